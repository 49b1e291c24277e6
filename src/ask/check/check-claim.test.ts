import { describe, expect, it } from 'vitest';
import { bareArticle, claimOn } from '../__fixtures__/claims.ts';
import { faultOf } from './check-claim.ts';
import type { CheckContext } from './context.ts';

const body =
  '4月11日上午,全市防汛备汛工作会议在市会议中心召开。市委书记陆文舟出席会议并讲话,市长沈克俭主持会议。' +
  '全市检查水库116座,发现隐患53处。会议没有研究人事事项。市体育馆将于10月开放。';

const article = bareArticle(body);
const context: CheckContext = {
  articles: new Map([[article.id, article]]),
  names: new Set(['陆文舟', '沈克俭', '白秋实']),
};
const claim = (text: string, from = 0, to = body.length) => claimOn(article, text, from, to);

describe('faultOf', () => {
  it.each([
    '4月11日上午，陆文舟出席全市防汛备汛工作会议并讲话。',
    '2023年4月11日，全市防汛备汛工作会议召开，沈克俭主持。',
    '53处：全市检查水库116座，发现隐患53处。',
    '会议没有研究人事事项。',
    '市体育馆将于10月开放。',
  ])('lets %s pass', (text) => {
    expect(faultOf(claim(text), context)).toBeNull();
  });

  it.each([
    ['4月11日上午，白秋实出席全市防汛备汛工作会议。', 'name'],
    ['4月11日上午，市人大常委会主任陆文舟出席全市防汛备汛工作会议。', 'title'],
    ['4月12日召开全市防汛备汛工作会议的消息，发生在5月11日。', 'date'],
    ['2022年4月11日，全市防汛备汛工作会议召开。', 'date'],
    ['全市检查水库116座，发现隐患35处。', 'number'],
    ['全市检查水库16座，发现隐患53处。', 'number'],
    ['陆文舟在会议上说“水库必须加固”。', 'quotation'],
    ['全市防汛备汛工作会议没有在市会议中心召开，陆文舟缺席。', 'deed'],
    ['市领导就今年的经济增长和招商引资提出了新的目标和任务。', 'unsupported'],
  ])('finds what is planted in %s: %s', (text, fault) => {
    expect(faultOf(claim(text), context)).toBe(fault);
  });

  it('finds a denial that no quote makes', () => {
    const end = body.indexOf('全市检查');
    expect(faultOf(claim('陆文舟没有出席全市防汛备汛工作会议。', 0, end), context)).toBe('negation');
  });

  it('finds a plan that no quote makes', () => {
    const end = body.indexOf('全市检查');
    expect(faultOf(claim('全市防汛备汛工作会议将于4月11日召开。', 0, end), context)).toBe('negation');
  });

  it('finds swapped people', () => {
    expect(faultOf(claim('4月11日上午，陆文舟主持全市防汛备汛工作会议。'), context)).toBe('deed');
  });

  it.each([
    [{ ...claim('会议召开。'), quotes: [] }, 'no_quote'],
    [claim('会议召开。', 0, 10_000), 'bad_quote'],
    [claim('会'.repeat(201)), 'too_long'],
  ])('finds a broken frame', (broken, fault) => {
    expect(faultOf(broken, context)).toBe(fault);
  });
});
