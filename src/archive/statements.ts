import type { Statement } from '../domain/event.ts';
import type { EventId } from '../domain/ids.ts';
import { type Agenda, type Draft, draftsAt } from './event-agenda.ts';
import { clauseStart } from './event-clause.ts';
import type { Story, Telling } from './event-story.ts';
import { isHeadOfState } from './participants-roles.ts';

/** What was said in an article, in order. `ids` names the event of each draft. */
export function findStatements(story: Story, agenda: Agenda, ids: ReadonlyMap<Draft, EventId>): Statement[] {
  const body = story.tellings.filter((telling) => !telling.headline);
  return body.flatMap((telling, n) => {
    const { saying } = telling;
    if (!saying) return [];
    const scope = agenda.scopes.get(telling);
    const draft = scope ? (draftsAt(scope, saying.start)[0] ?? null) : null;
    const cited = telling.speakers.some(isHeadOfState);
    const end = endOfSpeech(body, n);
    const eventId = draft && !(cited && !takesPart(draft, telling)) ? (ids.get(draft) ?? null) : null;
    return speakersOf(story, telling).map(({ speaker, start }) => ({
      articleId: story.article.id,
      speaker,
      verb: saying.verb,
      eventId,
      start: saying.behindQuote ? quoteStart(story, body, n) : start,
      end,
    }));
  });
}

/** To the paragraph's end, or to where the paper or somebody else speaks again. */
function endOfSpeech(body: readonly Telling[], n: number): number {
  const telling = body[n];
  let end = telling?.end ?? 0;
  if (!telling || telling.saying?.behindQuote) return end;
  for (let next = n + 1; next < body.length; next++) {
    const later = body[next];
    if (!later || later.paragraph !== telling.paragraph || later.toldEnd > later.start) break;
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
