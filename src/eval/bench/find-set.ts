import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { UsageError } from '../../errors.ts';

/** The files of a retrieval set in the BEIR layout. */
export interface SetFiles {
  /** Name of the folder. */
  readonly name: string;
  readonly corpus: string;
  readonly queries: string;
  readonly qrels: string;
  /** Further right documents; null when the set has no such file. */
  readonly alternatives: string | null;
}

/** Our own layout first, then BEIR's. */
const QRELS = ['qrels.tsv', 'qrels/test.tsv'];

/** Finds the files of a set, each packed or not. Throws UsageError naming what the folder lacks. */
export async function findSet(folder: string): Promise<SetFiles> {
  const find = (...names: readonly string[]) => firstFile(names.map((name) => join(folder, name)));
  const [corpus, queries, qrels, alternatives] = await Promise.all([
    find('corpus.jsonl'),
    find('queries.jsonl'),
    find(...QRELS),
    find('alt_candidates.tsv'),
  ]);
  if (corpus && queries && qrels) return { name: basename(resolve(folder)), corpus, queries, qrels, alternatives };
  const missing = [!corpus && 'corpus.jsonl', !queries && 'queries.jsonl', !qrels && QRELS.join(' 或 ')];
  throw new UsageError(`不是 BEIR 格式的测试集：${folder}（缺 ${missing.filter(Boolean).join('、')}）`, {
    hint: '文件夹里应有 corpus.jsonl、queries.jsonl（可为 .gz）和 qrels.tsv',
  });
}

async function firstFile(paths: readonly string[]): Promise<string | null> {
  for (const path of paths.flatMap((each) => [`${each}.gz`, each])) {
    if ((await stat(path).catch(() => null))?.isFile()) return path;
  }
  return null;
}
