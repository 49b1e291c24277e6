import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { ArticleId, PassageId } from '../../domain/ids.ts';
import { EMPTY_PLAN } from '../../domain/plan.ts';
import { evidenceWith } from '../__fixtures__/evidence.ts';
import { articleOf } from '../__fixtures__/plans.ts';
import { coverageOf } from './coverage.ts';

const HOLDINGS = { issues: [], files: 1, articles: 3, passages: 9, events: 0 };

/** Doubts by the title of their article, which is its id too. */
function evidenceOf(doubts: Readonly<Record<string, readonly (readonly [code: string, text: string])[]>>): Evidence {
  const articles = Object.entries(doubts).map(([title, own]) => {
    const id = title as ArticleId; // branded: an id of a test is made here
    return { ...articleOf(title, ''), id, doubts: own.map(([code, text]) => ({ code, text })) };
  });
  return evidenceWith(articles);
}

const citing = (...titles: string[]): DraftClaim[] => [
  { text: '', event: null, quotes: titles.map((title) => ({ articleId: title as ArticleId, start: 0, end: 1 })) },
];
const noteOf = (evidence: Evidence, claims: DraftClaim[]) => coverageOf(EMPTY_PLAN, evidence, HOLDINGS, claims).note;
const CUT = ['cut', '原文在句中中断，文末可能缺失'] as const;

describe('the note of an answer', () => {
  it('names the cited articles that are in doubt, and why', () => {
    const evidence = evidenceOf({ 堤防: [CUT], 轮渡: [['continued', '本稿跨版：下转A03版']] });
    expect(noteOf(evidence, citing('堤防', '轮渡'))).toMatch(
      /^引文所在稿件存疑：《堤防》原文在句中中断，文末可能缺失；《轮渡》本稿跨版：下转A03版。查遍馆藏/,
    );
  });

  it('says a doubt of several articles once', () => {
    const evidence = evidenceOf({ 堤防: [CUT], 轮渡: [CUT], 灯会: [CUT] });
    expect(noteOf(evidence, citing('堤防', '轮渡', '灯会'))).toContain(
      '《堤防》《轮渡》等3篇原文在句中中断，文末可能缺失。',
    );
  });

  it.each([
    [
      'what the citation line says already',
      evidenceOf({
        堤防: [
          ['date-inferred', '推定'],
          ['no-headline', '无标题'],
          ['paper-unknown', '报名不详'],
        ],
      }),
      citing('堤防'),
    ],
    ['what concerns the operator alone', evidenceOf({ 堤防: [['page-unknown', '版次不详']] }), citing('堤防')],
    ['an article that is not cited', evidenceOf({ 堤防: [CUT], 轮渡: [] }), citing('轮渡')],
    ['a refusal', evidenceOf({ 堤防: [CUT] }), []],
  ])('is silent on %s', (_, evidence, claims) => {
    expect(noteOf(evidence, claims)).not.toContain('存疑');
  });
});

describe('what a list was looked for in', () => {
  const issues = Array.from({ length: 60 }, (_, at) => addDays('2023-03-01', at))
    .filter((day) => day !== '2023-04-05')
    .map((day) => ({ paper: '云溪日报', day, inferred: false, pages: 4, articles: 20, doubtful: 1 }));
  const plan = { ...EMPTY_PLAN, kind: 'list', people: ['沈克俭'] } as const;
  const april = [{ text: '4月4日', range: { from: '2023-04-04', to: '2023-04-04' } }];

  it('tells the issue that a daily paper lacks in the week in which a day is told of', () => {
    const coverage = coverageOf({ ...plan, times: april }, evidenceOf({}), { ...HOLDINGS, issues });
    expect(coverage.missing).toEqual([{ paper: '云溪日报', day: '2023-04-05' }]);
    expect(coverage.note).toContain('《云溪日报》缺2023年4月5日1期（或为休刊），缺版不详');
    expect(coverage.note).toContain('其中4月4日前后的有7期');
    expect(coverage.note).toContain('其中7篇存疑');
  });

  it('says that it is unknown where the days of publication are', () => {
    const some = issues.filter((_, at) => at % 10 === 0);
    const coverage = coverageOf(plan, evidenceOf({}), { ...HOLDINGS, issues: some });
    expect(coverage.missing).toBeUndefined();
    expect(coverage.note).toContain('是否有缺期、缺版不详');
  });

  it('counts mentions that no event explains, and offers their reports', () => {
    const id = '堤防' as ArticleId; // a title is its id here
    const passage = { id: 'p' as PassageId, articleId: id, n: 0, start: 0, end: 9, text: '沈克俭说，沈克俭来过。' };
    const evidence = { ...evidenceOf({ 堤防: [] }), scannedFor: ['沈克俭'], scanned: [passage] };
    const { furtherMentions, note } = coverageOf(plan, evidence, HOLDINGS);
    expect(furtherMentions).toBe(2);
    expect(note).toContain('另有2处提及沈克俭，未见具体活动（见《堤防》）。');
    expect(coverageOf({ ...plan, kind: 'who' }, evidence, HOLDINGS).furtherMentions).toBe(0);
  });
});
