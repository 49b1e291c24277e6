import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../domain/answer.ts';
import type { IndexReader } from '../../domain/archive-index.ts';
import { NO_SLOTS, type Slots } from '../../domain/conversation.ts';
import { twoCitiesIndex } from '../__fixtures__/two-cities-index.ts';
import { TALKS } from '../__fixtures__/two-cities-talks.ts';
import { answerQuestion } from '../answer-question.ts';

let reader: IndexReader;

beforeAll(async () => {
  reader = await twoCitiesIndex();
});

/** The answer to the last of several questions of one conversation, and what it leaves. */
async function talk(questions: readonly string[]): Promise<{ readonly answer: Answer; readonly slots: Slots }> {
  let slots = NO_SLOTS;
  let answer: Answer | null = null;
  for (const question of questions)
    ({ answer, slots } = await answerQuestion({ question, slots, askedOn: '2024-12-01' }, { reader, writer: null }));
  if (answer === null) throw new Error('a talk without questions');
  return { answer, slots };
}

describe('a talk over two cities', () => {
  it.each(TALKS.map(({ questions, wanted }) => [questions.join(' → '), questions, wanted] as const))(
    '%s',
    async (_, questions, { says = [], lacks = [], code = null, ...plan }) => {
      const { answer } = await talk(questions);
      expect(answer.reason?.code ?? null).toBe(code);
      expect(says.filter((words) => !answer.text.includes(words))).toEqual([]);
      expect(lacks.filter((words) => answer.text.includes(words))).toEqual([]);
      expect(answer.plan).toMatchObject(plan);
    },
  );
});

describe('what is asked back', () => {
  const LUO = '骆思齐2023年4月12日参加了哪些会议';

  it('is a list of questions that stand by themselves', async () => {
    const { answer, slots } = await talk([LUO, '那次会议在哪开的']);
    expect(answer.reason?.options).toEqual([
      {
        label: '2023年4月12日上午，全市文化旅游发展大会',
        question: '2023年4月12日上午全市文化旅游发展大会在哪开的',
      },
      { label: '2023年4月12日下午，市政府常务会议', question: '2023年4月12日下午市政府常务会议在哪开的' },
    ]);
    expect(slots.asked?.options).toEqual(answer.reason?.options);
    expect(slots.list).toHaveLength(2);
  });

  it('is forgotten once something else is asked', async () => {
    const { slots } = await talk([LUO, '那次会议在哪开的', '霁川湖大桥全长多少米']);
    expect(slots.asked).toBeUndefined();
  });

  it('shows the turn as it was typed', async () => {
    expect((await talk([LUO, '那次会议在哪开的', '第1个'])).answer.question).toBe('第1个');
  });
});
