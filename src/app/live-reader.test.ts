import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { meetingRecord } from '../cli/__fixtures__/archives.ts';
import type { IndexReader } from '../domain/archive-index.ts';
import { plainConfig, recordedRun } from './__fixtures__/runs.ts';
import { type LiveReader, openLiveReader } from './live-reader.ts';
import { updateIndex } from './update-index.ts';

const top = mkdtempSync(join(tmpdir(), 'wenbao-live-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

let config = plainConfig(top, top);
let run = recordedRun();
let live: LiveReader;

const put = (name: string, meeting: string) => writeFileSync(join(config.archive, name), meetingRecord('r1', meeting));
const update = (rebuild = false) => updateIndex(config, { ...recordedRun(), rebuild });
const meetings = async (reader: IndexReader) => (await reader.events({})).map(({ name }) => name).sort();

beforeEach(async () => {
  const folder = mkdtempSync(join(top, 'run-'));
  config = plainConfig(join(folder, 'archive'), join(folder, 'db'));
  mkdirSync(config.archive);
  put('a.jsonl', '防汛工作会议');
  run = recordedRun();
  live = await openLiveReader(config, run);
});

afterEach(() => live.close());

describe('a live reader', () => {
  it('builds the index that is not there', async () => {
    expect(run.steps.length).toBeGreaterThan(0);
    expect(await meetings(await live.reader())).toEqual(['防汛工作会议']);
  });

  it('notes what was left out of the index that it built', async () => {
    writeFileSync(join(config.archive, 'b.txt'), '');
    const other = { ...config, db: `${config.db}-2` };
    const second = recordedRun();
    await (await openLiveReader(other, second)).close();
    expect(second.notes).toEqual(['已跳过 b.txt：文件是空的']);
  });

  it('gives the same reader as long as nothing was committed', async () => {
    const first = await live.reader();
    await update();
    expect(await live.reader()).toBe(first);
  });

  it('picks up a new commit, while a reader taken before still sees the old one', async () => {
    const old = await live.reader();
    put('b.jsonl', '春耕备耕会议');
    await update();
    const fresh = await live.reader();
    expect(await meetings(fresh)).toEqual(['春耕备耕会议', '防汛工作会议'].sort());
    expect(await meetings(old)).toEqual(['防汛工作会议']);
    expect(old.holdings.articles).toBe(1);
    expect(fresh.version).not.toBe(old.version);
  });

  it('opens a new commit once, however many ask at the same time', async () => {
    put('b.jsonl', '春耕备耕会议');
    await update();
    const readers = await Promise.all(Array.from({ length: 5 }, () => live.reader()));
    expect(new Set(readers).size).toBe(1);
    expect(readers[0]?.holdings.articles).toBe(2);
  });

  it('goes on with what it has when the index on disk is damaged, says so once, and picks up the mended one', async () => {
    const manifest = join(config.db, 'manifest.json');
    const whole = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, whole.slice(0, 40));
    const reader = await live.reader();
    expect(await live.reader()).toBe(reader);
    expect(await meetings(reader)).toEqual(['防汛工作会议']);
    expect(run.notes).toEqual([expect.stringMatching(/^索引已损坏.*暂用先前打开的索引作答。.*--rebuild/)]);
    writeFileSync(manifest, whole);
    put('a.jsonl', '河长制工作会议');
    await update();
    expect(await meetings(await live.reader())).toEqual(['河长制工作会议']);
  });

  it('picks up an index that was built anew', async () => {
    put('a.jsonl', '河长制工作会议');
    await update(true);
    expect(await meetings(await live.reader())).toEqual(['河长制工作会议']);
  });
});
