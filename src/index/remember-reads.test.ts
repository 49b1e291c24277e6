import { describe, expect, it } from 'vitest';
import type { IndexReader } from '../domain/archive-index.ts';
import { rememberReads } from './remember-reads.ts';

/** A reader of nothing that counts what it is asked, and fails where it is told to. */
function counting() {
  const asked: string[] = [];
  let fails = false;
  const scanned = async (literal: string) => {
    asked.push(literal);
    if (fails) throw new Error('the disk is away');
    return Array.from({ length: 4 }, () => literal);
  };
  // What the passages hold does not matter here.
  const reader = { scanPassages: scanned, people: async () => ['秦望'], rarity: () => 1 } as unknown as IndexReader;
  const fail = (value: boolean) => {
    fails = value;
  };
  return { asked, reader, fail };
}

describe('rememberReads', () => {
  it('reads the same once, also when it is asked at the same time', async () => {
    const { asked, reader } = counting();
    const remembering = rememberReads(reader);
    const [first, second] = await Promise.all([
      remembering.scanPassages('秦望', { paper: '甲' }),
      remembering.scanPassages('秦望', { paper: '甲' }),
    ]);
    expect(second).toBe(first);
    await remembering.scanPassages('秦望', { paper: '乙' });
    await remembering.scanPassages('秦望');
    expect(asked).toHaveLength(3);
  });

  it('forgets what was used longest ago when there are too many rows', async () => {
    const { asked, reader } = counting();
    const remembering = rememberReads(reader, 60);
    const names = Array.from({ length: 12 }, (_, at) => `名${at}`);
    for (const name of names) await remembering.scanPassages(name);
    await remembering.scanPassages('名0');
    for (const name of ['名12', '名13']) await remembering.scanPassages(name);
    asked.length = 0;
    for (const name of ['名0', '名13', '名1']) await remembering.scanPassages(name);
    expect(asked).toEqual(['名1']);
  });

  it('keeps no result that is a tenth of all rows', async () => {
    const { asked, reader } = counting();
    const remembering = rememberReads(reader, 40);
    for (let count = 0; count < 2; count++) await remembering.scanPassages('秦望');
    expect(asked).toHaveLength(2);
  });

  it('does not remember failures', async () => {
    const { asked, reader, fail } = counting();
    const remembering = rememberReads(reader);
    fail(true);
    await expect(remembering.scanPassages('秦望')).rejects.toThrow('the disk is away');
    fail(false);
    await expect(remembering.scanPassages('秦望')).resolves.toHaveLength(4);
    expect(asked).toHaveLength(2);
  });
});
