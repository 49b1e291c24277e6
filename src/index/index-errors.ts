import { WenbaoError } from '../errors.ts';

const REBUILD = '请运行 wenbao index --rebuild 重建索引';

/** There is no index in the folder yet. */
export class MissingIndexError extends WenbaoError {
  constructor(folder: string) {
    super(`还没有索引：${folder}`, { hint: '请先运行 wenbao index 建立索引' });
  }
}

/** The index was written in another format than this version reads. */
export class IndexFormatError extends WenbaoError {
  constructor(found: number, wanted: number) {
    const older = found < wanted;
    const hint = older ? REBUILD : '请升级问报，或运行 wenbao index --rebuild 重建索引';
    super(`索引是${older ? '较旧' : '较新'}版本的格式（${found}，应为${wanted}）`, { hint });
  }
}

/** The index cannot be read. */
export class DamagedIndexError extends WenbaoError {
  constructor(cause: unknown) {
    super('索引已损坏，读不出来', { hint: REBUILD, cause });
  }
}

/** Another process is writing the same index; its number is 0 when the lock does not say. */
export class LockedIndexError extends WenbaoError {
  constructor(pid: number, path: string) {
    const who = pid === 0 ? '另一个进程' : `另一个进程（${pid}）`;
    super(`${who}正在更新这个索引`, {
      hint: `请等它完成后再试；如果确知没有别的进程在写，可以删除 ${path}`,
    });
  }
}

/** The index stands, but some of its passages have no vector: the embedder gave up. */
export function embeddingFailed(cause: unknown): WenbaoError {
  const known = cause instanceof WenbaoError ? cause : diskFault(cause);
  return new WenbaoError(`索引已更新，但向量没有补全${known ? `：${known.message}` : ''}`, {
    hint: `检索照常可用，只是暂不完全使用向量；${known?.hint ?? '请检查向量模型'}；之后再运行一次 wenbao index，已算出的向量不会重算`,
    cause,
  });
}

const FULL = /ENOSPC|EDQUOT|No space left|quota exceeded|os error (?:28|122)\b/i;
const DENIED = /EACCES|EPERM|EROFS|Permission denied|Read-only file system/i;

/** Writing failed; what was committed before is untouched. */
export function writeFailed(cause: unknown): WenbaoError {
  const fault = diskFault(cause);
  if (fault)
    return new WenbaoError(`${fault.message}，索引没有更新`, { hint: `原有索引不受影响；${fault.hint}`, cause });
  return new WenbaoError('写索引时出错，索引没有更新', {
    hint: '原有索引不受影响；请重试，仍不行时运行 wenbao index --rebuild',
    cause,
  });
}

function diskFault(cause: unknown): { readonly message: string; readonly hint: string } | null {
  const text = cause instanceof Error ? `${cause.message} ${String(cause.cause ?? '')}` : String(cause);
  if (FULL.test(text)) return { message: '磁盘空间不足', hint: '请腾出空间后重试' };
  if (DENIED.test(text)) return { message: '没有权限写索引文件夹', hint: '请检查索引文件夹的权限后重试' };
  return null;
}
