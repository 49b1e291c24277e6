import { describe, expect, it } from 'vitest';
import { NO_SLOTS } from '../../domain/conversation.ts';
import { listAnswer, refusal, samplePlan } from '../../render/__fixtures__/answers.ts';
import { freshState } from '../../state/__fixtures__/state-folder.ts';
import type { StoredAnswer } from '../../state/answers.ts';
import type { State } from '../../state/state.ts';
import { wordsIn } from '../answer/__fixtures__/stored-answers.ts';
import { feedbackExport, feedbackMessage } from './feedback-list.ts';

const CLAIM = [{ text: '林致远出席了会议。', citations: [1], event: null }];
let updates = 0;

/** Keeps an answer that its reader calls bad and lets be read. */
function complain(state: State, parts: Partial<StoredAnswer>, citation: number | null = null): void {
  const answerId = state.answers.keep({
    conversationId: 'telegram:7',
    chatId: 7,
    userId: 7,
    questionMessageId: ++updates,
    updateId: updates,
    answer: listAnswer({ claims: CLAIM }),
    before: NO_SLOTS,
    askedOn: '2031-09-07',
    paper: null,
    ...parts,
  });
  state.feedback.give({ answerId, userId: 7, verdict: 'bad', citation, agreed: true });
}

describe('what is exported of feedback', () => {
  it('has the day of asking, the paper and the questions before', () => {
    const { state } = freshState();
    const { question } = listAnswer();
    const memory = { slots: NO_SLOTS, paper: null, day: null };
    state.conversations.set('telegram:7', { ...memory, questions: ['林致远是谁', question, '还有呢'] });
    complain(state, { paper: '云栖晚报' });
    expect(feedbackExport(state).gold).toMatchObject([
      {
        question: `《云栖晚报》上，${question}`,
        asked_on: '2031-09-07',
        history: ['林致远是谁'],
        must_not: [CLAIM[0]?.text],
      },
    ]);
  });

  it('has the question that went before when the conversation has forgotten', () => {
    const { state } = freshState();
    complain(state, { before: { ...NO_SLOTS, plan: samplePlan({ question: '林致远是谁' }) } });
    expect(feedbackExport(state).gold[0]?.history).toEqual(['林致远是谁']);
  });

  it('has nothing of what others said before in a group', () => {
    const { state } = freshState();
    const before = { ...NO_SLOTS, plan: samplePlan({ question: '林致远是谁' }) };
    complain(state, { chatId: -50, conversationId: 'telegram:-50', before });
    expect(feedbackExport(state).gold[0]).not.toHaveProperty('history');
  });

  it('asks that a wrong refusal find an answer, and counts what is too vague', () => {
    const { state } = freshState();
    complain(state, { answer: refusal() });
    complain(state, { answer: listAnswer() });
    const { gold, open } = feedbackExport(state);
    expect(gold).toMatchObject([{ must: [], must_not: [] }]);
    expect(open).toBe(1);
  });

  it('forbids only what a faulty source was given for', () => {
    const { state } = freshState();
    complain(state, { answer: listAnswer() }, 2);
    expect(feedbackExport(state).gold).toMatchObject([{ must: [], must_not: [listAnswer().claims[1]?.text] }]);
  });
});

describe('what is shown of feedback', () => {
  it('is at most ten, the newest first, each on short lines', () => {
    const { state, clock } = freshState();
    for (let n = 1; n <= 12; n++) {
      clock.pass(24);
      complain(state, { answer: listAnswer({ question: `第${n}问${'长'.repeat(400)}`, text: '答'.repeat(4_000) }) }, 1);
    }
    const { text } = feedbackMessage(state, wordsIn('zh-CN'));
    expect(text).toMatch(/^👍 0，👎 12；愿意交出文字的👎 12条/);
    expect([...text.matchAll(/第(\d+)问/g)].map(([, n]) => Number(n))).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(text).toContain('（说的是出处1）');
    expect(text.length).toBeLessThan(4_096);
  });
});
