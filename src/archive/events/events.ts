import { createHash } from 'node:crypto';
import type { Article } from '../../domain/article.ts';
import type { NewsEvent, Participant, Statement } from '../../domain/event.ts';
import type { DateFacet, NamedFacet, PersonFacet } from '../../domain/facet.ts';
import type { EventId } from '../../domain/ids.ts';
import type { Span } from '../../domain/span.ts';
import { type Agenda, type Draft, draftsAt, type Scope } from './event-agenda.ts';
import { gatherDrafts } from './event-drafts.ts';
import { statusOf } from './event-follow.ts';
import { nameHolds } from './event-merge.ts';
import { findMoves } from './event-places.ts';
import { quoteOf } from './event-quote.ts';
import { readStory, type Story, type Telling } from './event-story.ts';
import { findHalls } from './event-venue.ts';
import { findParticipants } from './participants.ts';
import { findStatements } from './statements.ts';

/**
 * What happened in one article and what was said there, by the rules of newspaper writing alone. All spans are into
 * `article.text`; the facets must be of that text, each list in order. Never throws on odd text.
 */
export function findEvents(
  article: Article,
  facets: { dates: readonly DateFacet[]; people: readonly PersonFacet[]; named: readonly NamedFacet[] },
): { events: NewsEvent[]; statements: Statement[] } {
  const story = readStory(article, facets);
  const agenda = gatherDrafts(story);
  const participants = findParticipants(story, agenda);
  const events = new Map(
    agenda.drafts.map((draft) => [draft, toEvent(story, agenda, draft, participants.get(draft) ?? [])]),
  );
  return { events: [...events.values()], statements: findStatements(story, agenda, events) };
}

function toEvent(story: Story, agenda: Agenda, draft: Draft, participants: readonly Participant[]): NewsEvent {
  const { telling, mention } = draft.named;
  const { article } = story;
  const name = article.text.slice(mention.name.start, mention.name.end);
  const { from, to, dayPart } = draft.when;
  return {
    id: eventId([article.id, name, from ?? '', String(mention.name.start), String(mention.name.end)]),
    articleId: article.id,
    name,
    nameSpan: mention.name,
    otherNames: otherNames(story, draft),
    kind: mention.kind,
    from,
    to,
    dayPart,
    status: statusOf(story, draft),
    places: placesOf(story, agenda, draft),
    participants,
    quote: quoteOf(story, telling, mention),
  };
}

/** Names of six characters or more that the body prints besides, none of them part of another. */
function otherNames(story: Story, draft: Draft): Span[] {
  const textOf = ({ start, end }: Span) => story.article.text.slice(start, end);
  const names: Span[] = [];
  const known = [textOf(draft.named.mention.name)];
  for (const { telling, mention } of draft.mentions) {
    const name = textOf(mention.name);
    if (telling.headline || mention.shape === 'visit' || name.length < 6 || known.some((one) => nameHolds(one, name)))
      continue;
    known.push(name);
    names.push(mention.name);
  }
  return names;
}

/** Venues and places visited, in order of print; one named twice, inside a longer one, or of which a part is named, counts once. */
function placesOf(story: Story, agenda: Agenda, draft: Draft): string[] {
  const body = draft.mentions.filter(({ telling }) => !telling.headline);
  const told = (body.length > 0 ? body : draft.mentions).flatMap(({ mention }) => mention.places);
  const spans = [...told, ...(draft.named.mention.shape === 'visit' ? visited : halls)(story, agenda, draft)];
  const places: string[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const place = story.article.text.slice(span.start, span.end).replace(/\s/g, '');
    if (!isHome(story, span) && !places.some((known) => known.includes(place))) places.push(place);
  }
  return places.filter((place) => !places.some((other) => isRegionOf(place, other)));
}

/** Somebody's home is no place that others would look for. */
function isHome(story: Story, { start, end }: Span): boolean {
  const place = story.folded.slice(start, end);
  const owner = () => story.facets.people.some((person) => person.start >= start && person.end === end - 1);
  return /家[中里]$/.test(place) || (place.endsWith('家') && owner());
}

/** 「青溪县」 says no more than 「青溪县黄泥村」 beside it. */
function isRegionOf(place: string, other: string): boolean {
  return other.length > place.length && /[省市县区州旗乡镇]$/.test(place) && other.startsWith(place);
}

/** Where the article says that the visit went on to. */
function visited(story: Story, agenda: Agenda, draft: Draft): Span[] {
  return tellingsOf(story, agenda, draft).flatMap(({ telling, scope }) =>
    findMoves(story.masked, { start: telling.start, end: telling.toldEnd })
      .filter((move) => isVisited(story.masked, telling, move) && draftsAt(scope, move.start).includes(draft))
      .flatMap((move) => move.places),
  );
}

/** 在 alone tells of a visit only as 「在…现场，」 at a clause's head. */
function isVisited(masked: string, telling: Telling, { start, end }: Span): boolean {
  if (masked.charAt(start) !== '在') return true;
  const opens = start === telling.start || /[,;]/.test(masked.charAt(start - 1));
  return opens && /^(?:[内里]|的?现场)?,/.test(masked.slice(end, end + 4));
}

/** Where people sit at a video conference. */
function halls(story: Story, agenda: Agenda, draft: Draft): Span[] {
  return tellingsOf(story, agenda, draft).flatMap(({ telling, scope }) =>
    findHalls(story.masked, { start: telling.start, end: telling.toldEnd }).filter((hall) =>
      draftsAt(scope, hall.start).includes(draft),
    ),
  );
}

/** The sentences of the body that speak of a draft. */
function tellingsOf(story: Story, agenda: Agenda, draft: Draft): { telling: Telling; scope: Scope }[] {
  return story.tellings.flatMap((telling) => {
    const scope = agenda.scopes.get(telling);
    if (telling.headline || !scope) return [];
    const spoken = [scope.current, ...scope.switches.map((one) => one.drafts)].some((drafts) => drafts.includes(draft));
    return spoken ? [{ telling, scope }] : [];
  });
}

function eventId(parts: readonly string[]): EventId {
  // The one place where event ids are made.
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24) as EventId;
}
