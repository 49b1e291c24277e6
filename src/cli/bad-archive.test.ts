import { chmodSync, cpSync, mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writePage } from './__fixtures__/archives.ts';
import { jsonLines, temporary, wenbao, write } from './__fixtures__/wenbao.ts';

const binary = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 3, 0]);
const root = process.getuid?.() === 0;

const options = (archive: string) => ['--archive', archive, '--db', `${archive}-db`];

function goodPage(...names: string[]): string {
  return writePage(
    temporary(...names),
    '古桥保护座谈会举行',
    '3月28日下午，古桥保护座谈会在云栖古桥旁举行，市长林致远出席会议。',
  );
}

describe('an archive', () => {
  it('that is not there is named: exit code 2, for index and ask', async () => {
    const archive = temporary('nowhere');
    const runs = await Promise.all(
      [['index'], ['ask', '谁主持']].map((args) => wenbao([...args, ...options(archive)])),
    );
    const line = `找不到档案：${archive}。请用 --archive 指定一个文件夹或文件。\n`;
    expect(runs).toEqual([
      { code: 2, out: '', err: line },
      { code: 2, out: '', err: line },
    ]);
  });

  it('that is empty, or a folder of other things, is named too', async () => {
    const archive = temporary('empty');
    mkdirSync(temporary('empty', 'x.txt'), { recursive: true });
    write(temporary('empty', 'README.md'), 'about');
    write(temporary('empty', '.hidden.txt'), 'hidden');
    expect(await wenbao(['index', ...options(archive)])).toEqual({
      code: 2,
      out: '',
      err: `档案里没有可读的文件：${archive}。请放入 .txt、.md、.html、.pdf、.docx、.jsonl 或 .zip 文件，或用 --archive 另指一处。\n`,
    });
  });

  it('of unreadable files alone: each is named with its reason, exit code 1; a question gets that as its reason', async () => {
    const archive = temporary('unreadable');
    write(temporary('unreadable', 'a.txt'), binary);
    write(temporary('unreadable', 'b.txt'), '');
    write(temporary('unreadable', 'c.pdf'), '%PDF-1.4');
    write(temporary('unreadable', 'd.jsonl'), 'no json\n{"text": 3}\n');
    write(temporary('unreadable', 'e.txt.gz'), 'not packed');
    const run = await wenbao(['index', ...options(archive)]);
    expect(run.code).toBe(1);
    expect(run.err.trim().split('\n')).toEqual([
      '已跳过 a.txt：内容是可执行文件，不是文本',
      '已跳过 b.txt：文件是空的',
      '已跳过 c.pdf：PDF 损坏或不是 PDF',
      expect.stringMatching(/^已跳过 d\.jsonl：没有一行是有效的记录/),
      '已跳过 e.txt.gz：gzip 数据损坏',
      '档案里的文件一个也没有读成，索引是空的。请换成能读的文件，或用 wenbao inspect 查看原因。',
    ]);
    const asked = await wenbao(['ask', '谁主持', '--json', ...options(archive)]);
    expect(asked.code).toBe(0);
    expect(jsonLines(asked.out)).toMatchObject([{ status: 'not_found', reason: { code: 'archive_empty' } }]);
  });

  it('with good files among bad ones is read as far as it goes: exit code 0, and the answer stands', async () => {
    const archive = temporary('mixed');
    goodPage('mixed', '云栖晚报', '2031-03-29_A01.txt');
    write(temporary('mixed', 'binary.txt'), binary);
    write(temporary('mixed', '\u001b[31mred.txt'), '');
    goodPage('mixed', 'x.txt', '2031-03-30_A01.txt');
    const run = await wenbao(['index', '--json', ...options(archive)]);
    expect(run.code).toBe(0);
    expect(run.err).toBe('已跳过 red.txt：文件是空的\n已跳过 binary.txt：内容是可执行文件，不是文本\n');
    expect(jsonLines(run.out)).toMatchObject([
      { added: 2, articles: 2, skipped: [{ file: '\u001b[31mred.txt' }, { file: 'binary.txt' }] },
    ]);
    const asked = await wenbao(['ask', '林致远3月28日下午出席了什么会议', ...options(archive)]);
    expect(asked).toMatchObject({ code: 0, err: '', out: expect.stringContaining('古桥保护座谈会') });
  });

  it.skipIf(root)('with a file that may not be read is read without it', async () => {
    const archive = temporary('closed');
    goodPage('closed', '2031-03-29_A01.txt');
    chmodSync(goodPage('closed', '2031-03-30_A01.txt'), 0o000);
    const run = await wenbao(['index', ...options(archive)]);
    expect(run).toMatchObject({ code: 0, err: '已跳过 2031-03-30_A01.txt：没有读取权限\n' });
  });

  it.skipIf(root)('whose index folder may not be written to: the folder is named, and questions go on', async () => {
    const archive = temporary('open');
    goodPage('open', '2031-03-29_A01.txt');
    await wenbao(['index', ...options(archive)]);
    cpSync(`${archive}-db`, temporary('locked'), { recursive: true });
    chmodSync(temporary('locked'), 0o500);
    const db = ['--archive', archive, '--db', temporary('locked')];
    const [index, asked] = await Promise.all([wenbao(['index', ...db]), wenbao(['ask', '谁出席座谈会', ...db])]);
    expect(index).toEqual({
      code: 1,
      out: '',
      err: `索引文件夹不能写入（EACCES）：${temporary('locked')}。请检查权限，或用 --db 或 WENBAO_DB 另指一个文件夹。\n`,
    });
    expect(asked).toMatchObject({ code: 0, err: '' });
    chmodSync(temporary('locked'), 0o700);
  });
});
