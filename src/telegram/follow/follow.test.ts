import { describe, expect, it } from 'vitest';
import type { NewsItem } from '../../domain/news.ts';
import { listAnswer, sampleCitation } from '../../render/__fixtures__/answers.ts';
import { type Bench, type BenchOptions, startBench } from '../__fixtures__/bot-bench.ts';
import { fakeArticle } from '../__fixtures__/fake-archive.ts';
import { until } from '../__fixtures__/waiting.ts';

/** Whoever follows a subject finds it in every article whose text holds it. */
function withNews(bench: Bench): void {
  const { archive, news } = bench;
  news.find = async (ids, subjects) => {
    const articles = archive.held.filter(({ id }) => ids.includes(id));
    return articles.flatMap(({ id, title, text, issueDate }): NewsItem[] => {
      const named = subjects.filter((subject) => text.includes(subject));
      if (named.length === 0) return [];
      const mention = [{ articleId: id, start: 0, end: title.length }];
      const day = issueDate?.value ?? null;
      const about = named.map((subject) => ({ subject, person: null }));
      return [{ subjects: about, day, events: [], mention, told: [title], known: [title] }];
    });
  };
  news.write = async (items, scope) => {
    const head = scope.of === 'issue' ? `《${scope.paper}》${scope.day}` : `${scope.issues}期`;
    const text = [head, ...items.map(({ told }, at) => `${told[0]}[${at + 1}]`)].join('\n');
    const citations = items.map(({ told }, at) => sampleCitation({ n: at + 1, quote: told[0] ?? '' }));
    return { answer: listAnswer({ text, citations }), items };
  };
}

async function bench(options: BenchOptions = {}): Promise<Bench> {
  const made = await startBench(options);
  withNews(made);
  await seen(made);
  return made;
}

const seen = ({ archive, state }: Bench) => until(() => state.known.version() === archive.edition);
const sent = ({ state }: Bench) => until(() => state.digests.pending().length === 0);

/** A re-index that brings an article. */
async function publish(on: Bench, title: string, parts: { paper?: string; day?: string } = {}): Promise<void> {
  const { archive } = on;
  archive.held.push(
    fakeArticle({
      id: `a_${archive.held.length}${title.length}`,
      title,
      body: '正文。',
      page: String(archive.held.length),
      ...parts,
    }),
  );
  archive.edition = `${archive.edition}+`;
  await seen(on);
}

