import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleId } from '../domain/ids.ts';
import { searchForm } from '../text/fold.ts';
import { reading } from './__fixtures__/readings.ts';
import { indexed, readerOf, sharedReader, temporaryFolder, writeFiles } from './__fixtures__/temporary-index.ts';

const MEETING = reading({
  source: '晚报/2021-09-06.txt',
  n: 1,
  title: '全市防汛工作调度会召开',
  text: '9月5日上午，全市防汛工作调度会召开。副市长尤礼、水利局局长丁未出席会议。尤礼强调，要把堤防巡查落到人头。',
  day: '2021-09-06',
  paper: '澄江晚报',
  page: 'A01',
  dates: [{ text: '9月5日上午', from: '2021-09-05' }],
  people: [
    { name: '尤礼', titles: ['副市长'] },
    { name: '丁未', titles: ['水利局局长'] },
  ],
  events: [{ name: '全市防汛工作调度会', from: '2021-09-05', dayPart: '上午', who: ['尤礼', '丁未'] }],
  said: [{ speaker: '尤礼强调', verb: '强调' }],
});
const FERRY = reading({
  source: '晚报/2021-09-06.txt',
  n: 2,
  title: '望湖轮渡恢复夜航',
  text: '望湖轮渡9月5日起恢复夜航，票价3.5元，末班船晚上十点开出。',
  day: '2021-09-06',
  paper: '澄江晚报',
  page: 'A02',
  dates: [{ text: '9月5日', from: '2021-09-05' }],
  events: [{ name: '恢复夜航', from: '2021-09-05', dayPart: '晚' }],
});
const UNDATED = reading({
  source: '旧页/无年.txt',
  title: '尤礼到敬老院慰问',
  text: '9月5日，尤礼到城北敬老院慰问老人，陪同的有丁 未等。',
  day: 'XXXX-09-06',
  inferred: true,
  dates: [{ text: '9月5日', from: 'XXXX-09-05' }],
  people: [{ name: '尤礼' }],
  events: [{ name: '到城北敬老院慰问', from: 'XXXX-09-05', who: ['尤礼'] }],
});
const WINTER = reading({
  source: '日报/2022-01-04.txt',
  title: '元旦灯会',
  text: '12月30日至1月3日，元旦灯会在南岸公园举行，游客超过1.3万人次，同比增长35%，GDP论坛同时举办。',
  day: '2022-01-04',
  paper: '澄江日报',
  dates: [{ text: '12月30日至1月3日', from: '2021-12-30', to: '2022-01-03' }],
  events: [{ name: '元旦灯会', from: '2021-12-30', to: '2022-01-03' }],
});
const NOTICE = reading({
  source: '日报/2022-01-04.txt',
  n: 2,
  text: '停水通告：南岸片区管网检修，恢复时间另行通知。',
  people: [],
  events: [{ name: '停水通告' }],
});
const ALL = [MEETING, FERRY, UNDATED, WINTER, NOTICE];
const reader = sharedReader(ALL);
const titles = new Map<ArticleId, string>(ALL.map(({ article }) => [article.id, article.title]));
const named = (ids: Iterable<{ articleId: ArticleId }>) => [
  ...new Set([...ids].map((one) => titles.get(one.articleId))),
];

describe('searching passages', () => {
  it.each([
    ['防汛调度会谁出席', MEETING],
    ['望湖輪渡夜航', FERRY],
    ['３５％', WINTER],
    ['gdp论坛', WINTER],
    ['停水', NOTICE],
  ])('finds %s first', async (question, wanted) => {
    const hits = await reader().searchPassages(question, 3);
    expect(hits[0]?.passage.articleId).toBe(wanted.article.id);
  });

  it('gives passages that are cut from their articles, best first', async () => {
    const hits = await reader().searchPassages('尤礼出席会议', 10);
    for (const { passage } of hits) {
      const article = ALL.find((one) => one.article.id === passage.articleId)?.article;
      expect(article?.text.slice(passage.start, passage.end)).toBe(passage.text);
    }
    expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).sort((a, b) => b - a));
  });

  it('finds an article by a headline that its body does not repeat', async () => {
    const quiet = reading({ title: '银杏大道通车', text: '昨日起市民出行更加方便，沿线公交同步调整。' });
    const hits = await (await indexed([...ALL, quiet])).searchPassages('银杏大道', 3);
    expect(hits[0]?.passage.articleId).toBe(quiet.article.id);
  });

  it.each(['', '  ', '？！', '什么'])('finds nothing for %j', async (text) => {
    expect(await reader().searchPassages(text, 5)).toEqual([]);
  });

  it('never adds by a filter, and never reorders by a longer limit', async () => {
    const index = reader();
    const long = await index.searchPassages('尤礼 南岸 夜航 通告', 10);
    const short = await index.searchPassages('尤礼 南岸 夜航 通告', 2);
    expect(short).toEqual(long.slice(0, 2));
    const narrow = await index.searchPassages('尤礼 南岸 夜航 通告', 10, {
      filter: { paper: '澄江晚报' },
    });
    const ids = long.map((hit) => hit.passage.id);
    expect(narrow.length).toBeGreaterThan(0);
    expect(narrow.every((hit) => ids.includes(hit.passage.id))).toBe(true);
  });
});

