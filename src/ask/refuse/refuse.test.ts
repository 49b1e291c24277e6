import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../domain/answer.ts';
import type { IndexReader } from '../../domain/archive-index.ts';
import { NO_SLOTS } from '../../domain/conversation.ts';
import { ANSWERABLE, UNANSWERABLE } from '../__fixtures__/refusal-cases.ts';
import { twoCitiesIndex } from '../__fixtures__/two-cities-index.ts';
import { answerQuestion } from '../answer-question.ts';

let reader: IndexReader;

beforeAll(async () => {
  reader = await twoCitiesIndex();
});

async function ask(question: string, askedOn = '2024-12-01'): Promise<Answer> {
  return (await answerQuestion({ question, slots: NO_SLOTS, askedOn }, { reader, writer: null })).answer;
}

describe('a question that the pages do not answer', () => {
  it.each(UNANSWERABLE.map(([question, code, ...words]) => [question, code, words] as const))(
    '%s is refused: %s',
    async (question, code, words) => {
      const { status, reason, text } = await ask(question);
      expect([status, reason?.code]).toEqual(['not_found', code]);
      expect(words.filter((word) => !text.includes(word))).toEqual([]);
    },
  );
});

describe('a question that only looks like one', () => {
  it.each(ANSWERABLE.map(([question, ...words]) => [question, words] as const))('%s', async (question, words) => {
    const { reason, text } = await ask(question);
    expect(reason).toBeNull();
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });
});

describe('what is offered with a refusal', () => {
  it('quotes up to three passages, which stand in their articles', async () => {
    const { reason } = await ask('范亭渊5月8日参加了哪些活动');
    const nearest = reason?.nearest ?? [];
    expect(nearest.map(({ n }) => n)).toEqual([1, 2, 3]);
    const articles = await reader.articles(nearest.map(({ articleId }) => articleId));
    for (const { articleId, quote, start, end } of nearest)
      expect(articles.get(articleId)?.text.slice(start, end)).toBe(quote);
  });

  it('offers nothing that shares no word with the question', async () => {
    expect((await ask('量子计算机的原理是什么')).reason?.nearest).toBeUndefined();
  });

  it('says who did what somebody is asked to have done', async () => {
    const { reason, text } = await ask('靳雨薇什么时候主持了全市春季防火工作会议');
    expect(text).toMatch(/^报道未提及靳雨薇主持全市春季防火工作会议。报道所载：.*骆思齐主持/);
    expect(reason?.nearest?.[0]?.title).toBe('全市春季防火工作会议召开');
  });

  it('makes of a name that is alike a question of its own, and answers for nobody', async () => {
    const { reason, claims } = await ask('范亭远4月20日参加了哪些活动');
    expect(reason?.options).toEqual([{ label: '范亭渊', question: '范亭渊4月20日参加了哪些活动' }]);
    expect(claims).toEqual([]);
  });

  it.each([
    ['《湖城日报》4月5日登了什么', '《湖城日报》'],
    ['湖城晚报2023年4月5日头版有哪些新闻', '《湖城晚报》'],
  ])('names the papers held when another is asked for: %s', async (question, name) => {
    const { reason, text } = await ask(question);
    expect(reason?.code).toBe('issue_missing');
    expect(text).toContain(`馆藏中没有${name}`);
    expect(text).toContain('《沅湄晚报》');
  });

  it('tells of tomorrow’s weather when the archive reaches to the day of asking', async () => {
    expect((await ask('明天天气怎么样', '2023-04-05')).reason?.code).toBe('not_for_archive');
  });
});
