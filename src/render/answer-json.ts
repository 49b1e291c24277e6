import type { Answer, Citation, Claim, ClaimEvent, ModelUsage, Refusal } from '../domain/answer.ts';
import { placeOfRun } from '../domain/article.ts';
import type { Explanation } from '../domain/explanation.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { explanationJson } from './explanation-json.ts';

/** An answer as the command-line contract has it: plain data for `JSON.stringify`. */
export type AnswerJson = ReturnType<typeof answerJson>;

/**
 * The contract's object for one answer: snake_case, `id` first when given, fields marked `?` left out when there is
 * nothing to say, all others always there (null when unknown). Texts are exact, not cleaned: quotes must stay quotes.
 * An explanation goes last, as `explain`, with what a model spent before it; null says that there is none to be had, and left out that none was asked for.
 */
export function answerJson(answer: Answer, id?: string, explanation?: Explanation | null) {
  return {
    ...(id === undefined ? {} : { id }),
    question: answer.question,
    status: answer.status,
    ...(answer.reason ? { reason: reasonJson(answer.reason) } : {}),
    text: answer.text,
    claims: answer.claims.map(claimJson),
    citations: answer.citations.map(citationJson),
    coverage: {
      pages: answer.coverage.pages,
      articles_scanned: answer.coverage.articlesScanned,
      further_mentions: answer.coverage.furtherMentions,
      ...(answer.coverage.missing === undefined
        ? {}
        : { missing: answer.coverage.missing.map(({ paper, day }) => ({ paper, issue_date: day })) }),
      note: answer.coverage.note,
    },
    ...(answer.notice === null ? {} : { notice: answer.notice }),
    plan: planJson(answer.plan),
    mode: answer.mode,
    timings_ms: answer.timingsMs,
    ...(explanation === undefined || answer.checked === undefined ? {} : { checked: answer.checked }),
    ...(explanation === undefined || answer.usage === undefined ? {} : { usage: usageJson(answer.usage) }),
    ...(explanation === undefined ? {} : { explain: explanation && explanationJson(explanation) }),
  };
}

function reasonJson({ code, text, nearest, options }: Refusal) {
  return {
    code,
    text,
    ...(nearest === undefined ? {} : { nearest: nearest.map(citationJson) }),
    ...(options === undefined ? {} : { options: options.map(({ label, question }) => ({ label, question })) }),
  };
}

function usageJson(usage: ModelUsage) {
  return {
    model: usage.model,
    prompt_tokens: usage.promptTokens,
    completion_tokens: usage.completionTokens,
    estimated: usage.estimated,
    cost: usage.cost,
    prompt_hash: usage.promptHash,
  };
}

function claimJson(claim: Claim) {
  return {
    text: claim.text,
    citations: claim.citations,
    ...(claim.event ? { event: eventJson(claim.event) } : {}),
  };
}

/** The fields of an event that answers and readings have in common. */
export function eventJson(event: ClaimEvent) {
  return {
    name: event.name,
    kind: event.kind,
    from: event.from,
    to: event.to,
    day_part: event.dayPart,
    status: event.status,
    places: event.places,
  };
}

function citationJson(citation: Citation) {
  return {
    n: citation.n,
    article_id: citation.articleId,
    source: citation.source,
    ...(citation.record === null ? {} : { record: citation.record }),
    title: citation.title,
    paper: citation.paper,
    issue_date: citation.issueDate,
    page: citation.page,
    ...(citation.url === null ? {} : { url: citation.url }),
    ...(citation.pageImage === null ? {} : { page_image: citation.pageImage }),
    quote: citation.quote,
    start: citation.start,
    end: citation.end,
    source_spans: sourceSpans(citation),
  };
}

/** Where the quote's own units stand in the source file's text; runs that reach beyond the quote are cut to it. */
function sourceSpans(citation: Citation) {
  return citation.sourceSpans.flatMap((run) => {
    const from = Math.max(run.start, citation.start);
    const to = Math.min(run.start + run.length, citation.end);
    if (from >= to) return [];
    const start = run.source + from - run.start;
    const place = placeOfRun(citation, run);
    return [
      {
        source: place.source,
        ...(place.page === null ? {} : { page: place.page }),
        start,
        end: start + to - from,
      },
    ];
  });
}

function planJson(plan: QueryPlan) {
  return {
    kind: plan.kind,
    dates: plan.times.map(({ text, range }) => ({ text, from: range.from, to: range.to, day_part: plan.dayPart })),
    on: plan.on,
    people: plan.people,
    text: plan.text,
  };
}
