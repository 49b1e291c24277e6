import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { WenbaoError } from '../errors.ts';
import { readManifest } from '../index/manifest.ts';
import { fillVectors } from '../index/vectors.ts';
import type { Embedders } from './embedders.ts';
import { wantedSource } from './open-embedding.ts';
import type { RunOptions } from './run-options.ts';

/** Milliseconds between two looks whether passages lack vectors. */
const LOOK_EVERY = 5000;
/** … and after another process was found at it, or a failure. */
const WAIT_AFTER = { busy: 30_000, failure: 300_000 } as const;

/**
 * Makes missing vectors as long as the process lives, in the background of whatever it does; returns when the signal is
 * aborted, or at once when no model is wanted. Of several processes one works, the others look on. Never rejects: what
 * goes wrong is noted once and tried again later.
 */
export async function keepVectors(
  config: Config,
  embedders: Embedders,
  { signal, note }: Pick<RunOptions, 'signal' | 'note'>,
  lookEvery = LOOK_EVERY,
): Promise<void> {
  const source = await wantedSource(config);
  if (source === null) return;
  let told = '';
  const tell = (line: string) => {
    if (line !== '' && line !== told) note(line);
    told = line;
  };
  const round = async (): Promise<number> => {
    const embedder = await embedders.open(source);
    const before = await readManifest(config.db);
    if (before === null || (before.embedder?.id === embedder.id && before.embedder.complete)) return lookEvery;
    const other = before.embedder?.id !== embedder.id;
    if (other && before.holdings.passages > 0) tell(WORKING);
    const outcome = await fillVectors(config.db, { embedder, source }, { signal });
    if (outcome === 'complete' && other) tell(DONE);
    return outcome === 'busy' ? WAIT_AFTER.busy : lookEvery;
  };
  while (!signal.aborted) {
    const wait = await round().catch((error: unknown) => {
      if (!signal.aborted) tell(failureText(error));
      return WAIT_AFTER.failure;
    });
    await sleep(wait, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

const WORKING = '正在后台计算段落的向量，其间检索照常；算完自动启用。';
const DONE = '段落的向量已算完，检索已经用上。';

function failureText(error: unknown): string {
  if (!(error instanceof WenbaoError)) return '后台计算向量时出错，稍后再试；检索照常可用。';
  return `${error.message}，稍后再试；检索照常可用。${error.hint}。`;
}
