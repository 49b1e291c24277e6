import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listAnswer, sampleCitation } from '../../render/__fixtures__/answers.ts';
import { type Bench, type BenchOptions, startBench } from '../__fixtures__/bot-bench.ts';
import { fakeArticle } from '../__fixtures__/fake-archive.ts';
import { aWhile, until } from '../__fixtures__/waiting.ts';

const LISTED: BenchOptions = { settings: { allowed: ['7'] } };

async function bench(options: BenchOptions = LISTED): Promise<Bench> {
  const on = await startBench(options);
  on.news.lines = async (events) =>
    new Map(events.map(({ id, name, quote }) => [id, { line: `2031年9月5日，${name}召开。`, ...quote }]));
  return on;
}

describe('inline mode', () => {
  it('offers events and articles to those on the list', async () => {
    const on = await bench();
    on.archive.held.push(fakeArticle({ id: 'a_more', title: '林致远的一天', body: '林致远每天早起。' }));
    on.archive.held.push(fakeArticle({ id: 'a_other', title: '9月5日城西起火', body: '9月5日凌晨，城西起火。' }));
    const { results, payload } = await on.reader().asksInline('林致远 9月5日');
    expect(results.map((result) => 'title' in result && result.title)).toEqual([
      '2031年9月5日，全市防汛工作会议召开。',
      '2031年9月5日，古桥保护座谈会召开。',
      '林致远的一天',
    ]);
    expect(payload).toMatchObject({ is_personal: true, next_offset: '' });
    expect(on.state.usage.counters().get('inline')).toBe(1);
  });

  it.each<[string, BenchOptions, boolean]>([
    ['an admin', { settings: { allowed: [], admins: [7] } }, true],
    ['somebody let in by an admin or an invitation', { settings: { allowed: [] } }, true],
    ['everybody of a bot that is open', { settings: { allowed: null } }, false],
    ['those not on the list', { settings: { allowed: ['8'] } }, false],
  ])('serves %s: as it should be', async (who, options, isServed) => {
    const on = await bench({
      ...options,
      prepare: (_api, _ask, { readers }) => {
        if (who.startsWith('somebody')) readers.setStanding(7, 'allowed');
      },
    });
    const { results, payload } = await on.reader().asksInline('林致远');
    expect(results.length > 0).toBe(isServed);
    if (!isServed) expect(payload.button).toMatchObject({ start_parameter: 'inline' });
  });

  it('explains itself to those who follow the hint to the private chat, and welcomes those who are served', async () => {
    const on = await bench({ settings: { admins: [1] } });
    const [reader, admin] = [on.reader(7), on.reader(1)];
    reader.opens('inline');
    expect((await reader.sees('@wenbao_test_bot')).text).toMatch(/登记.*您的编号是 7/);
    admin.opens('inline');
    await admin.sees('这里是问报');
  });

  it('gives those shut out nothing, not even a hint', async () => {
    const on = await bench({ ...LISTED, prepare: (_api, _ask, { readers }) => readers.setStanding(7, 'banned') });
    const { results, payload } = await on.reader().asksInline('林致远');
    expect(results).toEqual([]);
    expect(payload.button).toBeUndefined();
  });

  it.each([
    ['', '私聊'],
    [' \u200e\n', '私聊'],
    ['闻所未闻', '没有查到'],
  ])('points from %j to the private chat', async (query, line) => {
    const on = await bench();
    const { results, payload } = await on.reader().asksInline(query);
    expect(results).toEqual([]);
    expect(payload.button).toMatchObject({ text: expect.stringContaining(line), start_parameter: 'inline' });
  });

  it('pages through what is found', async () => {
    const on = await bench();
    for (let n = 0; n < 30; n++) {
      on.archive.held.push(fakeArticle({ id: `a_${n}`, title: `春灌第${n}天`, body: '春灌开始了。' }));
    }
    const reader = on.reader();
    const first = await reader.asksInline('春灌');
    expect(first.results).toHaveLength(20);
    expect(first.payload.next_offset).toBe('20');
    const second = await reader.asksInline('春灌', '20');
    expect(second.results).toHaveLength(10);
    expect(second.payload.next_offset).toBe('');
    const titles = [...first.results, ...second.results].map((result) => 'title' in result && result.title);
    expect(new Set(titles).size).toBe(30);
  });

  it('takes any query and offset', async () => {
    const on = await bench();
    const reader = on.reader();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 256 }),
        fc.string({ maxLength: 64 }),
        async (query, offset) => {
          await reader.asksInline(query, offset);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('says nothing where the look-up fails or takes too long, and goes on hearing', async () => {
    const on = await bench({ ...LISTED, pace: { answer: 50 } });
    const { archive, log } = on;
    const reader = on.reader();
    const search = archive.search;
    const faults = () => log.filter((line) => line.includes('inline_failed')).length;
    archive.search = () => Promise.reject(new Error('the index is away'));
    void reader.asksInline('林致远').catch(() => null);
    await until(() => faults() === 1);
    archive.search = () => new Promise(() => undefined);
    void reader.asksInline('林致远').catch(() => null);
    await until(() => faults() === 2);
    archive.search = search;
    expect((await reader.asksInline('林致远')).results).toHaveLength(2);
    expect(on.api.callsOf('answerInlineQuery')).toHaveLength(1);
  });

  it('ends a query when the same person types on', async () => {
    const on = await bench();
    const { archive } = on;
    const search = archive.search;
    let [asked, release] = [0, (): void => undefined];
    archive.search = async (query, limit) => {
      if (++asked === 1) await new Promise<void>((resolve) => (release = resolve));
      return search.call(archive, query, limit);
    };
    const reader = on.reader();
    void reader.asksInline('林').catch(() => null);
    await until(() => asked === 1);
    expect((await reader.asksInline('林致远')).results).toHaveLength(2);
    release();
    await aWhile();
    expect(on.api.callsOf('answerInlineQuery')).toHaveLength(1);
  });
});

describe('a link to a passage', () => {
  it('opens it as a source with its buttons', async () => {
    const on = await bench();
    const [flood] = on.archive.held;
    if (!flood) throw new Error('the fake archive holds it');
    on.news.passage = async ({ articleId, start, end }) => {
      const quote = flood.text.slice(start, end);
      return articleId === flood.id
        ? listAnswer({ citations: [sampleCitation({ articleId, quote, start, end })] })
        : null;
    };
    const reader = on.reader();
    const { results } = await reader.asksInline('林致远');
    const [result] = results;
    const [[button] = []] = (result && 'reply_markup' in result && result.reply_markup?.inline_keyboard) || [];
    const payload = new URL(button && 'url' in button ? button.url : '').searchParams.get('start') ?? '';
    reader.opens(payload);
    const source = await reader.sees('全市防汛工作会议在云栖会堂召开');
    expect(source.buttons.flat().length).toBeGreaterThan(0);
    reader.opens('a_0123456789abcdef01234567_0_20');
    await reader.sees('馆藏里已经没有这段文字');
  });

  it.each(['a_x_9_3', 'a_x_0_99999', 'a__0_9', 'a_x_-1_9'])('passes %s on', async (payload) => {
    const on = await bench();
    let looked = 0;
    on.news.passage = async () => {
      looked++;
      return null;
    };
    const reader = on.reader();
    reader.opens(payload);
    reader.says('/following');
    await reader.sees('还没有关注');
    expect(looked).toBe(0);
  });
});
