import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { AbsenceReason } from '../domain/bench-report.ts';
import { WenbaoError } from '../errors.ts';
import { askAll } from '../eval/bench/ask-all.ts';
import { findSet, type SetFiles } from '../eval/bench/find-set.ts';
import { folderBytes } from '../eval/bench/folder-bytes.ts';
import type { Measurement } from '../eval/bench/measurement.ts';
import { peakMemory } from '../eval/bench/peak-memory.ts';
import { shuffled } from '../eval/bench/random.ts';
import { readCorpus } from '../eval/bench/read-corpus.ts';
import { type BenchQuestion, type QuestionChoice, readQuestions } from '../eval/bench/read-questions.ts';
import { OWN } from '../eval/bench/system-report.ts';
import { PEERS } from '../eval/peers/all-peers.ts';
import { missingPackage, type PeerKind } from '../eval/peers/peer.ts';
import { loadLance } from '../index/lance.ts';
import { openAsking } from './asking.ts';
import { openEmbedding } from './open-embedding.ts';
import type { RunOptions } from './run-options.ts';
import { updateIndex } from './update-index.ts';

/** What is asked of every system on one set. */
export interface BenchTask {
  /** Folder of the set. */
  readonly set: string;
  readonly field: string;
  readonly types: string;
  /** Questions asked at most, a sample; null asks all. */
  readonly limit: number | null;
  /** Seconds of questions a peer is given; the product itself is asked all. */
  readonly budget: number;
  readonly askedOn: string;
  /** Index folder of the product; null builds it in a temporary one. */
  readonly db: string | null;
}

/** What came of one system. */
export type SystemOutcome =
  | { readonly status: 'measured'; readonly measurement: Measurement }
  | { readonly status: 'absent'; readonly reason: AbsenceReason; readonly detail: string };

/** The order of questions, and with `limit` the sample, is the same in every run. */
const SEED = 1;

/** The questions of a task, in the order in which every system is asked them. */
export async function questionsOf(
  files: SetFiles,
  task: Omit<QuestionChoice, 'note'> & Pick<BenchTask, 'limit'>,
  note: QuestionChoice['note'],
): Promise<readonly BenchQuestion[]> {
  const questions = shuffled(await readQuestions(files, { field: task.field, types: task.types, note }), SEED);
  return questions.slice(0, task.limit ?? questions.length);
}

/** Measures one system, the product or a peer, in this process. A peer that cannot run is told of, not thrown. */
export async function measureSystem(
  name: string,
  task: BenchTask,
  config: Config,
  options: RunOptions,
): Promise<SystemOutcome> {
  const kind = PEERS.find((peer) => peer.name === name);
  const files = await findSet(task.set);
  const questions = await questionsOf(files, task, () => undefined);
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-bench-'));
  try {
    if (kind) return await measurePeer(kind, { files, questions, task, config, options, folder });
    if (name !== OWN) throw new Error(`no system ${name}`);
    return await measureOwn({ files, questions, task, config, options, folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Run {
  readonly files: SetFiles;
  readonly questions: readonly BenchQuestion[];
  readonly task: BenchTask;
  readonly config: Config;
  readonly options: RunOptions;
  /** For what must not outlive the run. */
  readonly folder: string;
}

async function measureOwn({ files, questions, task, config, options, folder }: Run): Promise<SystemOutcome> {
  const own = { ...config, archive: files.corpus, db: task.db ?? join(folder, 'index') };
  const started = performance.now();
  const { added, changed } = await updateIndex(own, { rebuild: false, ...options });
  const seconds = (performance.now() - started) / 1000;
  const asking = await openAsking(own, options);
  try {
    const answers = await askAll(
      async ({ text, history, askedOn }, k) => {
        const hits = await asking.search(text, k, { askedOn: askedOn ?? task.askedOn, history });
        return hits.map(({ article }) => article.record ?? article.id);
      },
      questions,
      { budget: Number.POSITIVE_INFINITY, signal: options.signal },
    );
    const indexSeconds = added + changed > 0 ? seconds : null;
    return measured({ indexSeconds, bytes: await folderBytes(own.db), answers: [...answers] });
  } finally {
    await asking.close();
  }
}

/**
 * A peer is asked the bare question: none of them knows of conversations, and earlier questions put before it helped none
 * and hurt two (hit@10 on the 19 conversations of DomainRAG, BM25Retriever, MiniSearch, FTS5, LanceDB: .368, .474, .684,
 * .526 with them, .368, .579, .684, .684 without).
 */
async function measurePeer(kind: PeerKind, run: Run): Promise<SystemOutcome> {
  const { files, questions, task, config, options, folder } = run;
  try {
    const embedder = kind.needsEmbedder ? await openEmbedding(config, options.signal) : null;
    if (kind.needsEmbedder && embedder === null) return { status: 'absent', reason: 'no-embedder', detail: '' };
    const peer = await kind.open({ folder, embedder, loadLance });
    const started = performance.now();
    await peer.index(stoppable(readCorpus(files.corpus), options.signal));
    const indexSeconds = (performance.now() - started) / 1000;
    const bytes = (await folderBytes(folder)) || null;
    const search = ({ text }: BenchQuestion, k: number) => peer.search(text, k);
    const answers = await askAll(search, questions, { budget: task.budget, signal: options.signal });
    await peer.close();
    await embedder?.close();
    return measured({ indexSeconds, bytes, answers: [...answers] });
  } catch (error) {
    options.signal.throwIfAborted();
    return absent(error);
  }
}

/** Documents until the run is told to stop. */
async function* stoppable<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  for await (const item of items) {
    signal.throwIfAborted();
    yield item;
  }
}

function measured(parts: Omit<Measurement, 'peakBytes'>): SystemOutcome {
  return { status: 'measured', measurement: { ...parts, peakBytes: peakMemory() } };
}

function absent(error: unknown): SystemOutcome {
  const missing = missingPackage(error);
  if (missing !== null) return { status: 'absent', reason: 'not-installed', detail: missing };
  const detail = error instanceof WenbaoError ? `${error.message}，${error.hint}` : String(error);
  return { status: 'absent', reason: 'failed', detail: detail.slice(0, 300) };
}
