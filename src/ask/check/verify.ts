import type { Answer, Citation, Claim, ClaimEvent, Coverage } from '../../domain/answer.ts';
import { type Article, type Continuation, marksCorrection, placeOfRun, type SourceRun } from '../../domain/article.ts';
import type { Checked, Fault } from '../../domain/checked.ts';
import type { Draft, DraftClaim, Quote } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { ArticleId } from '../../domain/ids.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { comparable } from '../../text/comparable.ts';
import { searchForm } from '../../text/fold.ts';
import { faultOf, judgeClaim, type Verdict } from './check-claim.ts';
import type { CheckContext } from './context.ts';
import { newReadings } from './readings.ts';
import { standIn } from './stand-in.ts';

/** A draft with what failed left out or replaced; the faults are counted. */
export interface Verified {
  readonly claims: readonly DraftClaim[];
  /** One for each claim left out. */
  readonly faults: readonly Fault[];
  /** Claims that stand as they were written. */
  readonly passed: number;
  /** Claims whose place a sentence of the archive took. */
  readonly replaced: number;
}

/**
 * Keeps the claims whose every name, date, number, title and deed their quotes bear out. Of a model's draft, what the
 * check cannot decide is replaced by the extractive claim or sentence that it rests on; `own` are those claims.
 */
export function verify(draft: Draft, context: CheckContext, own: readonly DraftClaim[] = []): Verified {
  const readings = newReadings();
  const judge = (claim: DraftClaim): Verdict => {
    if (draft.mode === 'model') return own.includes(claim) ? 'stands' : judgeClaim(claim, context, readings);
    const fault = faultOf(claim, context, readings);
    return fault === null ? 'stands' : { fault };
  };
  const claims: DraftClaim[] = [];
  const faults: Fault[] = [];
  const told = new Set<string>();
  const isNew = ({ text }: DraftClaim) => {
    const form = unmarked(comparable(text));
    return !told.has(form) && told.add(form);
  };
  let [passed, replaced] = [0, 0];
  const byText = new Map(own.map((claim) => [unmarked(searchForm(claim.text)), claim]));
  for (const written of draft.claims) {
    const same = byText.get(unmarked(searchForm(written.text)));
    const claim = same && restsOn(same, written) ? same : written;
    const verdict = judge(claim);
    if (typeof verdict === 'object') faults.push(verdict.fault);
    else if (verdict === 'stands') {
      if (draft.mode === 'model' && !isNew(claim)) faults.push('repeated');
      else {
        claims.push(claim);
        passed++;
      }
    } else {
      const instead = standIn(claim, own, context);
      if (!instead) faults.push('unsupported');
      else {
        if (isNew(instead)) claims.push(instead);
        replaced++;
      }
    }
  }
  return { claims, faults, passed, replaced };
}

function restsOn(one: DraftClaim, other: DraftClaim): boolean {
  return one.quotes.some(({ articleId }) => other.quotes.some((quote) => quote.articleId === articleId));
}

function unmarked(text: string): string {
  return text.replace(/[。.!?]{1,3}$/, '');
}

/** What goes into an answer beside its verified claims. */
interface AnswerParts {
  /** As it was asked. */
  readonly question: string;
  readonly plan: QueryPlan;
  readonly coverage: Coverage;
  readonly articles: ReadonlyMap<ArticleId, Article>;
  readonly notice: string | null;
  readonly timingsMs: Readonly<Record<string, number>>;
  /** False when part of what was asked stays open. */
  readonly whole: boolean;
  /** How the model's draft fared; null without one. */
  readonly checked?: Checked | null;
}

/** Makes the answer of a draft whose claims are all verified: numbers the citations, one number for one quote. */
export function answerFrom(draft: Draft, parts: AnswerParts): Answer {
  const citations = new Map<string, Citation>();
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
    citations: [...citations.values()],
    coverage: parts.coverage,
    plan: parts.plan,
    mode: draft.mode,
    notice: parts.notice,
    timingsMs: parts.timingsMs,
    ...(parts.checked ? { checked: parts.checked } : {}),
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

function cite(quote: Quote, citations: Map<string, Citation>, articles: ReadonlyMap<ArticleId, Article>): number {
  const place = `${quote.articleId} ${quote.start} ${quote.end}`;
  const known = citations.get(place);
  if (known) return known.n;
  const article = articles.get(quote.articleId);
  if (!article) throw new Error(`cited article is not among the evidence: ${quote.articleId}`);
  citations.set(place, citationOf(quote, article, citations.size + 1));
  return citations.size;
}

/** A quote as a citation with its number. */
export function citationOf(quote: Quote, article: Article, n: number): Citation {
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
function sourceSpans(quote: { start: number; end: number }, runs: readonly SourceRun[]): SourceRun[] {
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
