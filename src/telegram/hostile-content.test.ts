import { describe, expect, it } from 'vitest';
import type { ArticleId } from '../domain/ids.ts';
import { listAnswer, sampleCitation } from '../render/__fixtures__/answers.ts';
import { type Bench, startBench, until } from './__fixtures__/bot-bench.ts';
import { fakeArticle } from './__fixtures__/fake-archive.ts';

/** Marks of direction, characters without width, a control, half a pair, breaks, placeables, markup, and no end. */
const HOSTILE = `甲\u202e\u200b\u0000\ud83d😀\n\r\u2028{ $subject } { commands-start }</b>*_\`[x](tg://user?id=1)${'😀'.repeat(300)}\ud800`;
/** Pairs that begin at an even or an odd unit, wherever a text may be cut. */
const PAIRS = ['😀'.repeat(200), `云${'😀'.repeat(200)}`];

/** A bot whose archive and answers are made of such words. */
async function hostileBench(words: string): Promise<Bench> {
  const bench = await startBench({ settings: { admins: [7] } });
  const parts = { title: words, body: `${words}正文。`, page: words, paper: words };
  bench.archive.held.splice(0, bench.archive.held.length, fakeArticle({ id: 'a_hostile', ...parts }));
  bench.archive.papers = async () => [words, `${words}二`];
  const articleId = 'a_hostile' as ArticleId; // the fake archive's own
  const citations = [1, 2].map((n) => sampleCitation({ n, quote: words, title: words, paper: words, articleId }));
  const options = [words, '\u200b'].map((label) => ({ label, question: label }));
  bench.ask.reply = async (question) =>
    listAnswer({ question, text: `${words}[1]`, citations, reason: { code: 'ambiguous', text: words, options } });
  return bench;
}

const done = ({ api, state }: Bench) => until(() => api.pending.length === 0 && state.updates.pending().length === 0);

/** The bench holds every call against the rules of the Bot API when it ends. */
describe.each([
  ['anything', HOSTILE],
  ['pairs at even units', PAIRS[0] ?? ''],
  ['pairs at odd units', PAIRS[1] ?? ''],
])('an archive and readers that say %s', (_, words) => {
  it('break no message and no button of any command', async () => {
    const bench = await hostileBench(words);
    const reader = bench.reader();
    const bare = ['paper', 'context', 'following', 'today', 'issue', 'stats', 'start', 'feedback', 'users', 'status'];
    const given = [
      'paper',
      'date',
      'follow',
      'unfollow',
      'issue',
      'timeline',
      'lang',
      'start',
      'ban',
      'quota',
      'invite',
    ];
    for (const command of [...bare, ...given.map((name) => `${name} ${words}`), 'paper 云', 'paper 甲', 'context']) {
      reader.says(`/${command}`);
      await done(bench);
    }
    expect(bench.log.join('\n')).not.toMatch(/half a surrogate|refused/);
  });

  it('break no answer and nothing that its buttons show', async () => {
    const bench = await hostileBench(words);
    const reader = bench.reader();
    reader.says(words);
    await done(bench);
    const id = bench.state.answers.latest('telegram:7')?.id ?? '';
    const data = [`c:${id}:1`, `c:${id}:9999`, `a:${id}:1:0`, `a:${id}:2:9999`, `l:${id}:9999`, `p:${id}:9999:9999`];
    for (const pressed of [
      ...data,
      `w:${id}`,
      `t:${id}`,
      `o:${id}:0`,
      `o:${id}:1`,
      `b:${id}:9999:9999`,
      'm:o:a_hostile',
    ]) {
      await reader.forges(pressed).answer();
      await done(bench);
    }
    expect(bench.log.join('\n')).not.toContain('half a surrogate');
  });

  it('break no inline result and no file', async () => {
    const bench = await hostileBench(words);
    const reader = bench.reader();
    await reader.asksInline(words);
    reader.sendsFile({ name: `../../${words}.txt`, bytes: '正文', caption: words });
    await done(bench);
    expect(bench.keeper.reads.map(({ path }) => path.startsWith(`${bench.folder}/incoming/`))).toEqual([true]);
    expect(bench.keeper.reads[0]?.name).not.toMatch(/[/\\\0\p{Surrogate}]/u);
  });
});

describe('what a reader writes', () => {
  it('is no pattern of the texts of the bot', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('/follow { $subject } {commands-start}');
    await reader.sees('已关注“{ $subject } {commands-start}”');
  });
});
