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
