import type { DayRange } from '../domain/day.ts';
import type {
  ExplainedCandidate,
  ExplainedEvent,
  ExplainedFilters,
  ExplainedSearch,
  Explanation,
} from '../domain/explanation.ts';
import type { QueryPlan } from '../domain/plan.ts';

/** An explanation as `--explain` prints it: plain data for `JSON.stringify`. */
export type ExplanationJson = ReturnType<typeof explanationJson>;

/** The whole of an explanation in snake_case; scores are rounded to four places, texts are exact. */
export function explanationJson({ plan, search, events, relaxed }: Explanation) {
  return {
    plan: fullPlan(plan),
    filters: filtersJson(search.filters),
    relaxed,
    search: {
      texts: search.texts,
      literals: search.literals,
      narrowing: search.narrowing,
      limit: search.limit,
      found: countChannels(search),
      candidates: search.candidates.map(candidateJson),
    },
    ...(events === null
      ? {}
      : { events: { looked: events.looked, taken: events.taken, left_out: events.leftOut.map(eventJson) } }),
  };
}

function fullPlan(plan: QueryPlan) {
  return {
    kind: plan.kind,
    question: plan.question,
    dates: plan.times.map(({ text, range }) => ({ text, ...rangeJson(range) })),
    day_part: plan.dayPart,
    on: plan.on,
    order: plan.order,
    papers: plan.papers,
    page: plan.page,
    people: plan.people,
    titles: plan.titles,
    places: plan.places,
    event_words: plan.eventWords,
    deeds: plan.deeds,
    text: plan.text,
    context: plan.context,
    carried: plan.carried,
  };
}

function filtersJson({ eventDays, issueDays, paper, page }: ExplainedFilters) {
  return { event_days: eventDays.map(rangeJson), issue_days: issueDays.map(rangeJson), paper, page };
}

function rangeJson({ from, to }: DayRange) {
  return { from, to };
}

function countChannels({ candidates }: ExplainedSearch) {
  const count = (holds: (one: ExplainedCandidate) => boolean) => candidates.filter(holds).length;
  return {
    words: count(({ channels }) => channels.includes('words')),
    exact: count(({ channels }) => channels.includes('exact')),
    vectors: count(({ channels }) => channels.includes('vectors')),
    narrowed: count(({ channels }) => channels.includes('narrowed')),
    reranked: count(({ reranked }) => reranked !== null),
  };
}

function candidateJson(candidate: ExplainedCandidate) {
  return {
    passage_id: candidate.passageId,
    article_id: candidate.articleId,
    start: candidate.start,
    end: candidate.end,
    ...(candidate.title === null ? {} : { title: candidate.title }),
    head: candidate.head,
    issue_date: candidate.issueDay,
    place: candidate.place,
    score: rounded(candidate.score),
    parts: Object.fromEntries(candidate.parts.map(({ feature, points }) => [feature, rounded(points)])),
    channels: {
      ...(candidate.channels.includes('words') ? { words: rounded(candidate.words) } : {}),
      ...(candidate.channels.includes('exact') ? { exact: candidate.exact } : {}),
      ...(candidate.channels.includes('vectors') ? { vectors: rounded(candidate.likeness) } : {}),
      ...(candidate.channels.includes('narrowed') ? { narrowed: true } : {}),
      ...(candidate.reranked === null ? {} : { reranked: rounded(candidate.reranked) }),
    },
    ...(candidate.reprintOf === null ? {} : { reprint_of: candidate.reprintOf }),
    ...(candidate.leftOut.length === 0 ? {} : { left_out: candidate.leftOut }),
  };
}

function eventJson({ eventId, articleId, name, kind, from, dayPart, why }: ExplainedEvent) {
  return { event_id: eventId, article_id: articleId, name, kind, from, day_part: dayPart, why };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
