import { WenbaoError } from '../errors.ts';

const DAMAGED = '状态文件已损坏，读不了';
const RESTORE = '请停下机器人，把它连同 -wal、-shm 文件移到别处；有备份就把备份放回原处，没有则启动时会新建一个空的';

/** Failures of SQLite and of the file system that an operator can mend, by the beginning of their code. */
const FAILURES: readonly (readonly [codes: RegExp, message: string, hint: string])[] = [
  [/^SQLITE_(?:CORRUPT|NOTADB)/, DAMAGED, RESTORE],
  [/^(?:SQLITE_FULL|ENOSPC|EDQUOT)/, '磁盘已满，状态文件写不进去', '请腾出空间后再试；已经写进去的不会丢'],
  [
    /^(?:SQLITE_(?:READONLY|PERM|AUTH)|EACCES|EPERM|EROFS)/,
    '状态文件或它的文件夹不可写',
    '请检查它们的属主和权限，或用 WENBAO_STATE 另指一处',
  ],
  [
    /^(?:SQLITE_CANTOPEN|ENOENT|EEXIST|ENOTDIR|EISDIR|ENAMETOOLONG|ELOOP)/,
    '状态文件打不开',
    '请检查 WENBAO_STATE：应为一个文件的路径，其文件夹可读可写',
  ],
  [/^SQLITE_(?:BUSY|LOCKED)/, '状态文件被别的程序占用', '请等备份一类的程序做完，或关掉它，再试'],
  [/^(?:SQLITE_IOERR|EIO)/, '读写状态文件时磁盘出错', '请检查磁盘；换一处存放时，把文件连同 -wal 一起拷过去'],
];

/** The error for a file whose contents contradict themselves. */
export function damagedFile(path: string): WenbaoError {
  return new WenbaoError(`${DAMAGED}：${path}`, { hint: RESTORE });
}

/** What a failure at the state file is to its operator; an error that is a fault of the program is given back as it is. */
export function stateError(error: unknown, path: string): unknown {
  const code = codeOf(error);
  const known = FAILURES.find(([codes]) => codes.test(code));
  return known ? new WenbaoError(`${known[1]}：${path}`, { hint: known[2], cause: error }) : error;
}

/** Whether something failed because another process has the file. */
export function isBusy(error: unknown): boolean {
  return error instanceof WenbaoError && codeOf(error.cause).startsWith('SQLITE_BUSY');
}

/** The driver gives a file that cannot be opened no code. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.message.includes('Unable to open') ? 'SQLITE_CANTOPEN' : '';
}
