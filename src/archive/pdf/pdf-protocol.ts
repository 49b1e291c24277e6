import type { Doubt } from '../../domain/article.ts';

/** What the worker thread is given: the file, and where pdf.js lies (file URL of its package, with `/` at the end). */
export interface PdfJob {
  readonly bytes: Uint8Array;
  readonly library: string;
}

/** A paragraph or headline line of a PDF in reading order. */
export interface PdfLine {
  readonly text: string;
  /** As in PageLine: 1 is a main title, 0 running text. */
  readonly mark: number;
  /** As in PageLine: blank lines above. */
  readonly gap: number;
  /** As in PageLine: kind of furniture, or null. */
  readonly aside: string | null;
}

/** Why a PDF could not be read. */
export type PdfFailure =
  | 'broken'
  | 'password'
  | 'no-page'
  | 'no-text'
  | 'no-unicode'
  | 'too-many-pages'
  | 'too-much-text'
  | 'too-much-memory'
  | 'too-slow';

/** What the worker says: once for each page, and once at the end. */
export type PdfReply =
  | { readonly kind: 'page' }
  | { readonly kind: 'read'; readonly lines: readonly PdfLine[]; readonly doubts: readonly Doubt[] }
  | { readonly kind: 'failed'; readonly failure: PdfFailure; readonly detail: string };

/** A PDF that cannot be read, inside the worker; `message` is English, for the cause. */
export class PdfError extends Error {
  readonly failure: PdfFailure;

  constructor(failure: PdfFailure, detail: string) {
    super(detail);
    this.failure = failure;
  }
}