describe('scanning passages', () => {
  it.each([
    ['尤礼', [MEETING, UNDATED]],
    ['丁未', [MEETING, UNDATED]],
    ['礼', [MEETING, UNDATED]],
    ['防汛工作調度會', [MEETING]],
    ['35%', [WINTER]],
    ['5%', [WINTER]],
    ['3', [FERRY, WINTER]],
    ['Gdp', [WINTER]],
    ['会召开。副', [MEETING]],
    ['没有这话', []],
    ['', []],
    ["'; --", []],
    ['%', [WINTER]],
  ])('finds every passage that holds %j', async (literal, wanted) => {
    const found = await reader().scanPassages(literal);
    expect(named(found).sort()).toEqual(wanted.map((one) => one.article.title).sort());
  });

  it('finds what a naive scan finds, in rows that are indexed and rows that are not yet', async () => {
    const folder = await temporaryFolder();
    const words = ['澄江', '江水', '水利', '利民', '民生', '5日', '35', '礼', '尤礼', '的', 'GDP', '，'];
    const [few, many] = [1, 40];
    const bodies = fc.sample(fc.array(fc.constantFrom(...words), { minLength: few, maxLength: many }), {
      numRuns: 80,
      seed: 7,
    });
    const readings = bodies.map((parts, at) => reading({ source: 'x', n: at + 1, text: parts.join('') }));
    await writeFiles(folder, { x: readings.slice(0, 76) });
    await writeFiles(folder, { x: readings });
    const index = await readerOf(folder);
    const passages = new Map(readings.flatMap((one) => one.passages).map((passage) => [passage.id, passage.text]));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }), async (parts) => {
        const literal = parts.join('');
        const found = (await index.scanPassages(literal)).map((passage) => passage.id);
        const wanted = [...passages].filter(([, text]) => searchForm(text).includes(searchForm(literal)));
        expect(found.sort()).toEqual(wanted.map(([id]) => id).sort());
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it('gives them in archive order: by issue, those without a year behind, then by file and place', async () => {
    const found = await reader().scanPassages('，');
    expect(named(found)).toEqual([MEETING, FERRY, WINTER, UNDATED, NOTICE].map((one) => one.article.title));
  });
});

describe('reading events', () => {
  const name = (events: readonly { name: string }[]) => events.map((event) => event.name);

  it('gives every one by day and part of the day, those without a year and without a day last', async () => {
    const events = await reader().events({});
    expect(name(events)).toEqual(['全市防汛工作调度会', '恢复夜航', '元旦灯会', '到城北敬老院慰问', '停水通告']);
  });

  it.each([
    ['a year that is known', '2021-09-05', ['全市防汛工作调度会', '恢复夜航', '到城北敬老院慰问']],
    ['another year', '2020-09-05', ['到城北敬老院慰问']],
    ['no year', 'XXXX-09-05', ['全市防汛工作调度会', '恢复夜航', '到城北敬老院慰问']],
    ['another day', '2021-09-04', []],
    ['a day inside a range', '2022-01-01', ['元旦灯会']],
    ['a day without a year inside a range over New Year', 'XXXX-12-31', ['元旦灯会']],
  ])('by day with %s', async (_, day, wanted) => {
    expect(name(await reader().events({ eventDays: [{ from: day, to: day }] }))).toEqual(wanted);
  });

  it.each(['尤礼', '尤禮', '尤 礼'])('by the name of a participant, however it is written: %s', async (person) => {
    expect(name(await reader().events({}, person))).toEqual(['全市防汛工作调度会', '到城北敬老院慰问']);
  });

  it('by all conditions together', async () => {
    const filter = { eventDays: [{ from: '2021-09-05', to: '2021-09-05' }], paper: '澄江晚报' };
    expect(name(await reader().events(filter, '丁未'))).toEqual(['全市防汛工作调度会']);
  });

  it('gives the record as it was read', async () => {
    expect((await reader().events({}, '丁未'))[0]).toEqual(MEETING.events[0]);
  });
});

describe('filters', () => {
  it.each([
    ['issue day', { issueDays: [{ from: '2021-09-01', to: '2021-09-30' }] }, [MEETING, FERRY, UNDATED]],
    ['issue day without year', { issueDays: [{ from: 'XXXX-09-06', to: 'XXXX-09-06' }] }, [MEETING, FERRY, UNDATED]],
    ['event day', { eventDays: [{ from: '2021-09-05', to: '2021-09-05' }] }, [MEETING, FERRY, UNDATED]],
    ['event day of a whole year', { eventDays: [{ from: '2022-01-01', to: '2022-12-31' }] }, [WINTER, UNDATED]],
    ['paper', { paper: '澄江日报' }, [WINTER]],
    ['hostile paper', { paper: "x' OR '1'='1" }, []],
    ['articles', { articleIds: [FERRY.article.id] }, [FERRY]],
    ['no articles', { articleIds: [] }, []],
  ])('narrow by %s', async (_, filter, wanted) => {
    const found = await reader().scanPassages('，', filter);
    expect(named(found).sort()).toEqual(wanted.map((one) => one.article.title).sort());
  });
});

describe('a large index', () => {
  it('is narrowed by day just the same, in rows that are indexed by day and in rows that are not yet', async () => {
    const folder = await temporaryFolder();
    const days = Array.from({ length: 28 }, (_, at) => `2021-02-${String(at + 1).padStart(2, '0')}`);
    const readings = Array.from({ length: 5200 }, (_, at) => {
      const from = days[at % days.length] ?? '';
      return reading({ n: at + 1, text: `第${at}号通告。`, dates: [{ text: '通告', from }] });
    });
    await writeFiles(folder, { a: readings.slice(0, 5100) });
    await writeFiles(folder, { a: readings });
    const index = await readerOf(folder);
    const found = await index.scanPassages('通告', { eventDays: [{ from: '2021-02-27', to: '2021-03-05' }] });
    const wanted = readings.filter((one) => (one.dates[0]?.from ?? '') >= '2021-02-27');
    expect(found.map((passage) => passage.articleId).sort()).toEqual(wanted.map((one) => one.article.id).sort());
  });
});

describe('reading people', () => {
  it('finds mentions by name, however it is written', async () => {
    const found = await reader().mentions({ name: '尤禮' });
    expect(found).toEqual([
      { ...MEETING.people[0], articleId: MEETING.article.id },
      { ...UNDATED.people[0], articleId: UNDATED.article.id },
    ]);
  });

  it('finds mentions by part of a title', async () => {
    const found = await reader().mentions({ title: '局长' });
    expect(found.map((mention) => mention.name)).toEqual(['丁未']);
    expect(await reader().mentions({ title: "局长' --" })).toEqual([]);
  });

  it('knows names from facets, from text and from headlines', async () => {
    const index = reader();
    expect(await index.knowsName('丁未')).toBe(true);
    expect(await index.knowsName('元旦灯会')).toBe(true);
    expect(await index.knowsName('秦无衣')).toBe(false);
    expect(await index.knownNames(['尤礼', '丁 未', '秦无衣', '轮渡'])).toEqual(new Set(['尤礼', '丁 未']));
    expect(await index.countPeople()).toBe(2);
    expect(await index.people()).toEqual(['尤礼', '丁未']);
    expect(index.people()).toBe(index.people()); // read once
  });
});

describe('reading articles', () => {
  it('gives them whole, each once, and leaves unknown ids out', async () => {
    const ids = [MEETING.article.id, MEETING.article.id, 'unknown' as ArticleId]; // an id no article has
    const found = await reader().articles(ids);
    expect([...found]).toEqual([[MEETING.article.id, MEETING.article]]);
  });

  it('gives statements of the articles asked for', async () => {
    const index = reader();
    expect(await index.statements([MEETING.article.id, FERRY.article.id])).toEqual(MEETING.statements);
    expect(await index.statements([])).toEqual([]);
  });

  it('takes the earliest place of an article that stands in several', async () => {
    const again = { ...MEETING, article: { ...MEETING.article, source: '晚报/2021-09-01.txt' } };
    const index = await indexed([MEETING, again]);
    expect((await index.articles([MEETING.article.id])).get(MEETING.article.id)?.source).toBe('晚报/2021-09-01.txt');
    expect(await index.mentions({ name: '丁未' })).toHaveLength(1);
    expect(await index.events({})).toHaveLength(1);
  });
});

describe('holdings', () => {
  it('count papers, days, pages, articles and doubts', async () => {
    const { holdings } = reader();
    expect(holdings).toMatchObject({ files: 3, articles: 5, passages: 5, events: 5 });
    expect(holdings.issues).toEqual([
      { paper: null, day: null, inferred: false, pages: 1, articles: 1, doubtful: 0 },
      { paper: '澄江晚报', day: '2021-09-06', inferred: false, pages: 2, articles: 2, doubtful: 0 },
      { paper: '澄江日报', day: '2022-01-04', inferred: false, pages: 1, articles: 1, doubtful: 0 },
      { paper: null, day: 'XXXX-09-06', inferred: true, pages: 1, articles: 1, doubtful: 1 },
    ]);
  });
});

describe('an empty index', () => {
  it('answers everything with nothing', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {});
    const index = await readerOf(folder);
    expect(await index.searchPassages('防汛', 5)).toEqual([]);
    expect(await index.scanPassages('防汛')).toEqual([]);
    expect(await index.events({})).toEqual([]);
    expect(await index.knowsName('尤礼')).toBe(false);
    expect(index.holdings).toMatchObject({ issues: [], articles: 0 });
  });
});
