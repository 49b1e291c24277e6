import type { Day } from './day.ts';
import type { ArticleId } from './ids.ts';
import type { Span } from './span.ts';

/** 更正: what a paper says it printed wrong, and where. The span is the notice's sentence in the notice's text. */
export interface Erratum extends Span {
  /** The notice. */
  readonly articleId: ArticleId;
  /** As printed first, without quotation marks. */
  readonly wrong: string;
  readonly right: string;
  /** Day of the issue that is corrected; null when the notice does not say. */
  readonly day: Day | null;
  /** Its page, as printed. */
  readonly page: string | null;
  /** Headline of the corrected article, as the notice gives it. */
  readonly title: string | null;
}
