import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putIntoArchive } from './put-into-archive.ts';

let archive: string;
beforeEach(() => {
  archive = mkdtempSync(join(tmpdir(), 'wenbao-put-'));
});
afterEach(() => rmSync(archive, { recursive: true, force: true }));

const signal = new AbortController().signal;
const file = (name: string, content = name) => ({
  name,
  sidecar: false,
  open: async function* () {
    yield Buffer.from(content);
  },
});

describe('putting files into an archive', () => {
  it('takes everything back when one of them cannot be put there', async () => {
    const files = [file('a.txt'), file('neu/b.txt'), file(`${'x'.repeat(300)}.txt`)];
    await expect(putIntoArchive(archive, files, { limit: 1000, signal })).rejects.toMatchObject({
      message: expect.stringContaining('ENAMETOOLONG'),
    });
    expect(readdirSync(archive)).toEqual([]);
  });

  it('puts nothing there when a source fails', async () => {
    const broken = {
      ...file('b.txt'),
      // biome-ignore lint/correctness/useYield: it fails before it gives anything
      open: async function* (): AsyncGenerator<Buffer> {
        throw Object.assign(new Error('x'), { code: 'EIO' });
      },
    };
    await expect(putIntoArchive(archive, [file('a.txt'), broken], { limit: 1000, signal })).rejects.toThrow('EIO');
    expect(readdirSync(archive)).toEqual([]);
  });

  it('puts nothing there when together they are too large', async () => {
    const files = [file('a.txt', 'x'.repeat(600)), file('b.txt', 'x'.repeat(600))];
    await expect(putIntoArchive(archive, files, { limit: 1000, signal })).rejects.toThrow('太大');
    expect(readdirSync(archive)).toEqual([]);
  });

  it('puts nothing there when it is told to stop meanwhile', async () => {
    const stop = new AbortController();
    const stopping = {
      ...file('b.txt'),
      open: async function* () {
        stop.abort();
        yield Buffer.from('x');
      },
    };
    const put = putIntoArchive(archive, [file('a.txt'), stopping], { limit: 1000, signal: stop.signal });
    await expect(put).rejects.toMatchObject({ name: 'AbortError' });
    expect(readdirSync(archive)).toEqual([]);
  });
});
