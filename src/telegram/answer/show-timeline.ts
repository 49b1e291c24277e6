import type { BotTools, Routes } from '../bot-context.ts';
import { questionFrom } from '../conversation/question.ts';
import { replyToQuestion } from '../conversation/reply-to-question.ts';
import { onPress } from './on-press.ts';
import { timelineSubject } from './timeline-subject.ts';

/**
 * Hears the timeline button: asks 「…的大事记」 of whom the answer is about, as the next question of the conversation, with
 * its quotas and its place in the queue. Pressed again while it is being made it is made once.
 */
export function addTimeline(routes: Routes, tools: BotTools): void {
  const asking = new Set<string>();
  onPress(routes, tools, 't', async ({ ctx, stored, words, answer }) => {
    const subject = timelineSubject(stored);
    if (subject === null) return words('answer-timeline-unknown');
    const key = `${stored.id}:${ctx.chat?.id}`;
    if (asking.has(key)) return words('answer-timeline-working');
    asking.add(key);
    const text = words('answer-timeline-question', { subject });
    const asked = replyToQuestion(tools, questionFrom(ctx, { text, fresh: false }));
    try {
      await answer(words('answer-timeline-working'));
      await asked;
    } finally {
      asking.delete(key);
    }
    return null;
  });
}
