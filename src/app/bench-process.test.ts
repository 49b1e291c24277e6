import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { measureApart, wordsFor } from './bench-process.ts';
import type { BenchTask } from './bench-system.ts';

const top = mkdtempSync(join(tmpdir(), 'wenbao-bench-process-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const task: BenchTask = {
  set: '/sets/one',
  field: 'text',
  types: '',
  limit: null,
  budget: 60,
  askedOn: '2031-04-01',
  db: null,
};

/** A launcher that does what the code says. */
function launcher(name: string, code: string): string {
  const path = join(top, `${name}.mjs`);
  writeFileSync(path, code);
  return path;
}

const measure = (path: string, signal = new AbortController().signal) => measureApart(path, 'minisearch', task, signal);

describe('wordsFor', () => {
  it('says what is set, and takes values that look like options', () => {
    expect(wordsFor('wenbao', task)).toEqual([
      '/sets/one',
      '--system=wenbao',
      '--field=text',
      '--budget=60',
      '--asked-on=2031-04-01',
    ]);
    expect(wordsFor('wenbao', { ...task, types: '-x', limit: 3, db: '/db' }).slice(3)).toEqual([
      '--types=-x',
      '--limit=3',
      '--budget=60',
      '--asked-on=2031-04-01',
      '--db=/db',
    ]);
  });
});

describe('measureApart', () => {
  it('takes the outcome that the process prints last', async () => {
    const outcome = { status: 'absent', reason: 'not-installed', detail: 'minisearch' };
    const path = launcher('told', `console.log('noise'); console.log(${JSON.stringify(JSON.stringify(outcome))});`);
    expect(await measure(path)).toEqual(outcome);
  });

  it.each([
    ['ends with an error', 'process.exit(3)', 'exit 3'],
    ['is killed', "process.kill(process.pid, 'SIGKILL'); setInterval(() => 0, 1000)", 'SIGKILL'],
    ['prints something else', 'console.log(\'{"status": "fine"}\')', 'exit 0'],
  ])('takes a process that %s for one that failed', async (_, code, detail) => {
    expect(await measure(launcher(detail.replace(' ', ''), code))).toEqual({
      status: 'absent',
      reason: 'failed',
      detail,
    });
  });

  it('ends the process when told to stop', async () => {
    const stop = new AbortController();
    const path = launcher('long', 'setInterval(() => 0, 1000);');
    setTimeout(() => stop.abort(), 200);
    await expect(measure(path, stop.signal)).rejects.toThrow(/abort/i);
  });
});
