import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { type ArchiveFolder, correctionsOf, folderOnDisk, type Sidecar, sidecarsOf } from './archive-folder.ts';
import { UnreadableFileError } from './unreadable.ts';

/** How a file is read, by its name; `unsupported` ones are listed only to be reported as skipped. */
type FileFormat = 'text' | 'html' | 'pdf' | 'docx' | 'jsonl' | 'unsupported';

/** One document of an archive: a file on disk, or an entry of a ZIP file. */
export interface ArchiveFile {
  /** Archive-relative path with `/`, through ZIP files as if they were folders; the name alone for an archive of one file. */
  readonly source: string;
  /** `source`, with the name of the archive's own folder in front of a bare name: paths are read for paper and day. */
  readonly place: string;
  readonly format: FileFormat;
  readonly gzipped: boolean;
  /** Why it cannot be read, when its name or the listing tells; then `format` is `unsupported`. */
  readonly fault: string | null;
  /** Bytes that `open` gives: before gunzip, after a ZIP file's packing. */
  size(): Promise<number>;
  open(signal?: AbortSignal): Promise<Readable>;
  /** SHA-256 of its bytes and of its sidecars, as hex. Rejects when it cannot be opened. */
  fingerprint(): Promise<string>;
  /** Metadata beside it, the most special first. */
  sidecars(): Promise<readonly Sidecar[]>;
  /** Text of the archive's `corrections.yaml`; null without one. Not part of the fingerprint. */
  corrections(): Promise<string | null>;
}

const FORMATS: Readonly<Record<string, FileFormat>> = {
  txt: 'text',
  md: 'text',
  markdown: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  shtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
};
const DOCUMENTS =
  'doc wps rtf odt ofd ceb caj epub mobi ppt pptx xls xlsx zip rar 7z tar tgz jpg jpeg png tif tiff bmp gif webp heic djvu';
const UNSUPPORTED = new Set(DOCUMENTS.split(' '));

/** How files of a name are read. */
export interface FileKind {
  readonly format: FileFormat;
  readonly gzipped: boolean;
}

/** The file's format by its name; null for names that are no documents at all. */
export function formatOf(name: string): FileKind | null {
  const lower = name.toLowerCase();
  const gzipped = lower.endsWith('.gz');
  const bare = gzipped ? lower.slice(0, -3) : lower;
  const extension = /\.([a-z0-9]{1,8})$/.exec(bare)?.[1];
  if (!extension) return null;
  const format = FORMATS[extension];
  if (format) return { format, gzipped };
  return UNSUPPORTED.has(extension) ? { format: 'unsupported', gzipped } : null;
}

/** A file on disk. `path` is absolute and ends with `source`. */
export function archiveFile(path: string, source: string, kind: FileKind): ArchiveFile {
  return documentOf(source, placeOf(path, source), kind, folderOnDisk(path, source), {
    size: async () => (await stat(path)).size,
    open: async (signal) => createReadStream(path, signal ? { signal } : {}),
  });
}

/** Where the bytes of a document come from. */
type ByteSource = Pick<ArchiveFile, 'size' | 'open'>;

/** A document of any origin: its bytes, with the folder that its sidecars stand in. */
export function documentOf(
  source: string,
  place: string,
  kind: FileKind,
  folder: ArchiveFolder,
  bytes: ByteSource,
): ArchiveFile {
  const sidecars = () => sidecarsOf(folder, basename(source));
  return {
    source,
    place,
    ...kind,
    fault: kind.format === 'unsupported' ? '不支持这种格式' : null,
    ...bytes,
    fingerprint: () => fingerprintOf(bytes, sidecars),
    sidecars,
    corrections: () => correctionsOf(folder),
  };
}

/** A file that is listed only to be reported: reading it gives the reason. */
export function unreadableFile(source: string, fault: string): ArchiveFile {
  const refuse = () => Promise.reject(new UnreadableFileError(fault));
  return {
    source,
    place: source,
    format: 'unsupported',
    gzipped: false,
    fault,
    size: refuse,
    open: refuse,
    fingerprint: async () => createHash('sha256').update(fault).digest('hex'),
    sidecars: async () => [],
    corrections: async () => null,
  };
}

/** `source`, or for a bare name the name of the folder around it and the name. */
export function placeOf(path: string, source: string): string {
  return source.includes('/') ? source : `${basename(dirname(path))}/${source}`;
}

async function fingerprintOf(bytes: ByteSource, sidecars: ArchiveFile['sidecars']): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of await bytes.open()) hash.update(chunk);
  } catch (error) {
    // Broken data of a ZIP entry is content like any other: reading it tells what is wrong.
    if (!(error instanceof UnreadableFileError)) throw error;
    hash.update(error.message);
  }
  for (const sidecar of await sidecars()) {
    // One that cannot be read is a doubt of the reading; it must not hide the document.
    hash.update('\u0000sidecar\u0000').update(await sidecar.text().catch(() => '\u0000'));
  }
  return hash.digest('hex');
}
