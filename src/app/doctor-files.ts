import { constants, existsSync, type Stats } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listArchive } from '../archive/read-archive.ts';
import type { Config } from '../config.ts';
import type { Finding } from '../domain/doctor-report.ts';
import { LockedIndexError } from '../index/index-errors.ts';
import { takeLock } from '../index/lock.ts';
import { type Manifest, readFingerprints, readManifest } from '../index/manifest.ts';
import { openReader } from '../index/open-reader.ts';
import { faultOfState, isStateInUse } from '../state/state-health.ts';

/** Below this an index or a state file soon cannot be written, bytes. */
const LITTLE_SPACE = 500 * 1024 * 1024;
/** The look through a larger state file would take too long, bytes. */
const LARGEST_CHECKED = 512 * 1024 * 1024;

/** Whether the archive is there and may be written to, which files that admins send need. */
export async function checkArchive({ archive }: Config, signal: AbortSignal): Promise<Finding> {
  const files = await listArchive(archive);
  signal.throwIfAborted();
  const info = await stat(archive);
  const count = `${files.length}个文件`;
  if (files.length === 0)
    return {
      status: 'broken',
      detail: `${archive}：没有可读的文件`,
      advice: '请放入报纸文件，或用 WENBAO_ARCHIVE 另指一处',
    };
  if (!info.isDirectory()) return { status: 'ok', detail: `${archive}：一个文件，不能收新报`, advice: null };
  const mayWrite = await isWritable(archive);
  return {
    status: 'ok',
    detail: `${archive}：${count}${mayWrite ? '' : '，文件夹只读，不能经 Telegram 收新报'}`,
    advice: null,
  };
}

/** Whether the index opens, whether it is up to date with the archive, and whether somebody is writing it. */
export async function checkIndex({ db, archive }: Config, signal: AbortSignal): Promise<Finding> {
  const manifest = await readManifest(db);
  if (manifest === null)
    return { status: 'none', detail: '还没有', advice: '第一次提问或启动机器人时会建立，也可以先运行 wenbao index' };
  const reader = await openReader(db, { embedder: null });
  await reader.close();
  signal.throwIfAborted();
  const { articles, files } = manifest.holdings;
  const made = (await stat(join(db, 'manifest.json'))).mtime;
  const busy = (await isLocked(db)) ? '，正在更新' : '';
  const detail = `版本 ${manifest.version}，${files}个文件、${articles}篇稿件，写于 ${made.toISOString().slice(0, 16)}Z${busy}`;
  const behind = await changesSince(db, manifest, { archive, made }).catch(() => null);
  if (behind === null || behind === 0 || busy !== '') return { status: 'ok', detail, advice: null };
  return {
    status: 'ok',
    detail: `${detail}，档案里有${behind}个文件的变动还没有收入`,
    advice: '请运行 wenbao index，或在机器人里发 /reindex',
  };
}

/**
 * Files that came, went or changed, by their names and times; reading every file to be sure takes too long here. A file that
 * the index does not hold and that is older than it could not be read, which is no change.
 */
async function changesSince(
  db: string,
  manifest: Manifest,
  { archive, made }: { readonly archive: string; readonly made: Date },
): Promise<number> {
  const held = await readFingerprints(db, manifest);
  const listed = await listArchive(archive);
  const sources = new Set(listed.map(({ source }) => source));
  let changes = [...held.keys()].filter((source) => !sources.has(source)).length;
  for (const source of sources) {
    const info = await statOf(join(archive, source), archive);
    // A copy may keep the time of its original; the time of the entry in its folder tells when it came here.
    const time = held.has(source) ? info?.mtime : info?.ctime;
    if (time && time > made) changes++;
  }
  return changes;
}

/** Of the file itself, or of the ZIP file that it lies in. */
async function statOf(path: string, archive: string): Promise<Stats | null> {
  for (let at = path; at !== dirname(archive) && at !== dirname(at); at = dirname(at)) {
    const info = await stat(at).catch(() => null);
    if (info) return info.isFile() ? info : null;
  }
  return null;
}

async function isLocked(db: string): Promise<boolean> {
  try {
    await (await takeLock(db)).release();
    return false;
  } catch (error) {
    return error instanceof LockedIndexError;
  }
}

/** Whether the state file is whole; a bot that runs may have it open. Nothing is written to it. */
export async function checkState({ state }: Config): Promise<Finding> {
  const info = await stat(state).catch(() => null);
  if (info === null) {
    const detail = `${state}：还没有，第一次启动机器人时建立`;
    return { status: 'none', detail, advice: null };
  }
  const inUse = isStateInUse(state) ? '，机器人正在使用' : '';
  const detail = `${state}：${sizeText(info.size)}${inUse}`;
  if (info.size > LARGEST_CHECKED) return { status: 'ok', detail: `${detail}，太大，没有逐页检查`, advice: null };
  const fault = faultOfState(state);
  return fault === null
    ? { status: 'ok', detail: `${detail}，完好`, advice: null }
    : { status: 'broken', detail: fault.message, advice: fault.hint };
}

/** Whether there is room where the index and the state lie, and whether it may be written to. */
export async function checkDisk({ db, state }: Config): Promise<Finding> {
  const places = [
    { name: '索引', setting: 'WENBAO_DB', folder: existing(db) },
    { name: '状态', setting: 'WENBAO_STATE', folder: existing(dirname(state)) },
  ];
  const looks = await Promise.all(
    places.map(async (place) => {
      const { bavail, bsize } = await statfs(place.folder);
      return { ...place, free: bavail * bsize, mayWrite: await isWritable(place.folder) };
    }),
  );
  const detail = looks
    .map(({ name, free, mayWrite }) => `${name}所在处余${sizeText(free)}${mayWrite ? '' : '，不可写'}`)
    .join('；');
  const closed = looks.find(({ mayWrite }) => !mayWrite);
  if (closed)
    return { status: 'broken', detail, advice: `请检查 ${closed.folder} 的权限，或用 ${closed.setting} 另指一处` };
  if (looks.some(({ free }) => free < LITTLE_SPACE)) return { status: 'broken', detail, advice: '请腾出空间' };
  return { status: 'ok', detail, advice: null };
}

/** The folder, or the nearest one above that is there already. */
function existing(folder: string): string {
  let at = folder;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}

function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}

function sizeText(bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  return megabytes < 1024 ? `${megabytes.toFixed(1)} MB` : `${(megabytes / 1024).toFixed(1)} GB`;
}