describe('/follow', () => {
  it('sends a digest of each new issue, with its sources and a button that ends the follow', async () => {
    const on = await bench();
    const reader = on.reader();
    reader.says('/follow 森林防火');
    await reader.sees('已关注“森林防火”');
    await publish(on, '森林防火进校园');
    const digest = await reader.sees('《云栖晚报》2031-09-06\n森林防火进校园');
    expect(digest.buttons).toEqual(expect.arrayContaining([expect.arrayContaining(['停止关注 森林防火'])]));
    expect(await reader.presses('停止关注 森林防火').answer()).toMatchObject({ text: '已停止关注“森林防火”。' });
    const without = await reader.sees('森林防火进校园');
    expect(without.buttons.flat()).toContain('出处1');
    expect(without.buttons.flat()).not.toContain('停止关注 森林防火');
    await publish(on, '森林防火进社区');
    await sent(on);
    await reader.seesNothing();
  });

  it.each([
    ['/follow', '想关注什么'],
    ['/follow 火', '太短'],
    ['/follow ！？。', '太短'],
    ['/follow 水 火', '太短'],
    [`/follow ${'火'.repeat(41)}`, '太长'],
    ['/unfollow 没有的事', '没有关注过'],
    ['/following', '还没有关注'],
    ['/unfollow', '还没有关注'],
  ])('answers %s with a line', async (command, line) => {
    const on = await bench();
    on.reader().says(command);
    await on.reader().sees(line);
    expect(on.state.follows.all()).toEqual([]);
  });

  it('knows a subject once, whatever its width and case', async () => {
    const on = await bench();
    const reader = on.reader();
    reader.says('/follow ＣＯＶＩＤ １９');
    await reader.sees('已关注');
    reader.says('/follow covid  19');
    await reader.sees('已经关注了');
    reader.says('/unfollow Covid 19');
    await reader.sees('已停止关注');
    expect(on.state.follows.all()).toEqual([]);
  });

  it('says so when the archive has never printed the subject', async () => {
    const on = await bench();
    on.news.knows = async () => false;
    on.reader().says('/follow 秦国闻');
    await on.reader().sees('馆藏里还没有见到过这个说法');
  });

  it('is for the admins of a group alone, and for whoever speaks as the group; digests come into its topic', async () => {
    const on = await bench();
    const group = on.api.supergroup(-100, [5]);
    const admin = group.member(21, { threadId: 5, status: 'administrator' });
    const member = group.member(22, { threadId: 5 });
    member.says('/follow 防火');
    await member.sees('只有管理员');
    admin.says('/follow 防火');
    await admin.sees('已关注“防火”');
    group.anonymousAdmin(5).says('/follow 防汛');
    await admin.sees('已关注“防汛”');
    expect(on.state.follows.of(-100, 5)).toHaveLength(2);
    await publish(on, '森林防火进校园');
    const digest = await admin.sees('森林防火进校园');
    expect(digest.threadId).toBe(5);
    expect(await member.presses('停止关注 防火').answer()).toMatchObject({ alert: true });
    expect(on.state.follows.of(-100, 5)).toHaveLength(2);
    expect(await admin.presses('停止关注 防火').answer()).toMatchObject({ text: '已停止关注“防火”。' });
    expect(on.state.follows.of(-100, 5)).toHaveLength(1);
  });

  it('ends no follow of another chat, whatever a button says', async () => {
    const on = await bench();
    const follow = on.state.follows.add({ chatId: 8, threadId: null, userId: 8, subject: '防火' });
    const reader = on.reader();
    reader.says('/following');
    await reader.sees('还没有关注');
    for (const data of [`f:x:${follow?.id}`, `f:l:${follow?.id}`, 'f:x:999', 'f:', 'f:x:-1', 'f:nonsense']) {
      expect((await reader.forges(data).answer()).text).toBe('这一项已经不在关注之列。');
    }
    expect(on.state.follows.all()).toHaveLength(1);
  });

  it('takes fifty subjects a chat and no more', async () => {
    const on = await bench({
      prepare: (_api, _ask, { follows }) => {
        for (let n = 0; n < 50; n++) follows.add({ chatId: 7, threadId: null, userId: 7, subject: `第${n}件事` });
      },
    });
    const reader = on.reader();
    reader.says('/follow 森林防火');
    await reader.sees('最多关注50项');
    reader.says('/following');
    const list = await reader.sees('正在关注（50项）');
    expect(list.keyboard).toHaveLength(50);
    reader.presses('停止关注 第7件事');
    const shorter = await reader.sees('正在关注（49项）');
    expect(shorter.text).not.toContain('第7件事\n');
  });
});

