import type { Article } from '../domain/article.ts';
import type { NewsEvent } from '../domain/event.ts';
import type { ArticleId } from '../domain/ids.ts';
import { fold, searchForm } from '../text/fold.ts';
import { localityOf } from './localities.ts';

/** Whether a word stands in the event, its sentence, or its headline. */
export function standsIn(word: string, event: NewsEvent, article: Article | undefined): boolean {
  const texts = [event.name, ...event.places];
  if (article)
    texts.push(
      article.title,
      article.kicker ?? '',
      article.subtitle ?? '',
      article.text.slice(event.quote.start, event.quote.end),
    );
  return holds(texts, word);
}

/**
 * Whether an article speaks of a place: it stands in its text, in the name of its paper (漯河 in 漯河日报), or anywhere on
 * the same page where the article says 我市 or 全市, as a local paper does of its own city.
 */
export function isAt(place: string, article: Article, articles: ReadonlyMap<ArticleId, Article>): boolean {
  if (holds([article.paper?.value ?? '', article.text], place)) return true;
  const own = withoutOwnCity(place, article);
  if (own !== null && (holds([article.text], own) || holds([withoutLevels(article.text)], withoutLevels(own))))
    return true;
  const local = ['我市', '全市', '市领导', '市委', '市政府', '我县', '全县', '县委'].some((word) =>
    article.text.includes(word),
  );
  return (
    local &&
    [...articles.values()].some(
      (other) => other.source === article.source && holds([other.paper?.value ?? '', other.text], place),
    )
  );
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

function holds(texts: readonly string[], word: string): boolean {
  const short = searchForm(word).replace(/(?<=..)[省市县区]$/, '');
  return texts.some((text) => fold(text).replace(/\s+/g, '').toLowerCase().includes(short));
}

/** A topic word that the archive uses as a place: 衡阳, where 衡阳市 is printed. */
export function isPlaceName(word: string, articles: ReadonlyMap<ArticleId, Article>): boolean {
  return [...articles.values()].some(({ text }) => ['市', '县', '省'].some((kind) => text.includes(word + kind)));
}
