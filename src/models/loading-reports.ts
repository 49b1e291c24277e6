import type { FileProgress } from './hub-fetch.ts';
import type { LoadingReport } from './worker-protocol.ts';

/** Milliseconds between two reports: as often as a person can read them. */
const EVERY = 200;

/**
 * Adds up what has come of all files of a model and reports it now and then, and when a file is whole. The total is that
 * of the files begun so far; null when the hub does not say.
 */
export function loadingReports(
  report: (report: LoadingReport) => void,
  now: () => number = () => performance.now(),
): (progress: FileProgress) => void {
  const files = new Map<string, FileProgress>();
  let last = -EVERY;
  return (progress) => {
    files.set(progress.file, progress);
    if (now() - last < EVERY && progress.loaded !== progress.total) return;
    last = now();
    const all = [...files.values()];
    const loaded = all.reduce((sum, file) => sum + file.loaded, 0);
    const total = all.reduce<number | null>(
      (sum, file) => (sum === null || file.total === null ? null : sum + file.total),
      0,
    );
    report({ kind: 'loading', loaded, total });
  };
}
