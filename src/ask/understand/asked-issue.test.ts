import { describe, expect, it } from 'vitest';
import type { Holdings } from '../../domain/holdings.ts';
import { EMPTY_PLAN } from '../../domain/plan.ts';
import { askedIssue, asksForContents, isPage, withoutIssue } from './asked-issue.ts';

const issue = (paper: string) => ({ paper, day: '2020-05-22', inferred: false, pages: 1, articles: 1, doubtful: 0 });
const HOLDINGS: Holdings = {
  issues: [issue('槐江日报'), issue('石桥周报'), issue('石桥周报周末版')],
  files: 3,
  articles: 3,
  passages: 3,
  events: 0,
};

describe('askedIssue', () => {
  it.each([
    ['石桥周报报道了班定一的哪些活动', ['石桥周报'], null, true],
    ['2020年5月22日的石桥周报2版登了什么', ['石桥周报'], '2', true],
    ['石桥周报5月22日有什么新闻', ['石桥周报'], null, true],
    ['5月22日石桥周报周末版刊登了什么', ['石桥周报周末版'], null, true],
    ['5月22日头版登了什么', [], '1', true],
    ['5月22日a03版登了什么', [], 'A3', true],
    ['5月22日第十二版登了什么', [], '12', true],
    ['石桥周报社举办了什么活动', [], null, false],
    ['班定一5月18日去了哪里', [], null, false],
    ['石桥周报报道班定一5月18日出席了哪些会议', ['石桥周报'], null, false],
    ['石桥周报报道的5月18日上午召开的会议有谁参加', ['石桥周报'], null, false],
    ['石桥周报5月22日报道班定一出席了哪些会议', ['石桥周报'], null, true],
    ['5月22日石桥周报报道班定一参加了什么会', ['石桥周报'], null, true],
    ['这本书的第二版权归谁', [], null, false],
    ['纪念馆推出3.0版本', [], null, false],
  ])('%s → %j, page %s', (question, papers, page, onIssue) => {
    expect(askedIssue(question, HOLDINGS)).toEqual({ papers, page, onIssue });
  });

  it('takes paper and page out of the question', () => {
    expect(withoutIssue('石桥周报2版登了什么', { papers: ['石桥周报'], page: '2' }).replace(/\s/g, '')).toBe(
      '登了什么',
    );
  });
});

describe('isPage', () => {
  it.each([
    ['01', '1', true],
    ['3', '3', true],
    ['03', '3', true],
    ['a3', 'A3', true],
    ['A01', '1', true],
    ['A01', 'A1', true],
    ['B01', '1', false],
    ['第3版', '3', true],
    ['13', '3', false],
    [null, '3', false],
  ])('a page printed %s is page %s: %s', (printed, asked, is) => {
    expect(isPage(printed, asked)).toBe(is);
  });
});

describe('asksForContents', () => {
  const plan = {
    ...EMPTY_PLAN,
    on: 'issue' as const,
    times: [{ text: '5月22日', range: { from: '2020-05-22', to: '2020-05-22' } }],
  };

  it.each([
    ['5月22日的石桥周报头版登了什么？', true],
    ['5月22日石桥周报有哪些报道', true],
    ['5月22日石桥周报的头条是什么', true],
    ['5月22日石桥周报报道的茶园有多少亩', false],
  ])('%s: %s', (question, asks) => {
    expect(asksForContents({ ...plan, question })).toBe(asks);
  });

  it('leaves people, events and whole years to the lists', () => {
    const question = '石桥周报登了什么';
    expect(asksForContents({ ...plan, question, people: ['班定一'] })).toBe(false);
    expect(asksForContents({ ...plan, question, eventWords: ['会议'] })).toBe(false);
    const year = { text: '2020年', range: { from: '2020-01-01', to: '2020-12-31' } };
    expect(asksForContents({ ...plan, question, times: [year] })).toBe(false);
  });
});
