import type { Continuation, SourceRun } from './article.ts';
import type { Checked } from './checked.ts';
import type { Day, DayPart } from './day.ts';
import type { EventKind, EventStatus } from './event.ts';
import type { ArticleId } from './ids.ts';
import type { QueryPlan } from './plan.ts';
import type { Span } from './span.ts';

/** The event a list claim tells, as far as a reader or script needs it. */
export interface ClaimEvent {
  readonly name: string;
  readonly kind: EventKind;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly dayPart: DayPart | null;
  readonly status: EventStatus;
  readonly places: readonly string[];
}

/** 论断: one sentence of an answer, at most 200 characters, with the numbers of its citations. */
export interface Claim {
  readonly text: string;
  readonly citations: readonly number[];
  readonly event: ClaimEvent | null;
}

/** 引证. `quote` is `article.text.slice(start, end)`; source spans say where it stands in the source file's text. */
export interface Citation extends Span {
  readonly n: number;
  readonly articleId: ArticleId;
  readonly source: string;
  readonly record: string | null;
  readonly title: string;
  readonly titleDerived: boolean;
  readonly paper: string | null;
  readonly paperInferred: boolean;
  readonly issueDate: Day | null;
  readonly issueDateInferred: boolean;
  readonly page: string | null;
  readonly url: string | null;
  readonly pageImage: string | null;
  readonly quote: string;
  readonly sourceSpans: readonly SourceRun[];
  /** The pages that the article goes on on, which source spans with a `part` stand on. */
  readonly continuedOn: readonly Continuation[];
  /** True when the operator's corrections changed the article. */
  readonly corrected: boolean;
}

/** An issue that should be there by the paper's days of publication, as far as the holdings show them, and is not. */
export interface MissingIssue {
  readonly paper: string;
  readonly day: Day;
}

/** 馆藏范围: what was looked at for an answer. */
export interface Coverage {
  readonly pages: number;
  readonly articlesScanned: number;
  /** Mentions that the exact scan found and no event explains. */
  readonly furtherMentions: number;
  /** Issues missing in the asked period; left out where no paper's days of publication can be seen. */
  readonly missing?: readonly MissingIssue[];
  /** Chinese, one sentence. */
  readonly note: string;
}

export type AnswerStatus = 'answered' | 'partial' | 'not_found';
export type RefusalCode =
  | 'empty_question'
  | 'question_too_long'
  | 'archive_empty'
  | 'person_unknown'
  | 'date_outside'
  | 'issue_missing'
  | 'ambiguous'
  | 'not_for_archive'
  | 'nothing_says';

/** A question that a reader may have meant. */
export interface AskedBack {
  /** What tells it from the others, to be shown and to be picked by. */
  readonly label: string;
  /** It stands by itself. */
  readonly question: string;
}

export interface Refusal {
  readonly code: RefusalCode;
  readonly text: string;
  /** At most three passages that come near and are no answer, to be opened like citations; left out for none. */
  readonly nearest?: readonly Citation[];
  /** What may be meant: the next turn picks one by number or label. Left out for none. */
  readonly options?: readonly AskedBack[];
}

/** What a chat model was given and wrote for one answer, also when its draft was not taken. */
export interface ModelUsage {
  readonly model: string;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** True when the model did not say and the tokens were estimated by characters. */
  readonly estimated: boolean;
  /** In the currency of the operator's prices; null when none are set. */
  readonly cost: number | null;
  readonly promptHash: string;
}

/** 答复: verified; the only thing a reader is ever shown. Made by `verify` and by refusals only. */
export interface Answer {
  readonly question: string;
  readonly status: AnswerStatus;
  readonly reason: Refusal | null;
  /** First line answers; `[n]` markers. */
  readonly text: string;
  readonly claims: readonly Claim[];
  readonly citations: readonly Citation[];
  readonly coverage: Coverage;
  readonly plan: QueryPlan;
  readonly mode: 'extractive' | 'model';
  /** A quiet line for the reader, such as a model that did not answer; null when there is nothing to say. */
  readonly notice: string | null;
  readonly timingsMs: Readonly<Record<string, number>>;
  /** Left out when no model wrote anything. */
  readonly usage?: ModelUsage;
  /** True when a chat model was asked and gave nothing (it was out of reach, or at a limit); left out otherwise. */
  readonly modelFailed?: boolean;
  /** How the model's draft fared against its sources; left out when no model wrote one. */
  readonly checked?: Checked;
}
