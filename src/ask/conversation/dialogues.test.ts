import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../domain/answer.ts';
import type { IndexReader } from '../../domain/archive-index.ts';
import { NO_SLOTS } from '../../domain/conversation.ts';
import { DIALOGUES } from '../__fixtures__/dialogues.ts';
import { MORE_DIALOGUES } from '../__fixtures__/dialogues-more.ts';
import { readingsOf } from '../__fixtures__/folder-readings.ts';
import { memoryIndex } from '../__fixtures__/memory-index.ts';
import { answerQuestion } from '../answer-question.ts';

const ARCHIVES = [
  resolve(import.meta.dirname, '..', '..', '..', 'data', 'sample'),
  resolve(import.meta.dirname, '..', '__fixtures__', 'lanchuan'),
];
let reader: IndexReader;

beforeAll(async () => {
  reader = memoryIndex(await readingsOf(...ARCHIVES));
});

/** The answer to the last of several questions of one conversation. */
async function lastAnswer(questions: readonly string[]): Promise<Answer> {
  let slots = NO_SLOTS;
  const answers: Answer[] = [];
  for (const question of questions) {
    const result = await answerQuestion({ question, slots, askedOn: '2024-07-01' }, { reader, writer: null });
    slots = result.slots;
    answers.push(result.answer);
  }
  const last = answers.at(-1);
  if (!last) throw new Error('a dialogue without questions');
  return last;
}

describe('a conversation', () => {
  it.each([...DIALOGUES, ...MORE_DIALOGUES].map((dialogue) => [dialogue.questions.join(' → '), dialogue] as const))(
    '%s',
    async (_, { questions, wanted }) => {
      const { plan, text, status, question } = await lastAnswer(questions);
      const { says = [], lacks = [], days, part, refused, ...slots } = wanted;
      expect(plan).toMatchObject(slots);
      if (days) expect(plan.times.map(({ range }) => range.from.slice(5))).toEqual(days);
      if (part !== undefined) expect(plan.dayPart).toBe(part);
      expect(status === 'not_found' ? [] : says.filter((words) => text.includes(words))).toEqual(says);
      expect(status === 'not_found' ? [] : lacks.filter((words) => text.includes(words))).toEqual([]);
      if (refused !== undefined) expect(status === 'not_found').toBe(refused);
      expect(question).toBe(questions.at(-1));
    },
  );

  it('answers 「换个话题」 with an invitation and forgets what was said', async () => {
    const answer = await lastAnswer(['闻致远3月18日有哪些活动', '换个话题']);
    expect(answer.reason?.text).toContain('请接着写下要问的');
  });
});
