import type { Answer, Citation, Claim, ClaimEvent, Coverage } from '../domain/answer.ts';
import { type Article, type Continuation, marksCorrection, placeOfRun, type SourceRun } from '../domain/article.ts';
import type { Draft, DraftClaim, Quote } from '../domain/draft.ts';
import type { NewsEvent } from '../domain/event.ts';
import type { ArticleId } from '../domain/ids.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { type CheckContext, type Fault, faultOf } from './check-claim.ts';

/** A draft with what failed left out; the faults are counted. */
export interface Verified {
  readonly claims: readonly DraftClaim[];
  readonly faults: readonly Fault[];
}

/** Keeps the claims whose every name, date, number, title and deed their quotes bear out. */
export function verify(draft: Draft, context: CheckContext): Verified {
  const judged = draft.claims.map((claim) => ({ claim, fault: faultOf(claim, context) }));
  return {
    claims: judged.filter(({ fault }) => fault === null).map(({ claim }) => claim),
    faults: judged.flatMap(({ fault }) => (fault === null ? [] : [fault])),
  };
}

/** What goes into an answer beside its verified claims. */
export interface AnswerParts {
  /** As it was asked. */
  readonly question: string;
  readonly plan: QueryPlan;
  readonly coverage: Coverage;
  readonly articles: ReadonlyMap<ArticleId, Article>;
  readonly notice: string | null;
  readonly timingsMs: Readonly<Record<string, number>>;
  /** False when part of what was asked stays open. */
  readonly whole: boolean;
}

/** Makes the answer of a draft whose claims are all verified: numbers the citations, one number for one quote. */
export function answerFrom(draft: Draft, parts: AnswerParts): Answer {
  const citations: Citation[] = [];
  const claims: Claim[] = draft.claims.map((claim) => ({
    text: printed(claim.text),
    citations: claim.quotes.map((quote) => cite(quote, citations, parts.articles)),
    event: claim.event && claimEvent(claim.event),
  }));
  return {
    question: parts.question,
    status: parts.whole ? 'answered' : 'partial',
    reason: null,
    text: answerText(draft.lead?.(claims.length) ?? null, claims),
    claims,
    citations,
    coverage: parts.coverage,
    plan: parts.plan,
    mode: draft.mode,
    notice: parts.notice,
    timingsMs: parts.timingsMs,
  };
}

/** One claim stands alone; several are numbered under a first line that says how many. */
function answerText(lead: string | null, claims: readonly Claim[]): string {
  const marked = claims.map((claim) => claim.text + claim.citations.map((n) => `[${n}]`).join(''));
  if (marked.length === 1) return `${lead ?? ''}${marked[0]}`;
  return [lead ?? `共查到${marked.length}条：`, ...marked.map((text, at) => `${at + 1}. ${text}`)].join('\n');
}

/** House punctuation: half-width marks next to a Han character become full-width, and the sentence ends. */
export function printed(text: string): string {
  const wide = text.replace(
    /(?<=[\u4e00-\u9fff”》）%])[,;:!?]|[,;:!?](?=[\u4e00-\u9fff“《（])/g,
    (mark) => WIDE[mark] ?? mark,
  );
  const closed = wide.replace(/[；，、：]$/, '。');
  return /[。！？…”』」）》]$/.test(closed) ? closed : `${closed}。`;
}

const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' };

function cite(quote: Quote, citations: Citation[], articles: ReadonlyMap<ArticleId, Article>): number {
  const known = citations.find(
    (other) => other.articleId === quote.articleId && other.start === quote.start && other.end === quote.end,
  );
  if (known) return known.n;
  const article = articles.get(quote.articleId);
  if (!article) throw new Error(`cited article is not among the evidence: ${quote.articleId}`);
  citations.push(citationOf(quote, article, citations.length + 1));
  return citations.length;
}

function citationOf(quote: Quote, article: Article, n: number): Citation {
  const spans = sourceSpans(quote, article.runs);
  const place = placeOfQuote(article, spans);
  return {
    n,
    articleId: article.id,
    source: place.source,
    record: article.record,
    title: article.title,
    titleDerived: article.titleDerived,
    paper: article.paper?.value ?? null,
    paperInferred: article.paper?.origin.kind === 'inferred',
    issueDate: article.issueDate?.value ?? null,
    issueDateInferred: article.issueDate?.origin.kind === 'inferred',
    page: place.page,
    url: article.url,
    pageImage: article.pageImage,
    quote: article.text.slice(quote.start, quote.end),
    start: quote.start,
    end: quote.end,
    sourceSpans: spans,
    continuedOn: article.continuedOn,
    corrected: article.doubts.some(marksCorrection),
  };
}

/** Where a quote stands: on the page that its words are printed on; on the first of them when it runs over. */
function placeOfQuote(article: Article, spans: readonly SourceRun[]): Continuation {
  const page = article.page?.value ?? null;
  const own = { source: article.source, page, continuedOn: article.continuedOn };
  const [first] = spans;
  return first ? placeOfRun(own, first) : own;
}

/** The parts of the source text that a quote was taken from, in order. */
export function sourceSpans(quote: { start: number; end: number }, runs: readonly SourceRun[]): SourceRun[] {
  return runs.flatMap((run) => {
    const start = Math.max(run.start, quote.start);
    const end = Math.min(run.start + run.length, quote.end);
    return start < end ? [{ ...run, start, source: run.source + (start - run.start), length: end - start }] : [];
  });
}

function claimEvent(event: NewsEvent): ClaimEvent {
  const { name, kind, from, to, dayPart, status, places } = event;
  return { name, kind, from, to, dayPart, status, places };
}
