import type { Query, Table } from '@lancedb/lancedb';

/** Names in the rows of a query on the articles table, in search form, article by article. */
export async function* peopleListed(query: Query): AsyncGenerator<string> {
  for await (const batch of query.select(['people'])) {
    for (const row of batch) yield* row.people as Iterable<string>; // a list column
  }
}

/** All names in the archive, each once. */
export async function allPeople(articles: Table): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const name of peopleListed(articles.query())) names.add(name);
  return names;
}

/** The same, those that stand in most articles first; equals by code point. */
export async function peopleByCount(articles: Table): Promise<readonly string[]> {
  const counts = new Map<string, number>();
  for await (const name of peopleListed(articles.query())) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}
