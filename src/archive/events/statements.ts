import type { NewsEvent, Statement } from '../../domain/event.ts';
import { type Agenda, type Draft, draftsAt } from './event-agenda.ts';
import { clauseStart } from './event-clause.ts';
import type { Story, Telling } from './event-story.ts';
import { isHeadOfState } from './participants-roles.ts';
import { isGathering, type Saying } from './statements-sayings.ts';

/**
 * What was said in an article, in order. `events` has the event of each draft: what its participants and the meeting
 * itself said belongs to it, what residents and experts told the paper does not.
 */
export function findStatements(story: Story, agenda: Agenda, events: ReadonlyMap<Draft, NewsEvent>): Statement[] {
  const body = story.tellings.filter((telling) => !telling.headline);
  const spoken = body.flatMap((telling, n) => (telling.saying ? { telling, saying: telling.saying, n } : []));
  return spoken.flatMap(({ telling, saying, n }) => {
    const scope = agenda.scopes.get(telling);
    const draft = scope ? (draftsAt(scope, saying.start)[0] ?? null) : null;
    const end = endOfSpeech(story, body, n);
    const event = draft ? (events.get(draft) ?? null) : null;
    const cited = telling.speakers.some(isHeadOfState) && !(draft && takesPart(draft, telling));
    return speakersOf(story, telling).map(({ speaker, start }) => ({
      articleId: story.article.id,
      speaker,
      verb: saying.verb,
      eventId: event && !cited && saidThere(saying, event, speaker) ? event.id : null,
      start: saying.behindQuote ? quoteStart(story, body, n) : start,
      end,
    }));
  });
}

/** Whether the meeting itself speaks, or somebody who took part in it. */
function saidThere({ other }: Saying, event: NewsEvent, speaker: string): boolean {
  return other ? isGathering(speaker) : event.participants.some(({ name }) => name === speaker);
}

/** To the paragraph's end, or to where the paper or somebody else speaks again. */
function endOfSpeech(story: Story, body: readonly Telling[], n: number): number {
  const telling = body[n];
  let end = telling?.end ?? 0;
  if (!telling || telling.saying?.behindQuote) return end;
  for (let next = n + 1; next < body.length; next++) {
    const later = body[next];
    if (!later || later.paragraph !== telling.paragraph) break;
    // What stands in quotation marks before the next speaker is his.
    if (later.saying?.behindQuote) return Math.max(telling.end, Math.min(end, quoteStart(story, body, next)));
    if (later.toldEnd > later.start) break;
    end = later.end;
  }
  return end;
}

/** Where the quotation begins that stands before its speaker: 「“…。”他说。」 */
function quoteStart(story: Story, body: readonly Telling[], n: number): number {
  const [telling, before] = [body[n], body[n - 1]];
  if (!telling) return 0;
  if (!before || before.paragraph !== telling.paragraph || !/[”"」]/.test(story.folded.charAt(telling.start - 1))) {
    return telling.start;
  }
  const quoted = story.folded.slice(before.start, Math.max(before.start, before.end - 1));
  // 「甲说:“…。”乙表示,…」: those words have their speaker.
  if (before.saying && !before.saying.behindQuote) return telling.start;
  return before.start + Math.max(0, ...['“', '「', '"'].map((mark) => quoted.lastIndexOf(mark)));
}

function speakersOf(story: Story, telling: Telling): { speaker: string; start: number }[] {
  const { saying } = telling;
  if (!saying) return [];
  if (saying.other) {
    const { start, end } = saying.other;
    return [{ speaker: story.article.text.slice(start, end).replace(/\s/g, ''), start }];
  }
  const clause = clauseStart(story.masked, telling.start, saying.start);
  const here = (start: number) => (start >= telling.start && start < saying.start ? start : clause);
  return telling.speakers.map((person) => ({ speaker: person.name, start: here(person.start) }));
}

/** Whether a head of state is an actor of the event rather than cited at it. */
function takesPart(draft: Draft, telling: Telling): boolean {
  return draft.mentions.some((part) =>
    part.telling.groups.some((group) =>
      group.people.some((one) => telling.speakers.some((two) => one.name === two.name)),
    ),
  );
}
