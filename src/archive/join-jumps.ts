import type { Article, Byline, SourceRun } from '../domain/article.ts';
import type { Furniture } from '../domain/reading.ts';
import { searchForm } from '../text/fold.ts';
import { sharedPairs } from '../text/pairs.ts';
import { articleId } from './article-id.ts';
import { type Jump, mayBeOnePage } from './jump.ts';
import { mergeBylines } from './page/byline-parts.ts';
import { deriveTitle } from './page/derive-title.ts';
import { endsSentence, seamBetween } from './page/line-shape.ts';
import { concatMapped, inserted, type MappedText, sliceMapped, sourceHull } from './page/mapped-text.ts';

/** What joining needs to know of a page; pages of one issue are joined together. */
export interface JoinablePage {
  readonly source: string;
  readonly articles: readonly Article[];
  /** Jump lines of its articles, by `n`, as far as they lead to text that was not joined. */
  readonly jumps: ReadonlyMap<number, readonly Jump[]>;
  readonly furniture: readonly Furniture[];
}

/** One end of a jump: an article that goes on elsewhere, or comes from there. */
interface End {
  readonly at: number;
  readonly article: Article;
  readonly jump: Jump;
}

/**
 * Joins articles that go on on another page (下转, 上接) of the same issue, or of the same file. Two ends belong together
 * when their pages and numbers agree and no other pair fits as well; what finds no partner stays as it is. The headline
 * that is printed again over the rest becomes furniture of its page.
 */
export function joinJumps<T extends JoinablePage>(pages: readonly T[]): T[] {
  let joined = [...pages];
  for (let left = jumpsIn(pages); left > 0; left--) {
    const pair = bestPair(joined);
    if (!pair) break;
    joined = joinPair(joined, pair);
  }
  return joined;
}

interface Pair {
  readonly from: End;
  readonly to: End;
}

function jumpsIn(pages: readonly JoinablePage[]): number {
  return pages.reduce((sum, page) => sum + page.jumps.size, 0);
}

/** The pair that fits best of those that nothing rivals. */
function bestPair(pages: readonly JoinablePage[]): Pair | null {
  const ends = pages.flatMap((page, at) =>
    page.articles.flatMap((article) => (page.jumps.get(article.n) ?? []).map((jump): End => ({ at, article, jump }))),
  );
  const pairs = ends
    .filter(({ jump }) => jump.onward)
    .flatMap((from) => ends.flatMap((to) => ratedPair(from, to)))
    .sort((a, b) => b.fit - a.fit);
  return (
    pairs.find(({ pair, fit }) => !pairs.some((other) => other.fit >= fit && rivals(pair, other.pair)))?.pair ?? null
  );
}

/** Two pairs that want one of the same ends. */
function rivals(a: Pair, b: Pair): boolean {
  if (a === b) return false;
  return a.from.article === b.from.article || a.to.article === b.to.article;
}

function ratedPair(from: End, to: End): { readonly pair: Pair; readonly fit: number }[] {
  if (to.jump.onward || from.article === to.article) return [];
  if (!mayBeOnePage(from.jump.page, pageOf(to.article)) || !mayBeOnePage(to.jump.page, pageOf(from.article))) return [];
  const marks = [from.jump.mark, to.jump.mark];
  if (marks[0] !== marks[1] && !marks.includes(null)) return [];
  const sameMark = marks[0] !== null && marks[0] === marks[1];
  return [{ pair: { from, to }, fit: (sameMark ? 2 : 0) + titleFit(from, to) }];
}

function pageOf(article: Article): string | null {
  return article.continuedOn.at(-1)?.page ?? article.page?.value ?? null;
}

/** 0–1: how much of the shorter headline, or of the title that the jump line names, stands in the other. */
function titleFit(from: End, to: End): number {
  const headline = searchForm([from.article.kicker, from.article.title, from.article.subtitle].join(''));
  const again = to.jump.title ?? from.jump.title ?? (to.article.titleDerived ? null : to.article.title);
  return again === null ? 0 : sharedPairs(searchForm(again), headline);
}

function joinPair<T extends JoinablePage>(pages: readonly T[], { from, to }: Pair): T[] {
  const article = joinArticles(from.article, to.article);
  return pages.map((page, at) => {
    if (at !== from.at && at !== to.at) return page;
    const jumps = new Map(page.jumps);
    if (at === to.at) jumps.delete(to.article.n);
    const articles = page.articles
      .filter((own) => at !== to.at || own !== to.article)
      .map((own) => (at === from.at && own === from.article ? article : own));
    if (at === from.at) {
      const onward = [...(pages[from.at]?.jumps.get(from.article.n) ?? []).filter((jump) => jump !== from.jump)];
      const further = (pages[to.at]?.jumps.get(to.article.n) ?? []).filter((jump) => jump !== to.jump);
      if (onward.length + further.length > 0) jumps.set(from.article.n, [...onward, ...further]);
      else jumps.delete(from.article.n);
    }
    const furniture = at === to.at ? [...page.furniture, ...headAgain(to.article)] : page.furniture;
    return { ...page, articles, jumps, furniture: furniture.toSorted((a, b) => a.start - b.start) };
  });
}

/** What stands over the rest: a headline printed again, a byline. */
function headAgain(article: Article): Furniture[] {
  const head = sliceMapped(article, 0, article.body.start);
  const span = sourceHull(head);
  return span ? [{ kind: 'jump-head', text: head.text.trim(), ...span }] : [];
}

/** One article of the beginning and the rest: the rest's body behind the first one's, its credits and captions behind those. */
function joinArticles(from: Article, to: Article): Article {
  const continuedOn = [...from.continuedOn, { source: to.source, page: to.page?.value ?? null }, ...to.continuedOn];
  const rest: MappedText = { text: to.text, runs: to.runs.map((run) => inPart(run, from.continuedOn.length + 1)) };
  const [start, behind] = [sliceMapped(from, 0, from.body.end), sliceMapped(from, from.body.end)];
  const goesOn = sliceMapped(rest, to.body.start, to.body.end);
  const seam =
    from.body.end === from.body.start || endsSentence(start.text) ? '\n' : seamBetween(start.text, goesOn.text);
  const { text, runs } = concatMapped([start, inserted(seam), goesOn, behind, sliceMapped(rest, to.body.end)]);
  const body = { start: from.body.start, end: start.text.length + seam.length + goesOn.text.length };
  const title = from.titleDerived ? deriveTitle(text.slice(body.start, body.end)) || from.title : from.title;
  return {
    ...from,
    id: articleId(title, text),
    title,
    byline: mergeBylines([from.byline, to.byline] satisfies Byline[]),
    text,
    body,
    runs,
    continuedOn,
    cut: to.cut,
    doubts: [
      ...from.doubts.filter(({ code }) => !SETTLED.has(code)),
      ...to.doubts.filter(({ code }) => OF_THE_END.has(code)),
    ],
  };
}

/** Doubts about the first part that joining settles, and those of the rest that the whole takes over. */
const SETTLED = new Set(['continued', 'cut', 'no-body']);
const OF_THE_END = new Set(['cut']);

function inPart(run: SourceRun, part: number): SourceRun {
  return { ...run, part: (run.part ?? 0) + part };
}
