import { createGunzip } from 'node:zlib';
import type { ArchiveFile } from './archive-file.ts';
import { UnreadableFileError } from './unreadable.ts';

/** Most bytes of one page file, unpacked. */
export const LARGEST_PAGE = 64 * 1024 * 1024;
/** Most bytes of one JSONL file, unpacked; it is streamed. */
export const LARGEST_JSONL = 8 * 1024 * 1024 * 1024;
/** Text packs about 3 to 10 times; far beyond that, and beyond a page, it is a bomb. */
const HIGHEST_RATIO = 150;

/** The (unpacked) bytes of a file in chunks. Throws UnreadableFileError at the limit, for bombs and for broken gzip. */
export async function* byteChunks(file: ArchiveFile, limit: number, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const packed = await file.size().catch((error: unknown) => {
    throw asUnreadable(error);
  });
  if (!file.gzipped && packed > limit) throw tooLarge(limit);
  const input = await file.open(signal).catch((error: unknown) => {
    throw asUnreadable(error);
  });
  const stream = file.gzipped ? input.pipe(createGunzip()) : input;
  input.on('error', (error) => stream.destroy(error));
  let total = 0;
  try {
    for await (const chunk of stream) {
      // Streams without an encoding yield buffers.
      const bytes = chunk as Buffer;
      total += bytes.length;
      if (total > limit) throw tooLarge(limit);
      if (file.gzipped && total > LARGEST_PAGE && total > packed * HIGHEST_RATIO)
        throw new UnreadableFileError('压缩比异常，可能是压缩炸弹');
      yield bytes;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw asUnreadable(error);
  } finally {
    input.destroy();
    stream.destroy();
  }
}

/** All (unpacked) bytes of a page file. */
export async function pageBytes(file: ArchiveFile, signal?: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of byteChunks(file, LARGEST_PAGE, signal)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function tooLarge(limit: number): UnreadableFileError {
  return new UnreadableFileError(`文件过大（上限${Math.round(limit / 1024 / 1024)}MB）`);
}

function asUnreadable(error: unknown): Error {
  if (error instanceof UnreadableFileError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_')) return new UnreadableFileError('gzip 数据损坏', { cause: error });
  if (code === 'EACCES' || code === 'EPERM') return new UnreadableFileError('没有读取权限', { cause: error });
  if (code === 'ENOENT') return new UnreadableFileError('文件不存在', { cause: error });
  return new UnreadableFileError(`读取失败（${code || '未知错误'}）`, { cause: error });
}
