import { describe, expect, it } from 'vitest';
import type { PassageHit } from '../../domain/archive-index.ts';
import type { DayRange } from '../../domain/day.ts';
import { hitOf } from '../__fixtures__/hits.ts';
import { planOf } from '../__fixtures__/plans.ts';
import { FEATURES, fitOf, formsOf, rankQuestion } from './passage-fit.ts';

const even = () => 1;
const at = (from: string, to = from): { text: string; range: DayRange } => ({ text: from, range: { from, to } });
const asked = (question: string, ...times: { text: string; range: DayRange }[]) =>
  planOf({ question, text: question, times });

function fitting(plan: ReturnType<typeof asked>, hit: PassageHit) {
  const [form] = formsOf([hit]);
  if (!form) throw new Error('a hit has a form');
  return fitOf(rankQuestion(plan, even), hit, form);
}

describe('the words of a question', () => {
  it('are a share of the passage, of its head and of its best sentence', () => {
    const hit = hitOf({ text: '望湖轮渡停航。票价不变。', head: '轮渡' });
    const { sentence, sentences, headPairs, words } = fitting(asked('轮渡票价'), hit);
    expect(headPairs).toBeCloseTo(1 / 3);
    expect(sentence).toBeCloseTo(1 / 3);
    expect(sentences).toBeCloseTo(2 / 3);
    expect(words).toBeCloseTo(1);
  });

  it('say what the question is about by their rarest, wherever they stand', () => {
    const rarity = (token: string) => (token === '夜航' ? 9 : 1);
    const question = rankQuestion(asked('夜航票价多少钱一张'), rarity);
    const [head, none] = [hitOf({ head: '夜航开通', text: '昨日。' }), hitOf({ text: '票价多少钱一张' })];
    const [first, second] = formsOf([head, none]);
    expect(first && fitOf(question, head, first).rarest).toBeGreaterThan(0.5);
    expect(second && fitOf(question, none, second).rarest).toBeLessThan(0.5);
  });

  it('fit nothing when there are none, and every feature is a number', () => {
    const odd = ['', '\ud800', '😀'.repeat(50), '\0', "';--"].map((text) => hitOf({ text, head: text }));
    for (const hit of odd) {
      for (const question of ['', '？', '“”《》', '轮渡']) {
        const found = fitting(asked(question, at('2021-09-05')), hit);
        expect(FEATURES.filter((feature) => !Number.isFinite(found[feature]))).toEqual([]);
      }
    }
    expect(fitting(asked(''), hitOf({ text: '望湖轮渡' }))).toMatchObject({
      lexical: 1,
      sentence: 0,
      words: 0,
      rarest: 0,
    });
  });
});

describe('what a question wants to know', () => {
  it.each([
    ['a number', '轮渡票价多少元', 'number', '轮渡票价3.5元。', '轮渡票价不变。'],
    ['a year', '轮渡是哪一年停的', 'year', '轮渡1997年停航。', '轮渡早已停航。'],
    ['a day', '轮渡什么时候停的', 'day', '轮渡9月5日停航。', '轮渡早已停航。'],
    ['who holds an office', '航运公司经理是谁', 'holder', '航运公司经理尤礼到场。', '航运公司经理到场。'],
  ] as const)('%s is told by the one and not by the other', (_, question, feature, tells, does) => {
    expect(fitting(asked(question), hitOf({ text: tells }))[feature]).toBeGreaterThan(0);
    expect(fitting(asked(question), hitOf({ text: does }))[feature]).toBe(0);
    expect(fitting(asked('轮渡停航'), hitOf({ text: tells }))[feature]).toBe(0);
  });

  it('is quoted in part: the share that the passage or its head holds', () => {
    const plan = asked('谁写了《望湖谣》和《夜航曲》');
    expect(fitting(plan, hitOf({ text: '夜航曲', head: '望湖谣' })).quoted).toBe(1);
    expect(fitting(plan, hitOf({ text: '夜航曲' })).quoted).toBe(0.5);
    expect(fitting(asked('谁写了'), hitOf({ text: '夜航曲' })).quoted).toBe(0);
  });

  it.each([
    [0, 1],
    [1, 0],
    [7, 0],
  ])('stands in the opening: passage %i of its article, %i', (n, opening) => {
    expect(fitting(asked('轮渡'), hitOf({ n })).opening).toBe(opening);
  });
});

describe('time', () => {
  const NONE = { issuedThen: 0, yearInHead: 0, otherYearInHead: 0, yearIssued: 0, otherYearIssued: 0 };
  const IN_2021 = at('2021-01-01', '2021-12-31');
  const DAY = at('2021-09-05');

  it.each([
    ['no time asked for', [], '2021-09-06', '2019年公告', {}],
    ['the day after', [DAY], '2021-09-06', '', { issuedThen: 1, yearIssued: 1 }],
    ['the day itself', [DAY], '2021-09-05', '', { issuedThen: 1, yearIssued: 1 }],
    ['two days after', [DAY], '2021-09-07', '', { issuedThen: 1, yearIssued: 1 }],
    ['three days after', [DAY], '2021-09-08', '', { yearIssued: 1 }],
    ['the day before', [DAY], '2021-09-04', '', { yearIssued: 1 }],
    ['a day over New Year', [at('2021-12-31')], '2022-01-01', '', { issuedThen: 1, otherYearIssued: 1 }],
    ['another year', [IN_2021], '2020-09-06', '', { otherYearIssued: 1 }],
    ['the year in the head', [IN_2021], null, '2021年招生公告', { yearInHead: 1 }],
    ['another year in the head', [IN_2021], null, '2020年招生公告', { otherYearInHead: 1 }],
    ['the year beside another in the head', [IN_2021], null, '2020至2021学年', { yearInHead: 1 }],
    ['a number in the head that is no year', [IN_2021], null, '12021人报名，编号20201', {}],
    ['an issue without a year', [IN_2021], 'XXXX-09-06', '', {}],
    ['a time without a year', [at('XXXX-09-05')], '2020-09-06', '2020年', {}],
    ['the second of three years', [at('2019-01-01', '2021-12-31')], '2020-05-01', '', { yearIssued: 1 }],
    ['four years, which no notice is about', [at('2018-01-01', '2021-12-31')], '2012-05-01', '2012年', {}],
    ['one of two times', [at('2019-01-01', '2019-12-31'), IN_2021], '2021-02-01', '', { yearIssued: 1 }],
  ])('%s', (_, times, issueDay, head, wanted) => {
    const found = fitting(asked('招生公告', ...times), hitOf({ text: '公告', head, issueDay }));
    expect(found).toMatchObject({ ...NONE, ...wanted });
  });

  it('is told by the article when the index says so', () => {
    expect(fitting(asked('公告', DAY), hitOf({ inTime: true })).inTime).toBe(1);
    expect(fitting(asked('公告', DAY), hitOf({})).inTime).toBe(0);
  });
});
