import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { ArticleId } from '../../domain/ids.ts';
import type { ArticleList, ListedArticle } from '../../domain/news.ts';
import type { KnownArticles } from '../../state/known-articles.ts';

/** What a look at the archive found, and what is to be noted when it is done with. */
export interface Looked {
  readonly fresh: readonly ListedArticle[];
  readonly marks: readonly ArticleId[];
}

/**
 * The articles of a list that are news. Nothing is at the first look at an archive, and nothing is when nothing of it was
 * ever seen, for then it is another archive. An article read anew from a file that was seen is no news, whatever its new
 * id; what was added to a file whose earlier articles all still stand there is.
 */
export async function newArticles(list: ArticleList, known: KnownArticles): Promise<Looked> {
  const ids = [...new Set(list.articles.map(({ id }) => id))];
  const unseen = await unknownOf(ids, known);
  if (unseen.size === 0) return { fresh: [], marks: [] };
  const files = [...byFile(list.articles)].map(([file, articles]) => ({ mark: mark('file', file), file, articles }));
  const missing = await unknownOf(
    [HELD, ...files.flatMap(({ mark: own, file, articles }) => [own, sizeMark(file, articles.length)])],
    known,
  );
  const marks = [...unseen, ...missing];
  const isAnother = unseen.size === ids.length && !missing.has(HELD);
  if (!known.begun() || isAnother) return { fresh: [], marks };
  const fresh = files.flatMap(({ mark: own, file, articles }) => {
    const added = articles.filter(({ id }) => unseen.has(id));
    if (added.length === 0 || missing.has(own)) return added;
    return isMarked(known, file, articles.length - added.length) ? added : [];
  });
  return { fresh: [...new Map(fresh.map((article) => [article.id, article])).values()], marks };
}

/** Ids looked up before others have their turn. */
const PART = 2000;

async function unknownOf(ids: readonly ArticleId[], known: KnownArticles): Promise<Set<ArticleId>> {
  const unknown = new Set<ArticleId>();
  for (let at = 0; at < ids.length; at += PART) {
    for (const id of known.unknown(ids.slice(at, at + PART))) unknown.add(id);
    await breathe();
  }
  return unknown;
}

/** A line of a file of records stands by itself; the articles of a page stand together. */
function byFile(articles: readonly ListedArticle[]): Map<string, ListedArticle[]> {
  const files = new Map<string, ListedArticle[]>();
  for (const article of articles) {
    const file = /\.jsonl(?:\.gz)?$/i.test(article.source) ? `${article.source}\n${article.slot}` : article.source;
    const there = files.get(file);
    if (there) there.push(article);
    else files.set(file, [article]);
  }
  return files;
}

/** Whether the file held so many articles at an earlier look. */
function isMarked(known: KnownArticles, file: string, count: number): boolean {
  return count > 0 && known.unknown([sizeMark(file, count)]).length === 0;
}

const HELD = mark('held');

function sizeMark(file: string, articles: number): ArticleId {
  return mark('file', file, String(articles));
}

/** A name among the known ids that no article has: ids are 24 hex digits. */
function mark(...parts: readonly string[]): ArticleId {
  const name = createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 16);
  return `~${name}` as ArticleId; // kept beside the ids it tells of
}
