import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../domain/answer.ts';
import type { IndexReader } from '../domain/archive-index.ts';
import { NO_SLOTS } from '../domain/conversation.ts';
import type { ArticleReading } from '../domain/reading.ts';
import { readingsOf } from './__fixtures__/folder-readings.ts';
import { memoryIndex } from './__fixtures__/memory-index.ts';
import { answerQuestion } from './answer-question.ts';

const sample = resolve(import.meta.dirname, '..', '..', 'data', 'sample');
let reader: IndexReader;
let readings: ArticleReading[];

beforeAll(async () => {
  readings = await readingsOf(sample);
  reader = memoryIndex(readings);
});

/** The answer to the last of several questions of one conversation. */
async function ask(...questions: string[]): Promise<Answer> {
  let slots = NO_SLOTS;
  let answer: Answer | null = null;
  for (const question of questions) {
    const result = await answerQuestion({ question, slots, askedOn: '2023-07-01' }, { reader, writer: null });
    [slots, answer] = [result.slots, result.answer];
  }
  return answer!;
}

describe('answerQuestion on the sample archive', () => {
  it('lists every event of a person on a day, each with its own quotes', async () => {
    const answer = await ask('秦国文9月5日出席了哪些会议');
    expect(answer.status).toBe('answered');
    expect(answer.claims.map((claim) => claim.event?.name)).toEqual([
      '全市新冠肺炎疫情防控工作调度会',
      '2022年国家网络安全宣传周衡阳专场活动启动仪式',
      expect.stringContaining('十三届市政协第六次常委会会议'),
    ]);
    expect(answer.claims.every((claim) => claim.citations.length > 0)).toBe(true);
  });

  it.each([
    ['秦国文12月25日出席了哪些会议', 'date_outside'],
    ['欧阳震霆出席了哪些会议', 'person_unknown'],
    ['云溪地铁1号线哪一年通车？', 'nothing_says'],
    ['', 'empty_question'],
    ['问'.repeat(10_000), 'question_too_long'],
  ])('refuses %s with the reason %s', async (question, code) => {
    const answer = await ask(question);
    expect([answer.status, answer.reason?.code, answer.claims]).toEqual(['not_found', code, []]);
  });

  it.each([
    ['谁主持了十三届市政协第六次常委会会议？', '刘丽华'],
    ['云溪二桥总投资多少？', '12.6亿元'],
    ['冰灯游园会的门票多少钱一张？', '五元'],
    ['2022年10月衡阳市委书记是谁？', '刘越高'],
    ['云溪二桥计划什么时候建成通车？', '2025年11月'],
  ])('%s → %s stands first', async (question, item) => {
    const answer = await ask(question);
    expect(answer.claims[0]?.text.slice(0, 30)).toContain(item);
  });

  it('keeps who and when from turn to turn', async () => {
    const answer = await ask('秦国文9月5日上午出席了哪些会议', '那下午呢');
    expect(answer.claims.map((claim) => claim.event?.dayPart)).toEqual(['下午']);
  });

  it('tells what a paper corrected later as it is right, with what was printed first and both sources', async () => {
    const answer = await ask('云溪市今年改造老旧小区惠及多少户居民？');
    expect(answer.claims[0]?.text).toMatch(/^6400户.*惠及居民6400户.*（原报道为“惠及居民4600户”，后经更正）。/);
    expect(answer.claims[0]?.citations.map((n) => answer.citations[n - 1]?.title)).toContain('更正');
  });

  it('quotes nothing but stored text', async () => {
    const texts = new Map(readings.map((reading) => [reading.article.id, reading.article.text]));
    for (const question of [
      '朱健10月5日去了哪些地方',
      '沈克俭强调了什么',
      '防汛备汛工作会议有哪些人参加',
      '林长一共多少名',
    ]) {
      const { citations } = await ask(question);
      expect(citations.length).toBeGreaterThan(0);
      for (const { articleId, start, end, quote } of citations)
        expect(texts.get(articleId)?.slice(start, end)).toBe(quote);
    }
  });

  it('says what was scanned', async () => {
    const { coverage } = await ask('秦国文9月5日出席了哪些会议');
    expect(coverage).toMatchObject({ articlesScanned: readings.length });
    expect(coverage.note).toContain(`${readings.length}篇`);
  });
});
