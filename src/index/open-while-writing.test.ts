import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { reading } from './__fixtures__/readings.ts';
import { temporaryFolder, writeFiles } from './__fixtures__/temporary-index.ts';
import { openReader } from './open-reader.ts';

const notices = (count: number) =>
  Array.from({ length: count }, (_, at) => reading({ n: at + 1, text: `第${at}号通告今日张贴。` }));

it('opens at any moment of a commit that counts the tokens anew and takes the old counts away', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { a: notices(1) });
  let done = false;
  const writing = (async () => {
    for (let round = 2; round <= 6; round++) await writeFiles(folder, { a: notices(2 * round) });
    done = true;
  })();
  let opened = 0;
  const openOften = async () => {
    while (!done) {
      const reader = await openReader(folder, { embedder: null });
      expect(await reader.searchPassages('通告', 1)).toHaveLength(1);
      await reader.close();
      opened++;
    }
  };
  await Promise.all([writing, openOften(), openOften(), openOften(), openOften()]);
  expect(opened).toBeGreaterThan(3);
});

it.skipIf(process.platform === 'win32')('opens the commit that came while it was opening the one before', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { a: notices(1) });
  // A pipe in the place of the counts keeps the reader waiting until the next commit has taken them away.
  const counts = join(folder, 'counts-1.bin');
  rmSync(counts);
  execFileSync('mkfifo', [counts]);
  const pipe = openSync(counts, 'r+');
  const opening = openReader(folder, { embedder: null });
  await writeFiles(folder, { a: notices(3) }, { rebuild: true });
  closeSync(pipe);
  const reader = await opening;
  onTestFinished(() => reader.close());
  expect(reader.version).toBe('2');
  expect(await reader.searchPassages('通告', 5)).toHaveLength(3);
});
