import type { IndexReader, PersonMention } from '../../domain/archive-index.ts';
import type { Article } from '../../domain/article.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { searchForm } from '../../text/fold.ts';

/** Mentions that answer a question about a role: of the person named, or of whoever bears the office asked for. */
export async function roleMentions(plan: QueryPlan, reader: IndexReader): Promise<readonly PersonMention[]> {
  if (plan.kind === 'yesno') return (await Promise.all(plan.titles.map((title) => holders(title, reader)))).flat();
  if (plan.kind !== 'role' && plan.kind !== 'byline') return [];
  if (plan.people.length > 0) return (await Promise.all(plan.people.map((name) => reader.mentions({ name })))).flat();
  return (await Promise.all(plan.titles.map((title) => holders(title, reader)))).flat();
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
    if (!place) return mentions;
    const articles = await reader.articles([...new Set(mentions.map((mention) => mention.articleId))]);
    const paperOf = (mention: PersonMention) => articles.get(mention.articleId)?.paper?.value;
    const there = mentions.filter((mention) => speaksOf(place, articles.get(mention.articleId)));
    const papers = new Set(there.map(paperOf).filter((paper) => paper !== undefined));
    if (there.length > 0)
      return mentions.filter((mention) => there.includes(mention) || papers.has(paperOf(mention) ?? ''));
  }
  return [];
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
