import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingRecord } from '../cli/__fixtures__/archives.ts';
import { WenbaoError } from '../errors.ts';
import { plainConfig, recordedRun } from './__fixtures__/runs.ts';
import { openAsking } from './asking.ts';
import { readStats } from './read-stats.ts';
import { updateIndex } from './update-index.ts';

const top = mkdtempSync(join(tmpdir(), 'wenbao-broken-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const whole = plainConfig(join(top, 'archive'), join(top, 'whole'));
const update = (db: string, rebuild = false) => updateIndex({ ...whole, db }, { ...recordedRun(), rebuild });
const stats = (db: string) => readStats({ ...whole, db });

async function ask(db: string): Promise<string> {
  const asking = await openAsking({ ...whole, db }, recordedRun());
  try {
    const answer = await asking.conversation().ask('林致远3月28日出席了哪些会议', { askedOn: '2031-04-01' });
    return answer.text;
  } finally {
    await asking.close();
  }
}

const editManifest = (edit: (text: string) => string) => (db: string) => {
  const path = join(db, 'manifest.json');
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
};

const spoilData = (db: string) => {
  const files = readdirSync(join(db, 'tables'), { recursive: true, encoding: 'utf8' });
  for (const file of files) if (file.endsWith('.lance')) spoil(join(db, 'tables', file));
};

const countsOf = (db: string) => join(db, readdirSync(db).find((name) => name.startsWith('counts-')) ?? '');

function spoil(path: string): void {
  try {
    writeFileSync(path, 'not a table');
  } catch {
    // a folder whose name ends so
  }
}

beforeAll(async () => {
  mkdirSync(whole.archive);
  writeFileSync(join(whole.archive, 'a.jsonl'), meetingRecord('a1', '防汛工作会议'));
  await update(whole.db);
});

const OLDER = /^索引是较旧版本的格式（0，应为\d+）$/;
const NEWER = /^索引是较新版本的格式（99，应为\d+）$/;
const DAMAGED = /^索引已损坏，读不出来$/;

describe('an index that cannot be read', () => {
  it.each([
    ['of an older format', editManifest((text) => text.replace(/"format":\d+/, '"format":0')), OLDER, OLDER, OLDER],
    ['of a newer format', editManifest((text) => text.replace(/"format":\d+/, '"format":99')), NEWER, NEWER, NEWER],
    ['with half a manifest', editManifest((text) => text.slice(0, 100)), DAMAGED, DAMAGED, DAMAGED],
    ['with an empty manifest', editManifest(() => ''), DAMAGED, DAMAGED, DAMAGED],
    ['with a manifest of something else', editManifest(() => '[]'), DAMAGED, DAMAGED, DAMAGED],
    // Null: what needs none of the damaged tables works on.
    ['with spoiled tables', spoilData, DAMAGED, DAMAGED, null],
    ['without counts of tokens', (db: string) => rmSync(countsOf(db)), DAMAGED, null, null],
    ['with half the counts of tokens', (db: string) => truncateSync(countsOf(db), 4096), DAMAGED, null, null],
    [
      'without a table',
      (db: string) => rmSync(join(db, 'tables', 'passages.lance'), { recursive: true }),
      DAMAGED,
      null,
      null,
    ],
  ])('%s: one clear line, and a rebuild heals it', async (name, damage, asked, counted, updated) => {
    const db = join(top, name.replaceAll(' ', '-'));
    cpSync(whole.db, db, { recursive: true });
    damage(db);
    const expectLine = async (attempt: Promise<unknown>, line: RegExp) => {
      const error = await attempt.then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(WenbaoError);
      expect(error).toMatchObject({ exitCode: 1, message: expect.stringMatching(line) });
      if (line !== updated) expect(error).toMatchObject({ hint: expect.stringContaining('wenbao index --rebuild') });
    };
    await expectLine(ask(db), asked);
    if (counted) await expectLine(stats(db), counted);
    if (updated) await expectLine(update(db), updated);
    expect(await update(db, true)).toMatchObject({ added: 1, articles: 1 });
    expect(await ask(db)).toContain('防汛工作会议');
    expect(await stats(db)).toMatchObject({ holdings: { articles: 1 } });
    expect(await update(db)).toMatchObject({ unchanged: 1 });
  });

  it('is no index at all when its folder is empty: asking builds it, counting says so', async () => {
    const db = join(top, 'new');
    mkdirSync(db);
    await expect(stats(db)).rejects.toMatchObject({ exitCode: 1, message: `还没有索引：${db}` });
    expect(await ask(db)).toContain('防汛工作会议');
  });
});
