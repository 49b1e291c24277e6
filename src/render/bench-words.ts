import type { AbsenceReason } from '../domain/bench-report.ts';

/** Everything a report of the benchmark says, in one language. */
export interface BenchWords {
  /** Titles of systems by name; a name without one stands for itself. */
  readonly systems: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, string>>;
  readonly quality: string;
  readonly qualityHead: readonly string[];
  readonly cost: string;
  readonly costHead: readonly string[];
  readonly ownGroups: string;
  readonly allGroups: string;
  readonly group: string;
  readonly difference: string;
  readonly differenceHead: readonly string[];
  /** The whole interval of the difference lies above zero. */
  readonly ahead: string;
  /** The interval holds zero. */
  readonly notAhead: string;
  readonly behind: string;
  readonly inMemory: string;
  readonly ready: string;
  readonly absence: Readonly<Record<AbsenceReason, string>>;
}

/** For whoever runs it. */
export const CHINESE: BenchWords = {
  systems: {
    wenbao: '问报',
    'langchain-bm25': 'LangChain BM25Retriever（原样）',
    'langchain-bm25-words': 'LangChain BM25Retriever（问题先分词）',
    'langchain-vectors': 'LangChain MemoryVectorStore',
    minisearch: 'MiniSearch（Intl.Segmenter 分词）',
    'sqlite-trigram': 'SQLite FTS5 trigram',
    'lance-ngram': 'LangChain 切分 + LanceDB ngram(2,2)',
  },
  groups: { all: '全部', strict: 'strict' },
  quality: '检索质量（方括号内为95%置信区间）',
  qualityHead: ['方案', '问数'],
  cost: '开销',
  costHead: ['方案', '建索引', '磁盘', '内存峰值', 'p50', 'p95', 'p99', '出错'],
  ownGroups: '问报，分类型',
  allGroups: '各方案分类型的 hit@1 / hit@10',
  group: '类型',
  difference: '问报与各方案之差（同一批问题，成对比较）',
  differenceHead: ['方案', '问数'],
  ahead: '领先',
  notAhead: '难分高下',
  behind: '落后',
  inMemory: '在内存中',
  ready: '用现成索引',
  absence: { 'not-installed': '未运行：没有安装', 'no-embedder': '未运行：没有设置向量模型', failed: '未运行：出错' },
};

/** For documentation. */
export const ENGLISH: BenchWords = {
  systems: {
    wenbao: 'Wenbao',
    'langchain-bm25': 'LangChain BM25Retriever as it is',
    'langchain-bm25-words': 'LangChain BM25Retriever, question cut into words',
    'langchain-vectors': 'LangChain MemoryVectorStore',
    minisearch: 'MiniSearch, words of Intl.Segmenter',
    'sqlite-trigram': 'SQLite FTS5 trigram',
    'lance-ngram': 'LangChain splitter + LanceDB ngram(2,2)',
  },
  groups: {},
  quality: 'Quality, with 95% bootstrap intervals',
  qualityHead: ['system', 'questions'],
  cost: 'Cost',
  costHead: ['system', 'index', 'disk', 'peak memory', 'p50', 'p95', 'p99', 'failed'],
  ownGroups: 'Wenbao by type of question',
  allGroups: 'hit@1 / hit@10 by type of question',
  group: 'type',
  difference: 'Wenbao less each peer, on the same questions (paired)',
  differenceHead: ['peer', 'questions'],
  ahead: 'ahead',
  notAhead: 'even',
  behind: 'behind',
  inMemory: 'in memory',
  ready: 'ready one used',
  absence: {
    'not-installed': 'not run, not installed',
    'no-embedder': 'not run, no embedding model is configured',
    failed: 'not run, it failed',
  },
};
