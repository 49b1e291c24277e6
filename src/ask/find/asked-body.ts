import type { Article } from '../../domain/article.ts';
import type { ArticleId } from '../../domain/ids.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { sharedPairs } from '../../text/pairs.ts';
import { isAt } from './event-place.ts';

/** Words of asking before what an office belongs to, and words of the office behind it. */
const ASKING = /^(?:请问|你知道|谁是|谁担任|谁任|谁当|现在|目前|当前|如今|是)+/;
const OF_OFFICE = /的?(?:现任|新任|首任|时任|前任|历任|代理|现|代)?$/;
/** Fewest letters of a body that can be told from others. */
const SHORTEST = 4;
/** Least share of its pairs of letters that an article must hold, for papers shorten names. */
const SPOKEN_OF = 0.7;

/** The office itself at the end of a title: 党总支书记, 副厅长. */
const OFFICE =
  /(?:党总支|党支部|党委|党组|机关)?(?:常务|第一)?副?(?:书记|[省市县区州镇乡村厅局处科所校院行部站队馆园会社]长|秘书长|委员长|董事长|总?经理|主席|主任|负责人|总编辑|理事长|检察长)$/;

/**
 * What the office asked for belongs to, where it is no mere place: 「青田村猕猴桃基地的负责人是谁」 → 青田村猕猴桃基地,
 * 「云南省水利厅厅长是谁」 → 云南省水利厅; null when nothing stands there or it is a place, which conditions of place see to.
 */
export function bodyAsked({ kind, people, times, titles, question }: QueryPlan): string | null {
  const [title] = titles;
  if (kind !== 'role' || people.length > 0 || title === undefined) return null;
  const folded = fold(question);
  const own = title.replace(OFFICE, '').length;
  let before = folded.slice(0, Math.max(0, folded.indexOf(title)) + own);
  for (const { text } of times) before = before.replace(fold(text), ',');
  const body = before
    .slice(Math.max(before.lastIndexOf(','), before.lastIndexOf('。')) + 1)
    .replace(ASKING, '')
    .replace(OF_OFFICE, '');
  return body.length < SHORTEST || /(?:[省市县州]|(?<!社)区)(?:委|政府)?$/.test(body) ? null : body;
}

/** Whether an article speaks of the body, under its name, most of it, or as a paper names one of its own city. */
export function speaksOfBody(
  body: string,
  article: Article | undefined,
  articles: ReadonlyMap<ArticleId, Article>,
): boolean {
  return article !== undefined && (namesBody(body, article.text) || isAt(body, article, articles));
}

/** Whether a text has the body's name or most of it. */
export function namesBody(body: string, text: string): boolean {
  return sharedPairs(searchForm(body), searchForm(text)) >= SPOKEN_OF;
}
