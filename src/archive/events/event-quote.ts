import type { Span } from '../../domain/span.ts';
import type { Mention } from './event-mention.ts';
import type { Story, Telling } from './event-story.ts';

const LONGEST = 300;

/** The shortest run of sentences, at most 300 characters, that holds an event's name and, where printed before it, its day. */
export function quoteOf(story: Story, telling: Telling, mention: Mention): Span {
  const end = sentenceEnd(story, telling, mention);
  const dated = telling.dates.some((date) => date.start < mention.reach.end);
  if (dated || telling.headline) return fitted(story, { start: telling.start, end }, mention);
  const start = earlierDay(story, telling);
  return end - start <= LONGEST ? { start, end } : fitted(story, { start: telling.start, end }, mention);
}

/** Where the sentence ends, or, when it goes on too long, the clause behind the name. */
function sentenceEnd(story: Story, telling: Telling, mention: Mention): number {
  if (telling.end - telling.start <= LONGEST) return Math.max(telling.end, mention.name.end);
  const stop = story.masked.slice(mention.reach.end, telling.end).search(/[,;。]/);
  const end = stop < 0 ? telling.end : mention.reach.end + stop;
  return end - telling.start <= LONGEST ? end : mention.name.end;
}

function fitted(story: Story, span: Span, mention: Mention): Span {
  if (span.end - span.start <= LONGEST) return span;
  const from = Math.max(span.start, mention.name.end - LONGEST);
  const clause = story.masked.slice(from, mention.name.start).search(/[,;。]/);
  const start = clause < 0 ? Math.min(from, mention.name.start) : from + clause + 1;
  return { start, end: Math.max(mention.name.end, Math.min(span.end, start + LONGEST)) };
}

/** The start of the nearest sentence before, in the same paragraph, that prints a day; else the telling's own start. */
function earlierDay(story: Story, telling: Telling): number {
  const at = story.tellings.indexOf(telling);
  for (let n = at - 1; n >= 0; n--) {
    const earlier = story.tellings[n];
    if (!earlier || earlier.paragraph !== telling.paragraph || telling.end - earlier.start > LONGEST) break;
    if (earlier.dates.length > 0) return earlier.start;
  }
  return telling.start;
}
