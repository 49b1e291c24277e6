import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { sidecarPaths } from './sidecar.ts';

/** How a file is read, by its name; `unsupported` ones are listed only to be reported as skipped. */
export type FileFormat = 'text' | 'html' | 'docx' | 'jsonl' | 'unsupported';

/** One file of an archive. */
export interface ArchiveFile {
  /** Absolute path. */
  readonly path: string;
  /** Archive-relative path with `/`; the file's own name when the archive is one file. */
  readonly source: string;
  readonly format: FileFormat;
  readonly gzipped: boolean;
  /** SHA-256 of the bytes of the file and of the sidecars that bear on it, as hex. */
  fingerprint(): Promise<string>;
}

const FORMATS: Readonly<Record<string, FileFormat>> = {
  txt: 'text',
  md: 'text',
  markdown: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  docx: 'docx',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
};
const DOCUMENTS =
  'pdf doc wps rtf odt ofd ceb caj epub mobi ppt pptx xls xlsx zip rar 7z tar tgz jpg jpeg png tif tiff bmp gif webp heic djvu';
const UNSUPPORTED = new Set(DOCUMENTS.split(' '));

/** The file's format by its name; null for names that are no documents at all. */
export function formatOf(name: string): { readonly format: FileFormat; readonly gzipped: boolean } | null {
  const lower = name.toLowerCase();
  const gzipped = lower.endsWith('.gz');
  const bare = gzipped ? lower.slice(0, -3) : lower;
  const extension = /\.([a-z0-9]{1,8})$/.exec(bare)?.[1];
  if (!extension) return null;
  const format = FORMATS[extension];
  if (format) return { format, gzipped };
  return UNSUPPORTED.has(extension) ? { format: 'unsupported', gzipped } : null;
}

/** Makes the record of one file. */
export function archiveFile(path: string, source: string, kind: { format: FileFormat; gzipped: boolean }): ArchiveFile {
  return { path, source, ...kind, fingerprint: () => fingerprintOf(path) };
}

async function fingerprintOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await hashFile(hash, path);
  for (const sidecar of await sidecarPaths(path)) {
    hash.update('\u0000sidecar\u0000');
    await hashFile(hash, sidecar);
  }
  return hash.digest('hex');
}

async function hashFile(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  for await (const chunk of createReadStream(path)) hash.update(chunk);
}
