import type { NewsEvent } from '../../domain/event.ts';
import type { Draft } from './event-agenda.ts';
import { clauseStart } from './event-clause.ts';
import { daysBetween, type When } from './event-day.ts';
import type { Mention } from './event-mention.ts';
import type { Story, Telling } from './event-story.ts';

const HOLDER = /[省市县区州旗镇乡校院局委厅]|公司|集团|指挥部/;
const LONGEST_DAYS = 60;

/** Whether somebody holds the next meeting, whose name says no more than its sort: 「省会议结束后，我市立即召开视频调度会」. */
export function isNext(story: Story, telling: Telling, mention: Mention, { source }: When): boolean {
  if (mention.shape !== 'meeting' || mention.how !== 'held' || source !== 'follow-up') return false;
  const { start } = mention.reach;
  return HOLDER.test(story.masked.slice(clauseStart(story.masked, telling.start, start), start));
}

/**
 * The happening to come that a mention closes, which then lasts until that day: 「…8月2日开幕，8月22日闭幕」; null when nothing
 * known is closed.
 */
export function closedBy(story: Story, drafts: readonly Draft[], mention: Mention, own: When): Draft | null {
  const { start, end } = mention.reach;
  if (mention.shape === 'visit' || mention.status !== 'planned' || !/[闭落]幕$/.test(story.masked.slice(start, end)))
    return null;
  const nameOf = ({ name }: Mention) => story.folded.slice(name.start, name.end);
  const draft = drafts.find(({ named, when }) => {
    const days = when.from && own.from ? daysBetween(when.from, own.from) : null;
    return days !== null && days > 0 && days <= LONGEST_DAYS && nameOf(named.mention) === nameOf(mention);
  });
  if (draft) draft.when = { ...draft.when, to: own.to };
  return draft ?? null;
}

/** Whether a happening was called off, is to come after the issue's day, or was held. */
export function statusOf(story: Story, draft: Draft): NewsEvent['status'] {
  const all = draft.mentions.map(({ mention }) => mention.status);
  if (all.includes('cancelled')) return 'cancelled';
  const issued = story.article.issueDate?.value;
  const ahead = issued && draft.when.from ? (daysBetween(issued, draft.when.from) ?? 0) > 0 : false;
  return ahead || draft.named.mention.status === 'planned' ? 'planned' : 'held';
}
