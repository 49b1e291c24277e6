import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const RECORDS = [
  { _id: 't1', title: '云栖河水位上涨', text: '云栖市水利局3月28日通报，云栖河水位升至12.4米，沿岸低洼路段已经封闭。' },
  { _id: 't2', title: '芦湾大桥通车', text: '芦湾大桥全长1860米，3月30日上午正式通车，双向六车道。' },
  { _id: 't3', title: '', text: '松岭镇第三届梨花节接待游客4.2万人次，带动民宿收入增长。' },
  { _id: 't4', title: '夜校开班', text: '市图书馆夜校昨晚开班，首期教授剪纸、书法和手机摄影。' },
];

/** Questions that each have one right document, `t1` to `t3` in turn. */
export const QUERIES = [
  {
    _id: 'q1',
    text: '云栖河水位升到多少米？',
    text_with_year: '2031年云栖河水位升到多少米？',
    type: 'number',
    strict: true,
  },
  {
    _id: 'q2',
    text: '芦湾大桥哪天正式通车？',
    type: 'date',
    asked_on: '2031-03-31',
    history: ['芦湾大桥有多长？', { question: '哪天动工？', answers: ['2029年'] }],
  },
  { _id: 'q3', text: '松岭镇梨花节接待了多少游客？', type: 'number' },
];

const QRELS = ['query-id\tcorpus-id\tscore', 'q1\tt1\t2', 'q2\tt2\t1', 'q3\tt3\t1', 'q3\tt4\t0'];

/** Parts of a set that a test wants otherwise. */
export interface TinySet {
  readonly queries?: readonly (object | string)[];
  readonly qrels?: readonly string[];
  /** BEIR's own place for the judgements is `qrels/test.tsv`. */
  readonly qrelsFile?: string;
  readonly alternatives?: readonly string[];
  readonly packed?: boolean;
}

/** Writes a retrieval set of four short articles of an invented city, and gives its folder. */
export function writeTinySet(folder: string, set: TinySet = {}): string {
  const { queries = QUERIES, qrels = QRELS, qrelsFile = 'qrels.tsv', alternatives, packed = false } = set;
  const put = (name: string, lines: readonly string[]) => {
    const path = join(folder, packed ? `${name}.gz` : name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, packed ? gzipSync(lines.join('\n')) : lines.join('\n'));
  };
  put(
    'corpus.jsonl',
    RECORDS.map((record) => JSON.stringify(record)),
  );
  put(
    'queries.jsonl',
    queries.map((query) => (typeof query === 'string' ? query : JSON.stringify(query))),
  );
  put(qrelsFile, qrels);
  if (alternatives) put('alt_candidates.tsv', alternatives);
  return folder;
}
