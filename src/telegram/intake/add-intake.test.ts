import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WenbaoError } from '../../errors.ts';
import { type BenchOptions, startBench, until } from '../__fixtures__/bot-bench.ts';
import type { Reading } from './reading.ts';

const ADMIN = 7;
const PAGE = { name: '云栖晚报_2031-09-07_A01.txt', bytes: '秋汛将至 巡堤不停\n\n本报讯。' };
const start = (options: BenchOptions = {}) =>
  startBench({ ...options, settings: { admins: [ADMIN], ...options.settings } });
const reading = (parts: Partial<Reading> = {}): Reading => ({
  file: 'A01.txt',
  skipped: null,
  paper: '云栖晚报',
  issueDate: '2031-09-07',
  page: 'A01',
  titles: ['秋汛将至 巡堤不停'],
  doubts: [],
  ...parts,
});

type Bench = Awaited<ReturnType<typeof start>>;
const waiting = ({ folder }: Bench) => readdirSync(join(folder, 'incoming'));

describe('a file that an admin sends', () => {
  it('is fetched, read and shown, and changes nothing before it is confirmed', async () => {
    const bench = await start();
    const bytes: string[] = [];
    bench.keeper.onRead = async (path, name) => {
      bytes.push(readFileSync(path, 'utf8'));
      return [
        reading({ file: name, doubts: ['报头缺失'] }),
        reading({ file: 'b.pdf', skipped: '只有图像', titles: [] }),
      ];
    };
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    const shown = await admin.sees('尚未入库');
    expect(bytes).toEqual([PAGE.bytes]);
    expect(shown.text).toContain('“云栖晚报_2031-09-07_A01.txt”读出1篇稿件（1个文件）');
    expect(shown.text).toContain('（《云栖晚报》2031年9月7日A01版）：1篇\n1. 秋汛将至 巡堤不停');
    expect(shown.text).toContain('存疑1处：\n· 报头缺失');
    expect(shown.text).toContain('没有收的1个：\n· b.pdf：只有图像');
    expect(shown.buttons).toEqual([['确认入库', '放弃']]);
    expect(bench.keeper.accepted).toEqual([]);
    expect(bench.keeper.reindexed).toBe(0);
  });

  it('goes into the archive and the index when it is confirmed, and is told', async () => {
    const bench = await start();
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    await admin.sees('尚未入库');
    const press = admin.presses('确认入库');
    expect((await press.answer()).text).toBe('正在入库');
    const report = await admin.sees('索引已更新');
    expect(report.text).toContain('已放进档案1个文件：云栖晚报_2031-09-07_A01.txt');
    expect(bench.keeper.accepted).toEqual([PAGE.name]);
    expect(bench.keeper.reindexed).toBe(1);
    expect(admin.chat.messages().flatMap(({ buttons }) => buttons.flat())).toEqual([]);
    await until(() => waiting(bench).length === 0);
    expect(bench.state.intake.list()).toEqual([]);
  });

  it('is deleted when it is dropped', async () => {
    const bench = await start();
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    await admin.sees('尚未入库');
    admin.presses('放弃');
    await admin.sees('已放弃');
    await until(() => waiting(bench).length + bench.state.intake.list().length === 0);
    expect(bench.keeper.accepted).toEqual([]);
  });

  it('is decided on once', async () => {
    const bench = await start();
    let go: () => void = () => undefined;
    bench.keeper.onAccept = (name) =>
      new Promise((resolve) => {
        go = () => resolve({ added: [name], held: [], left: [] });
      });
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    const { id } = await admin.sees('尚未入库');
    const data = admin.button('确认入库');
    const forge = () => admin.forges('callback_data' in data ? data.callback_data : '', id);
    admin.presses('确认入库');
    await until(() => bench.keeper.accepted.length === 1);
    expect((await forge().answer()).text).toBe('正在办，请稍候');
    go();
    await admin.sees('索引已更新');
    await until(() => waiting(bench).length === 0);
    expect((await forge().answer()).text).toContain('已经办过');
    expect(bench.keeper.accepted).toHaveLength(1);
  });

  it('waits on over a restart', async () => {
    const bench = await start();
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    await admin.sees('尚未入库');
    await bench.restart();
    admin.presses('确认入库');
    await admin.sees('索引已更新');
    expect(bench.keeper.accepted).toEqual([PAGE.name]);
  });

  it('expires after seven days', async () => {
    const bench = await start({
      prepare: (_api, _ask, state) => {
        const list = state.intake.list.bind(state.intake);
        const old = (file: ReturnType<typeof list>[number]) => ({
          ...file,
          at: new Date(file.at.getTime() - 7.1 * 86_400_000),
        });
        const get = state.intake.get.bind(state.intake);
        Object.assign(state.intake, {
          list: () => list().map(old),
          get: (id: number) => {
            const file = get(id);
            return file && old(file);
          },
        });
      },
    });
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    await admin.sees('尚未入库');
    expect((await admin.presses('确认入库').answer()).text).toContain('已过期');
    admin.sendsFile({ ...PAGE, name: 'b.txt' });
    await admin.sees('b.txt');
    expect(bench.state.intake.list().map(({ name }) => name)).toEqual(['b.txt']);
    expect(waiting(bench)).toHaveLength(1);
  });

  it('leaves no bytes behind that nothing names, but lets fresh ones be', async () => {
    const bench = await start();
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    await admin.sees('尚未入库');
    const [folder = ''] = waiting(bench);
    bench.state.intake.remove(bench.state.intake.list()[0]?.id ?? 0);
    await bench.restart();
    expect(waiting(bench)).toEqual([folder]);
    utimesSync(join(bench.folder, 'incoming', folder), 1, 1);
    await bench.restart();
    await until(() => waiting(bench).length === 0);
  });

  it.each([
    ['../../../evil.txt', 'evil.txt'],
    ['C:\\a\\b.txt', 'b.txt'],
    ['.\u202e..hidden\n.txt', '_..hidden_.txt'],
    [`${'长'.repeat(200)}.pdf`, `${'长'.repeat(75)}.pdf`],
  ])('named %j lies in the state folder under a safe name', async (name, safe) => {
    const bench = await start();
    const admin = bench.reader(ADMIN);
    admin.sendsFile({ name, bytes: 'x' });
    await admin.sees('尚未入库');
    const [{ path = '' } = {}] = bench.keeper.reads;
    expect(bench.keeper.reads.map((read) => read.name)).toEqual([safe]);
    expect(path.startsWith(join(bench.folder, 'incoming'))).toBe(true);
    expect(existsSync(path)).toBe(true);
  });

  it('in which nothing can be read is told and not kept', async () => {
    const bench = await start();
    bench.keeper.onRead = async (_, file) => [reading({ file, skipped: '只有图像，需要先做文字识别', titles: [] })];
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    const told = await admin.sees('没有留下');
    expect(told.text).toBe(
      `“${PAGE.name}”里没有读出稿件，没有留下这个文件。\n没有收的1个：\n· ${PAGE.name}：只有图像，需要先做文字识别`,
    );
    expect(told.buttons).toEqual([]);
    expect(waiting(bench)).toEqual([]);
  });

  it('of a kind that is not read is told with what can be sent', async () => {
    const bench = await start();
    bench.keeper.onRead = () => Promise.reject(new WenbaoError('不是能读的格式', { hint: '请发 .txt' }));
    const admin = bench.reader(ADMIN);
    admin.sendsFile({ name: 'a.exe', bytes: 'x' });
    expect((await admin.sees('没有读成')).text).toContain('不是能读的格式。请发 .txt。');
    expect(waiting(bench)).toEqual([]);
  });

  it('shows nothing of an error that is not ours', async () => {
    const bench = await start();
    bench.keeper.onRead = () => Promise.reject(new Error('/srv/secret/path'));
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    expect((await admin.sees('没有读成')).text).not.toContain('secret');
    expect(bench.log.join('\n')).not.toContain('secret/path');
  });

  it('that is too large is not fetched', async () => {
    const bench = await start();
    const admin = bench.reader(ADMIN);
    admin.sendsFile({ ...PAGE, size: 3_000_000_000 });
    await admin.sees('太大了');
    expect(bench.api.callsOf('getFile')).toEqual([]);
  });

  it('that the server finds too large is told so, with its limit', async () => {
    const refused = { kind: 'reply', code: 400, description: 'Bad Request: file is too big' } as const;
    const bench = await start({ prepare: (api) => api.fail('getFile', refused) });
    const admin = bench.reader(ADMIN);
    admin.sendsFile({ ...PAGE, size: 30_000_000 });
    const told = await admin.sees('太大了');
    expect(told.text).toContain('最多20MB');
    expect(told.text).not.toMatch(/过一会儿|getFile/);
    expect(waiting(bench)).toEqual([]);
  });

  it('is fetched again when the network breaks', async () => {
    const bench = await start({
      prepare: (api) => {
        api.fail('getFile', { kind: 'reply', code: 500 });
        api.fail('download', { kind: 'reply', code: 502 }, { kind: 'cut' });
      },
    });
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    await admin.sees('尚未入库');
    expect(bench.keeper.reads).toHaveLength(1);
  });

  it('that cannot be fetched is told, without the address', async () => {
    const gone = { kind: 'reply', code: 404 } as const;
    const bench = await start({ prepare: (api) => api.fail('download', gone) });
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    const told = await admin.sees('没有读成');
    expect(told.text).toContain('文件没有取到');
    expect(told.text).not.toContain(bench.api.token);
    expect(waiting(bench)).toEqual([]);
  });

  it('that could not be put there goes on waiting, with its buttons', async () => {
    const bench = await start();
    bench.keeper.onAccept = () => Promise.reject(new WenbaoError('磁盘已满', { hint: '请腾出空间' }));
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    await admin.sees('尚未入库');
    admin.presses('确认入库');
    expect((await admin.sees('没有入库')).text).toContain('磁盘已满。请腾出空间。');
    bench.keeper.onAccept = async (name) => ({ added: [name], held: [], left: [] });
    admin.presses('确认入库');
    await admin.sees('索引已更新');
    expect(bench.keeper.reindexed).toBe(1);
  });

  it('that is there already is told so', async () => {
    const bench = await start();
    const left = [{ file: 'x', reason: '加了密码，读不了' }];
    bench.keeper.onAccept = async (name) => ({ added: [], held: [name], left });
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    await admin.sees('尚未入库');
    admin.presses('确认入库');
    const told = await admin.sees('索引已更新');
    expect(told.text).toContain('已有同样的1个文件');
    expect(told.text).toContain('x：加了密码');
  });

  it('of which nothing could be put there leaves the index alone', async () => {
    const bench = await start();
    bench.keeper.onAccept = async () => ({ added: [], held: [], left: [{ file: 'x', reason: '是链接，不读' }] });
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    await admin.sees('尚未入库');
    admin.presses('确认入库');
    await admin.sees('x：是链接');
    expect(bench.keeper.reindexed).toBe(0);
  });

  it('is indexed after the next start when the bot was stopped over that', async () => {
    const bench = await start({ pace: { drain: 50, farewell: 500 } });
    const report = await bench.keeper.onReindex(new AbortController().signal);
    bench.keeper.onReindex = (signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    await admin.sees('尚未入库');
    admin.presses('确认入库');
    await until(() => bench.keeper.reindexed === 1);
    const stopping = bench.restart();
    bench.keeper.onReindex = async () => report;
    bench.keeper.onAccept = async (name) => ({ added: [], held: [name], left: [] });
    await stopping;
    await admin.sees('索引已更新');
    await until(() => waiting(bench).length === 0);
    expect(bench.keeper.reindexed).toBe(2);
    expect(admin.chat.fromBot()).toHaveLength(2);
  });

  it('stays within one message however much it holds, and hostile words stay words', async () => {
    const bench = await start();
    const title = '\u202e<b>粗</b>'.repeat(40);
    bench.keeper.onRead = async () =>
      Array.from({ length: 300 }, (_, n) =>
        reading({ file: `${n}/${'深'.repeat(90)}.txt`, titles: Array(30).fill(title), doubts: [`疑${n}${title}`] }),
      );
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    const shown = await admin.sees('尚未入库');
    expect(shown.text.length).toBeLessThanOrEqual(4096);
    expect(shown.text).toMatch(/另有\d+个文件，不再一一列出/);
    expect(shown.text).not.toContain('\u202e');
  });

  it('is read one after another, and meanwhile questions are answered', async () => {
    const bench = await start();
    const open: (() => void)[] = [];
    bench.keeper.onRead = (_, file) => new Promise((resolve) => open.push(() => resolve([reading({ file })])));
    const admin = bench.reader(ADMIN);
    admin.sendsFile({ name: 'a.txt', bytes: 'a' });
    admin.sendsFile({ name: 'b.txt', bytes: 'b' });
    admin.says('谁主持');
    await admin.sees('答：谁主持');
    await until(() => open.length === 1);
    open[0]?.();
    await admin.sees('a.txt');
    await until(() => open.length === 2);
    open[1]?.();
    await admin.sees('b.txt');
  });

  it('is read anew when the bot was stopped over it', async () => {
    const bench = await start({ pace: { drain: 50, farewell: 50 } });
    bench.keeper.onRead = () => new Promise(() => undefined);
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    await until(() => bench.keeper.reads.length === 1);
    const stopping = bench.restart();
    bench.keeper.onRead = async (_, file) => [reading({ file })];
    await stopping;
    await admin.sees('尚未入库');
    expect(admin.chat.fromBot()).toHaveLength(1);
  });
});

describe('files and buttons of others', () => {
  it('get one line, an album one', async () => {
    const bench = await start();
    const reader = bench.reader(8);
    reader.sendsFile(PAGE);
    await reader.sees('由管理员发来');
    for (const name of ['a', 'b'])
      reader.sends({ document: { file_id: name, file_unique_id: name }, media_group_id: 'm' });
    await reader.sees('由管理员发来');
    await reader.seesNothing();
    expect(bench.api.callsOf('getFile')).toEqual([]);
  });

  it('cannot decide on a file, whatever their client sends', async () => {
    const bench = await start();
    const admin = bench.reader(ADMIN);
    admin.sendsFile(PAGE);
    await admin.sees('尚未入库');
    const id = bench.state.intake.list()[0]?.id;
    const reader = bench.reader(8);
    reader.says('你好');
    await reader.sees('答：');
    for (const data of [`i:y:${id}`, `i:n:${id}`]) {
      expect((await reader.forges(data).answer()).text).toContain('只有管理员');
    }
    expect(bench.keeper.accepted).toEqual([]);
    expect(bench.state.intake.list()).toHaveLength(1);
  });

  it('hear nothing in a group, even where an admin sends a file', async () => {
    const bench = await start();
    const admin = bench.api.group(-5).member(ADMIN);
    admin.sendsFile(PAGE);
    await admin.seesNothing();
    expect(bench.keeper.reads).toEqual([]);
  });
});

describe('/reindex', () => {
  it('tells an admin how far it is and what it did', async () => {
    const bench = await start();
    let go: () => void = () => undefined;
    const reindex = bench.keeper.reindex.bind(bench.keeper);
    Object.assign(bench.keeper, {
      reindex: async (signal: AbortSignal, onStep: (step: { done: number; total: number }) => void) => {
        onStep({ done: 3, total: 9 });
        await new Promise<void>((resolve) => {
          go = resolve;
        });
        return reindex(signal);
      },
    });
    const admin = bench.reader(ADMIN);
    admin.says('/reindex');
    await admin.sees('正在更新索引：3/9个文件');
    go();
    await admin.sees('索引已更新，用时0.1秒：新增0篇');
    expect(admin.chat.fromBot()).toHaveLength(1);
  });

  it('sends the report where the progress cannot be edited any more', async () => {
    const bench = await start();
    const refused = { kind: 'reply', code: 400, description: "Bad Request: message can't be edited" } as const;
    bench.api.fail('editMessageText', refused, refused);
    const admin = bench.reader(ADMIN);
    admin.says('/reindex');
    await admin.sees('索引已更新');
    expect(admin.chat.texts()).toEqual(['正在更新索引……', expect.stringContaining('索引已更新')]);
  });

  it('says why it could not', async () => {
    const bench = await start();
    bench.keeper.onReindex = () => Promise.reject(new WenbaoError('另一个进程正在更新', { hint: '请等它完成' }));
    const admin = bench.reader(ADMIN);
    admin.says('/reindex');
    await admin.sees('另一个进程正在更新。请等它完成。');
  });

  it('is for admins alone', async () => {
    const bench = await start();
    const reader = bench.reader(8);
    reader.says('/reindex');
    await reader.sees('没有这个命令');
    expect(bench.keeper.reindexed).toBe(0);
  });
});
