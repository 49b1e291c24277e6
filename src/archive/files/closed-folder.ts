import type { ArchiveFile } from './archive-file.ts';

/** Stands for a folder (or ZIP file) that cannot be opened now: its source ends with `/`, its fingerprint rejects. */
export function closedFolder(source: string, error: unknown): ArchiveFile {
  const refuse = () => Promise.reject(error);
  return {
    source,
    place: source,
    format: 'unsupported',
    gzipped: false,
    fault: '打不开，里面的文件没有读',
    size: refuse,
    open: refuse,
    fingerprint: refuse,
    sidecars: async () => [],
    corrections: async () => null,
  };
}

/**
 * Tells whether a source lies in one of the folders that could not be opened: nothing is known of it, so what was read
 * of it before stays.
 */
export function closedAmong(files: readonly ArchiveFile[]): (source: string) => boolean {
  const closed = files.map((file) => file.source).filter((source) => source.endsWith('/'));
  return (source) => closed.some((folder) => source.startsWith(folder));
}
