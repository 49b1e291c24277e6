import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { reading } from './__fixtures__/readings.ts';
import { sharedReader } from './__fixtures__/temporary-index.ts';
import { whenAskedOften } from './in-memory.ts';

describe('whenAskedOften', () => {
  it('loads once, at the fourth call, and gives what came from then on', async () => {
    let loads = 0;
    const held = whenAskedOften(async () => {
      loads++;
      return 'all';
    });
    expect([held(), held(), held()]).toEqual([null, null, null]);
    expect(loads).toBe(0);
    expect(held()).toBeNull();
    await sleep(0);
    expect([held(), held(), loads]).toEqual(['all', 'all', 1]);
  });

  it('stays without when loading fails', async () => {
    const held = whenAskedOften(() => Promise.reject(new Error('disk')));
    for (let call = 0; call < 6; call++) held();
    await sleep(0);
    expect(held()).toBeNull();
  });
});

const NAMES = ['尤礼', '卞山', '祝融', '乌兰', '白露', '岑岭'];
const reader = sharedReader(
  NAMES.map((name, at) =>
    reading({
      source: `${at}.txt`,
      title: `${name}到渡口`,
      text: `${name}到澄江渡口调研轮渡夜航。`,
      people: [{ name }],
    }),
  ),
);

describe('an index that is asked often', () => {
  it('answers from memory what it answered from the disk', async () => {
    const search = () => reader().searchPassages('澄江轮渡夜航尤礼', 10, { exact: ['尤礼'] });
    const names = () => reader().knownNames([...NAMES, '无此']);
    const [first, known] = [await search(), await names()];
    for (let round = 0; round < 8; round++) {
      await sleep(20);
      expect(await search()).toEqual(first);
      expect(await names()).toEqual(known);
    }
    expect(first.length).toBeGreaterThan(0);
  });
});
