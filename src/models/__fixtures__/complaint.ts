import { expect } from 'vitest';
import { WenbaoError } from '../../errors.ts';

/** What a person would read of a failure; fails when it took long. */
export async function complaintOf(work: Promise<unknown>): Promise<string> {
  const start = performance.now();
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof WenbaoError)) throw new Error(`no WenbaoError: ${error}`);
  expect(performance.now() - start).toBeLessThan(15_000);
  return `${error.message} ${error.hint}`;
}
