import { type Config, configFrom } from '../../config.ts';
import type { RunOptions } from '../run-options.ts';
import type { IndexProgress } from '../update-index.ts';

/** RunOptions that keep what they are told. */
export interface RecordedRun extends RunOptions {
  readonly notes: readonly string[];
  readonly steps: readonly IndexProgress[];
}

/** Makes them; `onStep` is called at each step of indexing, while the step waits. */
export function recordedRun(onStep: (step: IndexProgress) => void = () => undefined): RecordedRun & {
  readonly stop: AbortController;
} {
  const notes: string[] = [];
  const steps: IndexProgress[] = [];
  const stop = new AbortController();
  return {
    notes,
    steps,
    stop,
    signal: stop.signal,
    note: (line) => notes.push(line),
    progress: (step) => {
      steps.push(step);
      onStep(step);
    },
  };
}

/** A configuration of nothing but an archive and an index; no setting of the environment is in it. */
export function plainConfig(archive: string, db: string): Config {
  return configFrom({ EMBEDDING_MODEL: 'off' }, '/no/such/root', { archive, db });
}
