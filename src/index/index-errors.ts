import { WenbaoError } from '../errors.ts';

const REBUILD = '请运行 wenbao index --rebuild 重建索引';

/** There is no index in the folder yet. */
export function missingIndex(folder: string): WenbaoError {
  return new WenbaoError(`还没有索引：${folder}`, { hint: '请先运行 wenbao index 建立索引' });
}

/** The index was written in another format than this version reads. */
export function otherFormat(found: number, wanted: number): WenbaoError {
  const age = found < wanted ? '较旧' : '较新';
  const hint = found < wanted ? REBUILD : '请升级问报，或运行 wenbao index --rebuild 重建索引';
  return new WenbaoError(`索引是${age}版本的格式（${found}，应为${wanted}）`, { hint });
}

/** The index cannot be read. */
export function damagedIndex(cause: unknown): WenbaoError {
  return new WenbaoError('索引已损坏，读不出来', { hint: REBUILD, cause });
}

/** Another process is writing the same index. */
export function lockedIndex(pid: number): WenbaoError {
  return new WenbaoError(`另一个进程（${pid}）正在更新这个索引`, { hint: '请等它完成后再试' });
}

/** Writing failed; what was committed before is untouched. */
export function writeFailed(cause: unknown): WenbaoError {
  const full = /ENOSPC|No space left|EDQUOT/i.test(
    String(cause instanceof Error ? `${cause.message} ${String(cause.cause ?? '')}` : cause),
  );
  const message = full ? '磁盘空间不足，索引没有更新' : '写索引时出错，索引没有更新';
  return new WenbaoError(message, {
    hint: full ? '请腾出空间后重试；原有索引不受影响' : '原有索引不受影响；请检查索引文件夹的权限后重试',
    cause,
  });
}
