import { describe, expect, it } from 'vitest';
import type { Answer } from '../../domain/answer.ts';
import { listAnswer, refusal } from '../../render/__fixtures__/answers.ts';
import type { UsageStore } from '../../state/usage.ts';
import { countAnswer } from './count-answer.ts';

const USAGE = {
  model: 'm',
  promptTokens: 9,
  completionTokens: 3,
  estimated: false,
  cost: null,
  promptHash: 'h',
};
const CHECKED = { written: 5, passed: 2, replaced: 0, dropped: { name: 2, number: 1 }, added: 0 };

/** What is counted for an answer. */
function counted(answer: Answer): Record<string, number> {
  const counters: Record<string, number> = {};
  const usage: UsageStore = {
    add: () => undefined,
    of: () => ({ questions: 0, tokens: 0 }),
    count: (name, by = 1) => {
      counters[name] = (counters[name] ?? 0) + by;
    },
    counters: () => new Map(),
  };
  countAnswer(usage, answer);
  return counters;
}

describe('the counters of an answer', () => {
  it.each([
    ['an answer', listAnswer(), { questions: 1, answered: 1 }],
    ['a part of one', listAnswer({ status: 'partial' }), { questions: 1, partial: 1 }],
    ['a refusal', refusal(), { questions: 1, refused: 1 }],
    [
      'a model that wrote',
      listAnswer({ mode: 'model', usage: USAGE, checked: CHECKED }),
      { questions: 1, answered: 1, model_answers: 1, model_dropped_claims: 3 },
    ],
    [
      'a model that gave nothing',
      listAnswer({ modelFailed: true, notice: '模型没有在时限内答复，已改用原文摘录。' }),
      { questions: 1, answered: 1, model_errors: 1 },
    ],
    [
      'a model whose words did not stand the check',
      listAnswer({ usage: USAGE, notice: '模型的回答未通过核对，已改用原文摘录。' }),
      { questions: 1, answered: 1 },
    ],
    ['a notice about something else', listAnswer({ notice: '年份由上下文推断。' }), { questions: 1, answered: 1 }],
  ])('tell of %s', (_, answer, wanted) => expect(counted(answer)).toEqual(wanted));
});
