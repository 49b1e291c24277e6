import type { Table } from '@lancedb/lancedb';
import type { IndexFilter } from '../domain/archive-index.ts';

import type { Passage } from '../domain/passage.ts';
import { searchForm } from '../text/fold.ts';
import { byPlace, placesOf } from './archive-order.ts';
import { whereOf } from './filter.ts';
import type { Lance } from './lance.ts';
import { PASSAGE_COLUMN, placedPassage } from './passage-row.ts';
import type { ReadTables } from './read-tables.ts';
import { allOf, contains, type Sql } from './sql.ts';

/** Every passage that holds the literal, in archive order: by issue, file and place in it. */
export async function scanPassages(tables: ReadTables, literal: string, filter: IndexFilter = {}): Promise<Passage[]> {
  const holding = {
    lance: tables.lance,
    tokens: 'tokens',
    form: 'form',
    where: whereOf(filter),
    columns: [PASSAGE_COLUMN],
    most: tables.holdings.passages,
  };
  const found = new Map<string, Passage>();
  for await (const row of rowsHolding(tables.passages, literal, holding)) {
    const { passage } = placedPassage(String(row[PASSAGE_COLUMN]));
    found.set(passage.id, passage);
  }
  const passages = [...found.values()];
  const places = await placesOf(tables, [...new Set(passages.map((passage) => passage.articleId))]);
  return passages.sort((a, b) => byPlace(places.get(a.articleId), places.get(b.articleId)) || a.n - b.n);
}

/** Whether the literal stands in a passage or in the lines above a body. */
export async function standsAnywhere(
  { lance, articles, passages, holdings }: ReadTables,
  literal: string,
): Promise<boolean> {
  const query = { lance, where: null, columns: ['id'] };
  const heads = { ...query, tokens: 'head_tokens', form: 'head_form', most: holdings.articles };
  for await (const _ of rowsHolding(articles, literal, heads)) return true;
  const bodies = { ...query, tokens: 'tokens', form: 'form', most: holdings.passages };
  for await (const _ of rowsHolding(passages, literal, bodies)) return true;
  return false;
}

interface Holding {
  readonly lance: Lance;
  /** Full-text column, and the same text in its search form. */
  readonly tokens: string;
  readonly form: string;
  readonly where: Sql | null;
  readonly columns: readonly string[];
  /** Rows of the table: the query has no other limit. */
  readonly most: number;
}

/**
 * Rows whose search form holds the literal, batch by batch, so that memory holds the matching ones alone. What holds it
 * holds all its pairs of Han characters, which the full-text index finds at once; the substring decides. (A phrase query
 * would not do: in LanceDB 0.31 it passes over rows that are not indexed yet.) A literal without a pair is looked for in
 * every row.
 */
async function* rowsHolding(table: Table, literal: string, holding: Holding): AsyncGenerator<Record<string, unknown>> {
  const wanted = searchForm(literal);
  if (wanted === '' || holding.most === 0) return;
  const { MatchQuery, Operator } = holding.lance;
  const pairs = hanPairs(wanted);
  const where = allOf([
    ...(holding.where ? [holding.where] : []),
    ...(pairs.length > 0 ? [] : [contains(holding.form, wanted)]),
  ]);
  let query = table.query().select([...holding.columns, holding.form, ...(pairs.length > 0 ? ['_score'] : [])]);
  if (pairs.length > 0) {
    query = query.fullTextSearch(new MatchQuery(pairs.join(' '), holding.tokens, { operator: Operator.And }));
  }
  if (where) query = query.where(where);
  for await (const batch of query.limit(holding.most)) {
    const forms = batch.getChild(holding.form); // a column is read faster than row after row
    for (let at = 0; at < batch.numRows; at++) {
      const row = String(forms?.get(at)).includes(wanted) ? batch.get(at) : null;
      if (row) yield row;
    }
  }
}

/** More pairs than this narrow nothing further. */
const MOST_PAIRS = 24;

/** Neighbouring Han characters, each pair once: tokens that `bigrams` makes wherever the two stand together. */
function hanPairs(form: string): string[] {
  const pairs = form.matchAll(/(?=([\u3400-\u9fff\uf900-\ufaff]{2}))/g);
  return [...new Set(Array.from(pairs, (match) => String(match[1])))].slice(0, MOST_PAIRS);
}
