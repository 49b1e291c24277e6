import type { IndexReader, PersonMention } from '../../domain/archive-index.ts';
import type { Article } from '../../domain/article.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { officePlace } from '../../text/office-place.ts';
import { askedSuccession } from '../understand/asked-succession.ts';
import { localityOf } from '../understand/localities.ts';

/** Mentions that answer a question about a role: of the person named, or of whoever bears the office asked for. */
export async function roleMentions(plan: QueryPlan, reader: IndexReader): Promise<readonly PersonMention[]> {
  if (plan.kind === 'yesno') return (await Promise.all(plan.titles.map((title) => holders(title, reader)))).flat();
  if (plan.kind !== 'role' && plan.kind !== 'byline') return [];
  if (plan.people.length > 0) {
    const own = (await Promise.all(plan.people.map((name) => reader.mentions({ name })))).flat();
    return askedSuccession(fold(plan.question)) === null ? own : [...own, ...(await othersInOffice(plan, own, reader))];
  }
  return (await Promise.all(plan.titles.map((title) => holders(title, reader)))).flat();
}

/** Offices of a person whose other holders are looked up. */
const MOST_OFFICES = 4;

/** Others in the office asked for, or in those that the person was last printed with. */
async function othersInOffice(
  { titles, people }: QueryPlan,
  own: readonly PersonMention[],
  reader: IndexReader,
): Promise<PersonMention[]> {
  const held = [...new Set(own.flatMap((mention) => mention.titles).reverse())].slice(0, MOST_OFFICES);
  const found = (await Promise.all((titles.length > 0 ? titles : held).map((title) => holders(title, reader)))).flat();
  return found.filter(({ name }) => !people.includes(name));
}

/**
 * 「衡阳市委书记」 is printed so, or as 「市委书记」 in a paper or report of 衡阳: the longest ending of the asked title
 * that anybody bears, where what was left off in front stands in the article, in the name of its paper, or elsewhere in that paper
 * (which says 市委书记 for its own city).
 */
export async function holders(asked: string, reader: IndexReader): Promise<readonly PersonMention[]> {
  for (let cut = 0; asked.length - cut >= 2; cut++) {
    const title = asked.slice(cut);
    const place = placeName(asked.slice(0, cut));
    const mentions = (await reader.mentions({ title })).filter((mention) =>
      mention.titles.some((held) => bears(held, title)),
    );
    if (mentions.length === 0) continue;
    if (!place) return [...mentions, ...(await ofOwnPaper(title, reader))];
    const articles = await reader.articles([...new Set(mentions.map((mention) => mention.articleId))]);
    const paperOf = (mention: PersonMention) => articles.get(mention.articleId)?.paper?.value;
    const there = mentions.filter((mention) => speaksOf(place, articles.get(mention.articleId)));
    const papers = new Set(there.map(paperOf).filter((paper) => paper !== undefined));
    if (there.length > 0)
      return mentions.filter((mention) => there.includes(mention) || papers.has(paperOf(mention) ?? ''));
  }
  return [];
}

/** 市委书记 in papers of 衡阳, beside 衡阳市委书记 elsewhere. */
async function ofOwnPaper(title: string, reader: IndexReader): Promise<readonly PersonMention[]> {
  const own = officePlace(title);
  if (!own) return [];
  const mentions = (await reader.mentions({ title: own.office })).filter(({ titles }) => titles.includes(own.office));
  const articles = await reader.articles([...new Set(mentions.map(({ articleId }) => articleId))]);
  return mentions.filter(({ articleId }) => localityOf(articles.get(articleId)?.paper?.value ?? '') === own.place);
}

/** The held title is the asked one, or names its place or 代 in front; 副, 原, 前 make it another office. */
function bears(held: string, title: string): boolean {
  if (held === title) return true;
  return held.endsWith(title) && /(?:[省市县区州镇乡]|代理?)$/.test(held.slice(0, -title.length));
}

function placeName(text: string): string {
  return text.length > 2 ? text.replace(/[省市县区]$/, '') : text;
}

function speaksOf(place: string, article: Article | undefined): boolean {
  return (
    article !== undefined && searchForm(`${article.paper?.value ?? ''}\n${article.text}`).includes(searchForm(place))
  );
}
