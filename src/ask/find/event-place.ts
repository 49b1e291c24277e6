import type { Article } from '../../domain/article.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { localityOf } from '../understand/localities.ts';

/** Whether a word stands in the event, its sentence, or its headline. */
export function standsIn(word: string, event: NewsEvent, article: Article | undefined): boolean {
  const form = told.get(event) ?? placeForm(textsOf(event, article).join('|'));
  told.set(event, form);
  return form.includes(shortOf(word));
}

/** What is printed of an event, in the form that places are compared in, made once for each. */
const told = new WeakMap<NewsEvent, string>();

function textsOf(event: NewsEvent, article: Article | undefined): string[] {
  const own = [event.name, ...event.places];
  if (!article) return own;
  const { title, kicker, subtitle, text } = article;
  return [...own, title, kicker ?? '', subtitle ?? '', text.slice(event.quote.start, event.quote.end)];
}

/**
 * Whether an article speaks of a place: it stands in its text, in the name of its paper (漯河 in 漯河日报), or anywhere on
 * the same page where the article says 我市 or 全市, as a local paper does of its own city.
 */
export function isAt(place: string, article: Article, articles: ReadonlyMap<ArticleId, Article>): boolean {
  if (speaksOf(article, place)) return true;
  const own = withoutOwnCity(place, article);
  if (own !== null && (speaksOf(article, own) || withoutLevels(formOf(article)).includes(withoutLevels(shortOf(own)))))
    return true;
  if (isOfOtherCity(place, article, articles)) return false;
  const local = ['我市', '全市', '市领导', '市委', '市政府', '我县', '全县', '县委'].some((word) =>
    article.text.includes(word),
  );
  return local && pageOf(article, articles).some((other) => speaksOf(other, place));
}

/** 「全市」 in a paper of one city is not said of another city that has a paper of its own. */
function isOfOtherCity(place: string, article: Article, articles: ReadonlyMap<ArticleId, Article>): boolean {
  const own = localityOf(article.paper?.value ?? '');
  const asked = shortOf(place);
  if (own === null || searchForm(own) === asked) return false;
  const known = cities.get(articles) ?? new Set([...articles.values()].map(cityOf));
  cities.set(articles, known);
  return known.has(asked);
}

function cityOf({ paper }: Article): string {
  return searchForm(localityOf(paper?.value ?? '') ?? '');
}

/** Cities that the papers of a set of articles are named after, made once for each set. */
const cities = new WeakMap<ReadonlyMap<ArticleId, Article>, ReadonlySet<string>>();

/** Articles by their file, made once for a set of them. */
const pages = new WeakMap<ReadonlyMap<ArticleId, Article>, ReadonlyMap<string, readonly Article[]>>();

/** Articles on the same page; a record of a JSONL file stands on none, whatever else the file holds. */
function pageOf(article: Article, articles: ReadonlyMap<ArticleId, Article>): readonly Article[] {
  if (article.record !== null) return [];
  const bySource = pages.get(articles) ?? groupedBySource(articles);
  pages.set(articles, bySource);
  return bySource.get(article.source) ?? [];
}

function groupedBySource(articles: ReadonlyMap<ArticleId, Article>): ReadonlyMap<string, readonly Article[]> {
  const grouped = new Map<string, Article[]>();
  for (const article of articles.values()) {
    const page = grouped.get(article.source);
    if (page) page.push(article);
    else grouped.set(article.source, [article]);
  }
  return grouped;
}

/** Paper and text of an article in the form that places are compared in, made once for each. */
const forms = new WeakMap<Article, string>();

function formOf(article: Article): string {
  const form = forms.get(article) ?? placeForm(`${article.paper?.value ?? ''}\n${article.text}`);
  forms.set(article, form);
  return form;
}

function speaksOf(article: Article, place: string): boolean {
  return formOf(article).includes(shortOf(place));
}

/** 「青岚市五届人大常委会」 in a paper of 青岚 is 「五届人大常委会」; null when the place does not begin with the paper's city. */
function withoutOwnCity(place: string, article: Article): string | null {
  const city = localityOf(article.paper?.value ?? '');
  if (city === null || !place.startsWith(city)) return null;
  const rest = place.slice(city.length).replace(/^[省市县区州]/, '');
  return rest.length >= 2 ? rest : null;
}

/** 「五届市政协」 is printed for 「五届政协」, and the other way round. */
function withoutLevels(text: string): string {
  return text.replace(/[省市县区](?=政协|人大|委|政府)/g, '');
}

/** An event is at a place that it or its article names. */
export function isHeldAt(place: string, event: NewsEvent, articles: ReadonlyMap<ArticleId, Article>): boolean {
  const article = articles.get(event.articleId);
  return !article || standsIn(place, event, article) || isAt(place, article, articles);
}

/** 云溪市 is looked for as 云溪. */
function shortOf(place: string): string {
  return searchForm(place).replace(/(?<=..)[省市县区]$/, '');
}

function placeForm(text: string): string {
  return fold(text).replace(/\s+/g, '').toLowerCase();
}

/** A topic word that the archive uses as a place: 衡阳, where 衡阳市 is printed. */
export function isPlaceName(word: string, articles: ReadonlyMap<ArticleId, Article>): boolean {
  return [...articles.values()].some(({ text }) => ['市', '县', '省'].some((kind) => text.includes(word + kind)));
}
