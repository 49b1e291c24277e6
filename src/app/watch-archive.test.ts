import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { meetingRecord } from '../cli/__fixtures__/archives.ts';
import { plainConfig, recordedRun } from './__fixtures__/runs.ts';
import { watchArchive } from './watch-archive.ts';

it('indexes again when a file comes, and stops when it is told to', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-watch-'));
  const config = plainConfig(join(folder, 'archive'), join(folder, 'db'));
  mkdirSync(config.archive);
  writeFileSync(join(config.archive, 'a.jsonl'), meetingRecord('a1', '防汛工作会议'));
  const run = recordedRun();
  const added: number[] = [];
  await watchArchive(config, { ...run, rebuild: false, everyMs: 50 }, (report) => {
    added.push(report.added);
    if (added.length === 1) writeFileSync(join(config.archive, 'b.jsonl'), meetingRecord('b1', '春耕备耕会议'));
    else run.stop.abort();
  });
  expect(added).toEqual([1, 1]);
  rmSync(folder, { recursive: true, force: true });
});
