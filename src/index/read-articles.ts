import type { IndexFilter, PersonMention } from '../domain/archive-index.ts';
import type { Article } from '../domain/article.ts';
import type { Erratum } from '../domain/erratum.ts';
import type { Statement } from '../domain/event.ts';
import type { PersonFacet } from '../domain/facet.ts';
import type { ArticleId } from '../domain/ids.ts';
import { searchForm } from '../text/fold.ts';
import { byPlace, PLACE_COLUMNS, placeOf, placeOfArticle } from './archive-order.ts';
import { whereOf } from './filter.ts';
import { namesBySound } from './names-by-sound.ts';
import { allPeople, peopleListed } from './people-listed.ts';
import { inParts, type ReadTables } from './read-tables.ts';
import { contains, holdsAny, isGiven, isOneOf, type Sql } from './sql.ts';

/** Articles by id; of one that stands in several places the first. */
export async function findArticles(
  { articles }: ReadTables,
  ids: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, Article>> {
  const found: Article[] = [];
  for (const part of inParts([...new Set(ids)])) {
    // One column: what an article's place is made of stands in it too.
    for await (const batch of articles.query().where(isOneOf('id', part)).select(['article'])) {
      const column = batch.getChild('article');
      for (let at = 0; at < batch.numRows; at++) found.push(JSON.parse(String(column?.get(at)))); // what articleRow wrote
    }
  }
  found.sort((a, b) => byPlace(placeOfArticle(a), placeOfArticle(b)));
  const first = new Map<ArticleId, Article>();
  for (const article of found) if (!first.has(article.id)) first.set(article.id, article);
  return first;
}

/** Articles of the issues that pass the filter, in archive order. */
export async function findIssueArticles(tables: ReadTables, filter: IndexFilter): Promise<Article[]> {
  return [...(await firstOf<Article>(tables, 'article', whereOf(filter, [], 'id'))).values()];
}

/** Statements of articles, article by article. */
export async function findStatements(tables: ReadTables, ids: readonly ArticleId[]): Promise<Statement[]> {
  const found = await jsonOf<readonly Statement[]>(tables, 'statements', ids);
  return [...found.values()].flat();
}

/** What notices of correction say, in archive order. */
export async function findErrata(tables: ReadTables): Promise<Erratum[]> {
  return [...(await firstOf<readonly Erratum[]>(tables, 'errata', isGiven('errata'))).values()].flat();
}

/** Mentions by name or by part of a title, in archive order. */
export async function findMentions(
  tables: ReadTables,
  wanted: { readonly name?: string; readonly title?: string },
  filter: IndexFilter = {},
): Promise<PersonMention[]> {
  const name = wanted.name === undefined ? null : searchForm(wanted.name);
  const title = wanted.title === undefined ? null : searchForm(wanted.title);
  const narrowing: Sql[] = [
    ...(name === null ? [] : [holdsAny('people', [name])]),
    ...(title === null ? [] : [contains('titles', title)]),
  ];
  const found = await firstOf<readonly PersonFacet[]>(tables, 'mentions', whereOf(filter, narrowing, 'id'));
  const fits = (person: PersonFacet) =>
    (name === null || searchForm(person.name) === name) &&
    (title === null || person.titles.some((held) => searchForm(held).includes(title)));
  return [...found].flatMap(([articleId, people]) => people.filter(fits).map((person) => ({ ...person, articleId })));
}

/**
 * Those of the candidates that name somebody; for a candidate in Latin letters (`pinyinKey`), the name or word of that
 * sound that the archive prints. `held` = all names of the archive, where they are in memory.
 */
export async function findNames(
  tables: ReadTables,
  candidates: readonly string[],
  held: ReadonlySet<string> | null = null,
): Promise<ReadonlySet<string>> {
  const latin = candidates.filter((candidate) => /^[a-z]+$/.test(candidate));
  const others = latin.length === 0 ? candidates : candidates.filter((candidate) => !/^[a-z]+$/.test(candidate));
  const named = held ?? (await namesAmong(tables, [...new Set(others.map(searchForm))]));
  const heard = latin.length === 0 ? [] : await namesBySound(tables, latin);
  return new Set([...others.filter((candidate) => named.has(searchForm(candidate))), ...heard]);
}

async function namesAmong({ articles }: ReadTables, forms: readonly string[]): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for (const part of inParts(forms)) {
    for await (const name of peopleListed(articles.query().where(holdsAny('people', part)))) named.add(name);
  }
  return named;
}

/** Names in the archive, each once. */
export async function countNames({ articles }: ReadTables): Promise<number> {
  return (await allPeople(articles)).size;
}

async function jsonOf<T>(tables: ReadTables, column: string, ids: readonly ArticleId[]): Promise<Map<ArticleId, T>> {
  const found = new Map<ArticleId, T>();
  for (const part of inParts([...new Set(ids)])) {
    for (const [id, value] of await firstOf<T>(tables, column, isOneOf('id', part))) found.set(id, value);
  }
  return found;
}

/** A JSON column of articles, in archive order, each article once. */
async function firstOf<T>({ articles }: ReadTables, column: string, where: Sql | null): Promise<Map<ArticleId, T>> {
  let query = articles.query().select(['id', column, ...PLACE_COLUMNS]);
  if (where) query = query.where(where);
  const rows: Record<string, unknown>[] = await query.toArray();
  const inOrder = rows.map((row) => ({ row, place: placeOf(row) })).sort((a, b) => byPlace(a.place, b.place));
  const found = new Map<ArticleId, T>();
  for (const { row } of inOrder) {
    const id = String(row.id) as ArticleId; // an id and JSON that articleRow wrote
    if (!found.has(id)) found.set(id, JSON.parse(String(row[column])) as T);
  }
  return found;
}
