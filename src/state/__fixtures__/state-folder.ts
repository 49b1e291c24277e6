import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openState } from '../open-state.ts';
import type { State } from '../state.ts';

/** A clock that stands where it is set. */
export class Clock {
  time = new Date('2031-05-07T09:00:00Z');
  readonly now = () => this.time;

  /** Puts it on by so many hours. */
  pass(hours: number): void {
    this.time = new Date(this.time.getTime() + hours * 3_600_000);
  }
}

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-state-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A state of its own for the running test. */
export function freshState(clock = new Clock()): { state: State; path: string; clock: Clock; reopen: () => State } {
  const path = join(temporaryFolder(), 'state.db');
  let open = openState(path, clock.now);
  onTestFinished(() => open.close());
  const reopen = () => {
    open.close();
    open = openState(path, clock.now);
    return open;
  };
  return { state: open, path, clock, reopen };
}
