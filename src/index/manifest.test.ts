import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './__fixtures__/temporary-index.ts';
import {
  currentVersion,
  INDEX_FORMAT,
  lastVersion,
  type Manifest,
  readFingerprints,
  readManifest,
  writeFingerprints,
  writeManifest,
} from './manifest.ts';

const manifest = (version: number, files: string): Manifest => ({
  format: INDEX_FORMAT,
  version,
  readerVersion: 3,
  embedder: { id: '甲', dimension: 8, complete: false },
  tables: { articles: 2, passages: 4, events: 1, vectors: 9 },
  kept: [{ tables: { articles: 1, passages: 1, events: 1 }, until: 5 }],
  files,
  holdings: { issues: [], files: 1, articles: 0, passages: 0, events: 0 },
});

describe('the manifest', () => {
  it('comes back as it was written, with its fingerprints, and leaves no older ones', async () => {
    const folder = await temporaryFolder();
    const prints = new Map([
      ["晚报/'九月'.txt", 'abc'],
      ['__proto__', 'x'],
    ]);
    await writeManifest(folder, manifest(1, await writeFingerprints(folder, 1, new Map())));
    await writeManifest(folder, manifest(2, await writeFingerprints(folder, 2, prints)));
    const read = await readManifest(folder);
    expect(read).toEqual(manifest(2, 'files-2.json'));
    expect(await readFingerprints(folder, manifest(2, 'files-2.json'))).toEqual(prints);
    expect((await readdir(folder)).sort()).toEqual(['files-2.json', 'manifest.json']);
    expect(await currentVersion(folder)).toBe('2');
  });

  it('is the old one while a new one is being written', async () => {
    const folder = await temporaryFolder();
    await writeManifest(folder, manifest(1, await writeFingerprints(folder, 1, new Map())));
    await writeFile(join(folder, 'manifest.json.new'), '{"format":1,"ver');
    expect(await currentVersion(folder)).toBe('1');
  });

  it('gives its number whatever its format, so that a rebuild goes on counting', async () => {
    const folder = await temporaryFolder();
    expect(await lastVersion(folder)).toBe(0);
    await writeFile(join(folder, 'manifest.json'), '{"format":99,"version":41}');
    expect(await lastVersion(folder)).toBe(41);
    await writeFile(join(folder, 'manifest.json'), 'x');
    expect(await lastVersion(folder)).toBe(0);
  });
});
