import { describe, expect, it } from 'vitest';
import type { HeldIssue } from '../domain/holdings.ts';
import type { HeldPage, IndexStats } from '../domain/index-stats.ts';
import { statsJson, statsText } from './stats.ts';

const issue = (day: string | null, parts: Partial<HeldIssue> = {}): HeldIssue => ({
  paper: '云栖晚报',
  day,
  inferred: false,
  pages: 4,
  articles: 30,
  doubtful: 0,
  ...parts,
});

const statsOf = (...issues: HeldIssue[]): IndexStats => ({
  holdings: { issues, files: 8, articles: 60, passages: 200, events: 25 },
  pages: [],
  people: 77,
  bytes: 3 * 1024 * 1024,
  version: '5',
});

const page = (source: string, doubtScore: number, parts: Partial<HeldPage> = {}): HeldPage => ({
  source,
  paper: '云栖晚报',
  day: '2031-03-01',
  page: 'A01',
  articles: 4,
  doubtful: doubtScore > 0 ? 2 : 0,
  doubtScore,
  ...parts,
});

const TOTALS = '共8个文件、60篇稿件、200个段落、25条活动记录、77个人名\n索引 3.0 MB，版本 5';

describe('statsJson', () => {
  it('counts by paper and names the days between two issues on which none is held', () => {
    const held = [issue('2031-02-27'), issue('2031-03-02', { doubtful: 2 }), issue('2031-03-03'), issue('2031-03-05')];
    expect(statsJson(statsOf(...held))).toEqual({
      papers: [
        {
          paper: '云栖晚报',
          issues: 4,
          pages: 16,
          articles: 120,
          doubtful: 2,
          doubt_score: 0,
          first: '2031-02-27',
          last: '2031-03-05',
          gaps: [
            { from: '2031-02-28', to: '2031-03-01' },
            { from: '2031-03-04', to: '2031-03-04' },
          ],
        },
      ],
      issues: 4,
      files: 8,
      articles: 60,
      passages: 200,
      events: 25,
      people: 77,
      most_doubtful: [],
      index_bytes: 3145728,
      version: '5',
    });
  });

  it('scores papers by their articles and names the most doubtful pages, sound ones left out', () => {
    const pages = [
      page('a.txt', 0.4, { articles: 1 }),
      page('b.txt', 0.2, { paper: null, day: null, page: null }),
      page('c.txt', 0, { articles: 3 }),
    ];
    expect(statsJson({ ...statsOf(issue('2031-03-01'), issue(null, { paper: null })), pages })).toMatchObject({
      papers: [
        { paper: '云栖晚报', doubt_score: 0.1 },
        { paper: null, doubt_score: 0.2 },
      ],
      most_doubtful: [
        {
          source: 'a.txt',
          paper: '云栖晚报',
          issue_date: '2031-03-01',
          page: 'A01',
          articles: 1,
          doubtful: 2,
          doubt_score: 0.4,
        },
        { source: 'b.txt', paper: null, issue_date: null, page: null, articles: 4, doubtful: 2, doubt_score: 0.2 },
      ],
    });
  });

  it('keeps papers apart, those without a name too, and makes no gap of unknown days', () => {
    const held = [issue('2031-03-01'), issue('2031-03-09', { paper: null }), issue('XXXX-05-01'), issue(null)];
    expect(statsJson(statsOf(...held))).toMatchObject({
      papers: [
        { paper: '云栖晚报', issues: 3, first: '2031-03-01', last: '2031-03-01', gaps: [] },
        { paper: null, issues: 1, first: '2031-03-09', last: '2031-03-09', gaps: [] },
      ],
    });
  });
});

describe('statsText', () => {
  it.each([
    [
      'several days',
      [issue('2031-03-01'), issue('2031-03-04')],
      '云栖晚报：2期、8版、60篇（2031年3月1日至2031年3月4日）',
    ],
    [
      'one day',
      [issue('2031-03-01', { doubtful: 3 })],
      '云栖晚报：1期、4版、30篇（2031年3月1日），存疑3篇，平均存疑度0.00',
    ],
    ['a day of unknown year', [issue('XXXX-05-01')], '云栖晚报：1期、4版、30篇（5月1日（年份不详））'],
    ['no day', [issue(null, { paper: null })], '报名不详：1期、4版、30篇（日期不详）'],
    ['a hostile name', [issue(null, { paper: '\x1b[31m晚\n报' })], '晚 报：1期、4版、30篇（日期不详）'],
  ])('tells %s', (_, held, line) => {
    expect(statsText(statsOf(...held))).toBe(`${line}\n${TOTALS}`);
  });

  it('names the ten most doubtful pages and counts the others', () => {
    const doubted = Array.from({ length: 12 }, (_, i) => page(`${i}\u001b[2J.txt`, 0.5 - i / 100));
    const lines = statsText({
      ...statsOf(issue('2031-03-01', { doubtful: 24 })),
      pages: [...doubted, page('z.txt', 0)],
    }).split('\n');
    expect(lines[0]).toBe('云栖晚报：1期、4版、30篇（2031年3月1日），存疑24篇，平均存疑度0.41');
    expect(lines.slice(3, 5)).toEqual([
      '最可疑的版面（用 wenbao inspect 查看原因）：',
      '  存疑度0.50  0.txt（《云栖晚报》2031年3月1日A01版）：4篇中2篇存疑',
    ]);
    expect(lines).toHaveLength(15);
    expect(lines.at(-1)).toBe('  另有2版存疑');
  });

  it('tells of an index that holds nothing', () => {
    expect(statsText(statsOf())).toBe(TOTALS);
  });
});
