import { findCaptionName } from './event-caption.ts';
import { findMeetings } from './event-meetings.ts';
import type { Mention } from './event-mention.ts';
import { findPhrases } from './event-phrases.ts';
import type { Story, Telling } from './event-story.ts';
import { findVisits } from './event-visits.ts';

/** All mentions of happenings in one telling, in order of print; of two that overlap one is left. */
export function findMentions(story: Story, telling: Telling): Mention[] {
  const visits = findVisits(story, telling);
  const all = findMeetings(story, telling);
  const named = visits.length + all.length > 0 ? withoutDoubles(story, visits, all) : [];
  const phrases = findPhrases(story, telling).filter(
    (one) => !named.some((other) => other.name.start < one.name.end && one.name.start < other.name.end),
  );
  const told = [...named, ...phrases];
  const caption = told.length === 0 && telling.start >= story.article.body.end ? findCaptionName(story, telling) : null;
  if (caption) return [caption];
  return told.sort((a, b) => a.reach.start - b.reach.start);
}

function withoutDoubles(story: Story, visits: readonly Mention[], all: readonly Mention[]): Mention[] {
  const talks = visits.filter((visit) => visit.shape === 'talk');
  // 「会见来华出席…会的代表团」 tells of the meeting with them, not of what they came for.
  const meetings = all.filter(
    (one) =>
      one.how === 'held' ||
      !talks.some(
        (talk) => talk.reach.start < one.reach.start && sameClause(story.masked, talk.reach.start, one.reach.start),
      ),
  );
  const apart = visits.filter((visit) =>
    visit.shape === 'talk'
      ? !meetings.some((one) => one.name.start < visit.reach.end && visit.reach.start < one.name.end)
      : ![...meetings, ...talks].some((one) => one.name.start < visit.reach.end && visit.reach.start < one.name.end),
  );
  return [...meetings, ...apart];
}

/** Whether no comma or full stop stands between two places. */
function sameClause(masked: string, a: number, b: number): boolean {
  return !/[,;。]/.test(masked.slice(Math.min(a, b), Math.max(a, b)));
}