describe('digests', () => {
  const FOLLOWED: BenchOptions = {
    prepare: (_api, _ask, { follows }) => {
      follows.add({ chatId: 7, threadId: null, userId: 7, subject: '防火' });
    },
  };

  it('come once, whatever happens between: a restart, a re-index, the same told by another paper', async () => {
    const on = await bench(FOLLOWED);
    const reader = on.reader();
    await publish(on, '森林防火进校园');
    await reader.sees('森林防火进校园');
    await on.restart();
    on.archive.held.push(
      fakeArticle({ id: 'a_again', title: '森林防火进校园', body: '转载。', paper: '云栖日报', day: '2031-09-07' }),
    );
    on.archive.edition = 'v9';
    await seen(on);
    await sent(on);
    await reader.seesNothing();
    expect(on.state.usage.counters().get('digests')).toBe(1);
  });

  it('that were written before a stop are sent after the start, once', async () => {
    const on = await bench({
      ...FOLLOWED,
      settings: { quiet: { from: 0, to: 24 * 60 } },
    });
    const reader = on.reader();
    await publish(on, '森林防火进校园');
    await until(() => on.state.digests.pending().length === 1);
    await reader.seesNothing();
    await on.restart({ quiet: null });
    await reader.sees('森林防火进校园');
    await sent(on);
    await on.restart({ quiet: null });
    await reader.seesNothing();
  });

  it('are not sent for a follow that was ended meanwhile', async () => {
    const on = await bench({ ...FOLLOWED, settings: { quiet: { from: 0, to: 24 * 60 } } });
    await publish(on, '森林防火进校园');
    await until(() => on.state.digests.pending().length === 1);
    const reader = on.reader();
    reader.says('/unfollow 防火');
    await reader.sees('已停止关注');
    await on.restart({ quiet: null });
    await sent(on);
    await reader.seesNothing();
  });

  it('end with the follows of a chat that blocked the bot', async () => {
    const on = await bench(FOLLOWED);
    on.state.follows.add({ chatId: 8, threadId: null, userId: 8, subject: '防火' });
    const other = on.reader(8);
    on.reader().says('/following');
    await on.reader().sees('正在关注');
    on.reader().chat.record.bot = 'blocked'; // and the bot was not told
    await publish(on, '森林防火进校园');
    await other.sees('森林防火进校园');
    await until(() => on.state.follows.all().every(({ chatId }) => chatId === 8));
    await sent(on);
  });

  it('are summed up when many issues come at once', async () => {
    const on = await bench(FOLLOWED);
    const { archive } = on;
    for (let day = 10; day < 20; day++) {
      archive.held.push(
        fakeArticle({ id: `a_${day}`, title: `防火第${day}日`, body: '正文。', day: `2030-01-${day}` }),
      );
    }
    archive.edition = 'v2';
    await on.reader().sees('10期\n防火第19日');
    await sent(on);
    expect(on.state.usage.counters().get('digests')).toBe(1);
  });

  it('are looked for again as a whole when a look fails, or sees an index that cannot be read yet', async () => {
    const on = await bench(FOLLOWED);
    const { archive, news, log, state } = on;
    const { find, list } = news;
    news.find = () => Promise.reject(new Error('the index is away'));
    archive.held.push(fakeArticle({ id: 'a_new', title: '防火进校园', body: '正文。' }));
    archive.edition = 'v2';
    await until(() => log.some((line) => line.includes('news_failed')));
    news.list = async () => ({ ...(await list()), version: 'v3' });
    news.find = find;
    await on.reader().seesNothing();
    expect(state.known.version()).toBe('v1');
    news.list = list;
    await on.reader().sees('防火进校园');
    await sent(on);
  });

  it('wait while Telegram fails, and come once it is back', async () => {
    const on = await bench({ ...FOLLOWED, pace: { giveUp: 30 } });
    const broken = { kind: 'reply', code: 502 } as const;
    on.api.fail('sendMessage', broken, broken, broken, broken, broken, broken);
    await publish(on, '森林防火进校园');
    await on.reader().sees('森林防火进校园');
    await sent(on);
    expect(on.heads().filter((head) => head.includes('云栖晚报'))).toHaveLength(1);
  });
});

describe('a look at the archive during which', () => {
  it('a follower is forgotten keeps nothing for them', async () => {
    const on = await bench();
    on.state.follows.add({ chatId: 7, threadId: null, userId: 7, subject: '森林防火' });
    const { write } = on.news;
    on.news.write = async (...asked) => {
      on.state.forgetPerson(7);
      return write(...asked);
    };
    await publish(on, '森林防火进校园');
    expect(on.state.digests.pending()).toEqual([]);
    expect(on.state.digests.toldOf(7, null, ['森林防火进校园']).size).toBe(0);
    expect(on.reader().chat.texts()).toEqual([]);
  });
});

describe('a group that becomes a supergroup', () => {
  it('gets there what waited for it, with buttons that still end the follow', async () => {
    const on = await bench({ settings: { quiet: { from: 0, to: 1440 } } });
    const group = on.api.group(-7);
    const follow = on.state.follows.add({ chatId: -7, threadId: null, userId: 8, subject: '森林防火' });
    await publish(on, '森林防火进校园');
    expect(on.state.digests.pending()).toHaveLength(1);
    const moved = group.migratesTo(-107);
    group.member(8).sends({ migrate_to_chat_id: -107 });
    await until(() => on.log.some((line) => line.includes('chat_moved')));
    expect(on.state.digests.toldOf(-107, null, ['森林防火进校园']).size).toBe(1);
    await on.restart({ quiet: null });
    await until(() => moved.chat.texts().length === 1);
    expect(moved.chat.texts()[0]).toContain('森林防火进校园');
    expect(on.state.follows.of(-107, null)).toMatchObject([{ id: follow?.id }]);
  });
});
