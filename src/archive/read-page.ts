import type { Article, Byline, Doubt, Sourced } from '../domain/article.ts';
import type { Furniture } from '../domain/reading.ts';
import { fold } from '../text/fold.ts';
import { buildArticle } from './build-article.ts';
import { inferIssueDay } from './facts/infer-day.ts';
import type { DayEvidence } from './facts/infer-year.ts';
import {
  type FactClaims,
  factDoubts,
  type IssueFacts,
  joinClaims,
  type SettledFacts,
  settleFacts,
} from './facts/issue-facts.ts';
import { pageFacts, pageMarks, withOwn } from './facts/page-facts.ts';
import { type Jump, readJump } from './jump.ts';
import { type ArticleDraft, paragraphText } from './page/article-draft.ts';
import { mergeBylines } from './page/byline-parts.ts';
import { readHeadline } from './page/headline.ts';
import { sourceHull } from './page/mapped-text.ts';
import type { PageLine } from './page/page-line.ts';
import type { FurnitureLine, PageShape } from './page/page-state.ts';
import { segment } from './page/segment.ts';

/** A page's lines with what is known of it before it is read. */
export interface PageInput {
  /** Archive-relative path. */
  readonly source: string;
  readonly lines: readonly PageLine[];
  readonly shape: PageShape;
  /** From front matter, sidecar, path, HTML meta. */
  readonly claims: FactClaims;
  /** Credits of web metadata, for the page's only article where it prints none. */
  readonly bylines?: readonly Byline[];
}

/** A page as read: articles in order, and what belongs to none of them. */
interface PageReading {
  readonly articles: readonly Article[];
  readonly furniture: readonly Furniture[];
  readonly doubts: readonly Doubt[];
  /** Jump lines by the `n` of the article they stand in. */
  readonly jumps: ReadonlyMap<number, readonly Jump[]>;
}

/** Cuts a page into articles and gives each what the page says of paper, day and page number. */
export function readPage(input: PageInput): PageReading {
  const { drafts, furniture } = segment(input.lines, input.shape);
  if (drafts.length === 1 && drafts[0]?.bylines.length === 0) drafts[0].bylines.push(...(input.bylines ?? []));
  const said = pageFacts(furniture, drafts, input.claims.words);
  const pages = pagesOf(drafts, furniture);
  // The page that a file is named after is only the first of several printed in it.
  const several = new Set(pages.map((page) => page?.value)).size > 1;
  const stated = joinClaims([input.claims, said.claims]);
  const day = inferIssueDay(stated, () => dayEvidence(drafts), said.years);
  const base = joinClaims([stated, { paper: [], issueDate: day ? [day] : [], page: [], url: [] }]);
  const conflicts = new Map(said.doubts.map((doubt) => [doubt.text, doubt]));
  const settle = (own: FactClaims, page: Sourced<string> | null): SettledFacts =>
    settleFacts(page ? { ...own, page: [...(several ? [] : own.page), page] } : own);
  // Most articles of a page stand under the same marks.
  const known = new Map<Sourced<string> | null, SettledFacts>();
  const articles = drafts.map((draft, index) => {
    const page = pages[index] ?? null;
    const own = withOwn(base, said.own[index]);
    const settled = (own === base ? known.get(page) : undefined) ?? settle(own, page);
    if (own === base) known.set(page, settled);
    for (const doubt of settled.doubts) if (!conflicts.has(doubt.text)) conflicts.set(doubt.text, doubt);
    return articleOf(input.source, draft, index + 1, settled.facts);
  });
  const jumps = drafts.flatMap((draft, index) =>
    draft.jumps.length > 0 ? [[index + 1, draft.jumps.map(readJump)] as const] : [],
  );
  return {
    articles,
    furniture: furnitureOf(furniture),
    doubts: [...conflicts.values(), ...pageDoubts(furniture, articles)],
    jumps: new Map(jumps),
  };
}

function articleOf(source: string, draft: ArticleDraft, n: number, facts: IssueFacts): Article {
  const jump: Doubt[] = draft.jumps.map((words) => ({ code: 'continued', text: `本稿跨版：${words}` }));
  const captions = draft.captions.map((line) => line.content);
  const body = draft.body.map(paragraphText);
  // A picture with a headline and a caption: the caption is the text.
  const [text, rest] = body.length > 0 ? [body, captions] : [captions, []];
  return buildArticle({
    source,
    record: null,
    n,
    headline: draft.head.length > 0 ? readHeadline(draft.head) : { kicker: [], title: [], subtitle: [] },
    opening: draft.opening,
    body: text,
    closing: [...draft.closing, ...rest],
    byline: mergeBylines(draft.bylines),
    cut: draft.cut,
    titleFrom: null,
    facts,
    doubts: [...jump, ...factDoubts(facts, true)],
  });
}

/** For each draft the last page number printed above it; above all of them the first one holds. */
function pagesOf(drafts: readonly ArticleDraft[], furniture: readonly FurnitureLine[]): (Sourced<string> | null)[] {
  const marks = pageMarks(furniture);
  let last = 0;
  return drafts.map((draft) => {
    while ((marks[last + 1]?.at ?? Number.POSITIVE_INFINITY) <= draft.from) last++;
    return marks[last]?.page ?? null;
  });
}

function dayEvidence(drafts: readonly ArticleDraft[]): DayEvidence {
  const bodies = drafts.map((draft) => fold(draft.body.map((paragraph) => paragraphText(paragraph).text).join('\n')));
  return {
    leads: bodies.map((body) => body.slice(0, 400)),
    heads: drafts.map((draft) => draft.head.map((line) => line.plain).join(' ')),
    bodies,
    wired: drafts.flatMap(({ dateline }) => (dateline?.monthDay ? [dateline.monthDay] : [])),
  };
}

function furnitureOf(lines: readonly FurnitureLine[]): Furniture[] {
  return lines.flatMap(({ line, kind }) => {
    const span = sourceHull(line.content);
    return span ? [{ kind, text: line.content.text, ...span }] : [];
  });
}

function pageDoubts(furniture: readonly FurnitureLine[], articles: readonly Article[]): Doubt[] {
  const doubts: Doubt[] = [];
  const stray = furniture.filter(({ kind }) => kind === 'unplaced').map(({ line }) => line.content.text);
  if (stray.length > 0)
    doubts.push({ code: 'unplaced', text: `有${stray.length}行未归入任何稿件：${stray.join(' / ').slice(0, 120)}` });
  if (articles.length === 0) doubts.push({ code: 'no-article', text: '没有读出任何稿件' });
  return doubts;
}
