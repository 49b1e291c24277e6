import type { Day } from './day.ts';
import type { ArticleId } from './ids.ts';
import type { Span } from './span.ts';

/** Where a piece of metadata was read; `inferred` always carries a reason. */
export type OriginKind =
  | 'correction'
  | 'front-matter'
  | 'sidecar'
  | 'record'
  | 'path'
  | 'masthead'
  | 'meta'
  | 'text'
  | 'inferred';

export interface Origin {
  readonly kind: OriginKind;
  /** Chinese, for readers: 「文内「2022年国家网络安全宣传周」」. Null when the kind says it all. */
  readonly reason: string | null;
}

/** A value with where it came from. */
export interface Sourced<T> {
  readonly value: T;
  readonly origin: Origin;
}

/** 署名. Names are stored without printed gaps: 「李 丹」 → 李丹. */
export interface Byline {
  /** 记者 (and 文/文字 on web pages). */
  readonly reporters: readonly string[];
  /** 通讯员. */
  readonly correspondents: readonly string[];
  /** 实习生, 摄影, 编辑 … */
  readonly others: readonly { readonly role: string; readonly name: string }[];
}

/** Something a person should look at; `text` is Chinese, for operators. */
export interface Doubt {
  readonly code: string;
  readonly text: string;
}

/** `length` units of the article text at `start` are the same as those of the source text at `source`. */
export interface SourceRun {
  readonly start: number;
  readonly source: number;
  readonly length: number;
  /** Which file: left out for the article's own `source`, else the place in `continuedOn`, counted from 1. */
  readonly part?: number;
}

/** Another page that an article goes on on (下转, 上接). */
export interface Continuation {
  /** Archive-relative path; the article's own where one file holds both pages. */
  readonly source: string;
  readonly page: string | null;
}

/**
 * 稿件: the unit of citation. `text` is fixed once segmented: headline lines, byline line and body paragraphs, each on
 * a line of its own, column breaks joined. All offsets of facets, events, passages and citations refer to it.
 */
export interface Article {
  readonly id: ArticleId;
  /** Archive-relative path, `/` as separator. */
  readonly source: string;
  /** Id of the line in a JSONL source. */
  readonly record: string | null;
  /** Order in its file, from 1. */
  readonly n: number;
  /** 引题 */
  readonly kicker: string | null;
  /** 主题; broken lines joined with one space. */
  readonly title: string;
  /** True when the source printed no headline and the title was taken from the lead. */
  readonly titleDerived: boolean;
  /** 副题 */
  readonly subtitle: string | null;
  readonly paper: Sourced<string> | null;
  readonly issueDate: Sourced<Day> | null;
  /** 版: `A01`, `3` … as printed. */
  readonly page: Sourced<string> | null;
  readonly url: string | null;
  /** Address of a picture of the printed page, where the operator gave one. */
  readonly pageImage: string | null;
  readonly byline: Byline;
  readonly text: string;
  /** The body inside `text`: from the first word after byline and dateline. */
  readonly body: Span;
  /** Map of `text` back to the source file's text; inserted line breaks have no run. */
  readonly runs: readonly SourceRun[];
  /** Pages on which it goes on, joined from there, in order; empty for nearly all. */
  readonly continuedOn: readonly Continuation[];
  /** True when the source breaks off in mid-sentence. */
  readonly cut: boolean;
  readonly doubts: readonly Doubt[];
}

/** The file and page that a run of an article comes from: its own, or one that it goes on on. */
export function placeOfRun(
  article: { readonly source: string; readonly page: string | null; readonly continuedOn: readonly Continuation[] },
  run: SourceRun,
): Continuation {
  return article.continuedOn[(run.part ?? 0) - 1] ?? { source: article.source, page: article.page };
}

/** Everybody an article credits, each with the role printed or implied: 记者, 通讯员, 摄影 … */
export function creditsOf({ byline }: Article): readonly { readonly role: string; readonly name: string }[] {
  return [
    ...byline.reporters.map((name) => ({ role: '记者', name })),
    ...byline.correspondents.map((name) => ({ role: '通讯员', name })),
    ...byline.others,
  ];
}

/** Whether a doubt is the mark that an operator's corrections left, rather than a doubt. */
export function marksCorrection({ code }: Doubt): boolean {
  return code === 'corrected';
}
