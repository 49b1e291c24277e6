import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndexFilter } from '../domain/archive-index.ts';
import { addDays, type DayRange } from '../domain/day.ts';
import type { ArticleReading } from '../domain/reading.ts';
import { reading, type Sketch } from './__fixtures__/readings.ts';
import { sharedReader } from './__fixtures__/temporary-index.ts';

const MANY = 5000;
/** One name in 5,000 reports, one a day, two papers in turn. */
const BUSY: ArticleReading[] = Array.from({ length: MANY }, (_, at) => {
  const day = addDays('2009-01-01', at);
  const text = `第${at}号简报：丁未出席第${at}次调度会。`;
  const sketch: Sketch = {
    source: `简报/${day}.txt`,
    n: 1,
    text,
    day,
    paper: at % 2 === 0 ? '澄江晚报' : '澄江日报',
    people: [{ name: '丁未' }],
    events: [{ name: `第${at}次调度会`, from: day, who: ['丁未'] }],
  };
  return reading(sketch);
});
const gathered = BUSY.map((one) => ({ ...one, article: { ...one.article, source: '简报/合订.txt' } }));

describe('a busy name', () => {
  const open = sharedReader(gathered);

  it('keeps every one of 5,000 events, in order of day', async () => {
    const events = await open().events({}, '丁未');
    expect(events).toHaveLength(MANY);
    expect(events.map(({ from }) => from)).toEqual(BUSY.map(({ article }) => article.issueDate?.value));
  });

  it('keeps every one of 5,000 passages of the exact scan, in archive order', async () => {
    const passages = await open().scanPassages('丁未');
    expect(passages.map(({ articleId }) => articleId)).toEqual(BUSY.map(({ article }) => article.id));
  });

  it('gives every article that is asked for', async () => {
    const ids = BUSY.map(({ article }) => article.id);
    expect((await open().articles(ids)).size).toBe(MANY);
    expect(await open().events({ articleIds: ids })).toHaveLength(MANY);
  });

  it('gives every article of an issue', async () => {
    const year: IndexFilter = { issueDays: [{ from: '2010-01-01', to: '2010-12-31' }] };
    expect(await open().issueArticles(year)).toHaveLength(365);
    expect((await open().issueArticles({ ...year, paper: '澄江晚报' })).length).toBeLessThan(365);
  });

  it('never finds more with a filter than without one', async () => {
    const days = fc
      .tuple(fc.integer({ min: -40, max: MANY + 40 }), fc.integer({ min: 0, max: 400 }))
      .map(([at, length]): DayRange => ({ from: addDays('2009-01-01', at), to: addDays('2009-01-01', at + length) }));
    const yearless = days.map(({ from }): DayRange => ({ from: `XXXX${from.slice(4)}`, to: `XXXX${from.slice(4)}` }));
    const ranges = fc.array(fc.oneof(days, yearless), { minLength: 1, maxLength: 2 });
    const filters = fc.record<IndexFilter>(
      { eventDays: ranges, issueDays: ranges, paper: fc.constantFrom('澄江晚报', '无名报') },
      { requiredKeys: [] },
    );
    const all = new Set((await open().events({}, '丁未')).map(({ id }) => id));
    await fc.assert(
      fc.asyncProperty(filters, filters, async (one, other) => {
        const few = (await open().events({ ...one, ...other }, '丁未')).map(({ id }) => id);
        const more = new Set((await open().events(other, '丁未')).map(({ id }) => id));
        expect(few.every((id) => all.has(id))).toBe(true);
        // A filter with more conditions keeps a part of what one with fewer keeps.
        if (Object.keys(one).every((key) => key in other)) expect(few).toHaveLength(more.size);
        else if (Object.keys(one).every((key) => !(key in other))) expect(few.every((id) => more.has(id))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

const LONG = '丁'.repeat(4096);
const HOSTILE = [
  "丁'未",
  "' OR '1'='1",
  "'; DROP TABLE events; --",
  '--',
  '/* 丁未 */',
  '丁\\未',
  "\\'",
  '%',
  '_',
  '丁%',
  '丁_',
  '😀丁未',
  '\ud83d',
  '丁\0未',
  '',
  ' ',
  '"丁未"',
  '`丁未`',
  `\${丁未}`,
  'NULL',
  LONG,
  "'".repeat(4096),
];

describe('hostile names', () => {
  const named = ["丁'未", '丁\\未', '丁%', '丁_', '😀丁未', '"丁未"'];
  const open = sharedReader(
    named.map((name, at) =>
      reading({
        source: '怪名.txt',
        n: at + 1,
        text: `第${at}则：${name}出席第${at}次会。`,
        day: '2021-09-06',
        paper: name,
        people: [{ name, titles: [name] }],
        events: [{ name: `第${at}次会`, from: '2021-09-05', who: [name] }],
      }),
    ),
  );

  it.each(HOSTILE)('%j finds what bears it and nothing else, on every path into SQL', async (name) => {
    const reader = open();
    const bears = named.includes(name) ? 1 : 0;
    expect(await reader.events({}, name)).toHaveLength(bears);
    expect(await reader.events({ paper: name })).toHaveLength(bears);
    expect(await reader.mentions({ name })).toHaveLength(bears);
    expect(await reader.issueArticles({ paper: name })).toHaveLength(bears);
    const id = name as (typeof BUSY)[number]['article']['id']; // ids of an attacker are made here
    expect(await reader.events({ articleIds: [id] })).toHaveLength(0);
    expect((await reader.articles([id])).size).toBe(0);
    expect(await reader.knownNames([name])).toEqual(new Set(bears ? [name] : []));
    const found = await reader.scanPassages(name);
    expect(found.every(({ text }) => text.includes(name.trim()))).toBe(true);
    expect(await reader.scanPassages('第0则', { paper: name })).toHaveLength(name === named[0] ? 1 : 0);
    const day = name as DayRange['from']; // a day of an attacker is made here
    expect(await reader.events({ eventDays: [{ from: day, to: day }] }).catch(() => [])).toHaveLength(0);
    expect(await reader.events({})).toHaveLength(named.length);
  });
});
