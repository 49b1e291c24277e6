import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { WenbaoError } from '../errors.ts';

/** Makes the folder of an index. Rejects with a WenbaoError that names the folder when it cannot be written to. */
export async function makeIndexFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '原因不明';
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    throw new WenbaoError(`索引文件夹${full ? '所在的磁盘已满' : '不能写入'}（${code}）：${folder}`, {
      hint: full ? '请腾出空间后重试' : '请检查权限，或用 --db 或 WENBAO_DB 另指一个文件夹',
      cause,
    });
  }
}
