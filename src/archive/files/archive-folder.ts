import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeText } from './decode.ts';
import { UnreadableFileError } from './unreadable.ts';

/** A folder of the archive, on disk or in a ZIP file, as far as the small files beside documents are concerned. */
export interface ArchiveFolder {
  /** The folder around it; null for the archive's root. */
  readonly above: ArchiveFolder | null;
  /** A plain file of that name in it; null when there is none. */
  find(name: string): Promise<SideFile | null>;
}

/** A small file beside a document. */
interface SideFile {
  /** In bytes. */
  readonly size: number;
  bytes(): Promise<Buffer>;
}

/** Metadata beside a document. `text` rejects when it cannot be read, is no text or is larger than 64 KB. */
export interface Sidecar {
  readonly name: string;
  text(): Promise<string>;
}

const LARGEST_SIDECAR = 64 * 1024;
const LARGEST_CORRECTIONS = 1024 * 1024;

/** The folder that holds `path`, with the folders above it: as many as `source` has before its name. */
export function folderOnDisk(path: string, source: string): ArchiveFolder {
  return diskFolder(dirname(path), source.split('/').length - 1);
}

function diskFolder(path: string, depth: number): ArchiveFolder {
  return {
    above: depth > 0 ? diskFolder(dirname(path), depth - 1) : null,
    find: async (name) => {
      const file = join(path, name);
      const info = await stat(file).catch(() => null);
      return info?.isFile() ? { size: info.size, bytes: () => readFile(file) } : null;
    },
  };
}

/**
 * The sidecars that exist for a document of that name, the most special first: `<file>.yaml`, the name without its
 * ending, `issue.yaml` of its folder and of every folder above.
 */
export async function sidecarsOf(folder: ArchiveFolder, name: string): Promise<readonly Sidecar[]> {
  const stem = name.replace(/\.gz$/i, '').replace(/\.[A-Za-z0-9]{1,8}$/, '');
  const found: Sidecar[] = [];
  for (const own of new Set([`${name}.yaml`, `${stem}.yaml`])) {
    const file = own === 'issue.yaml' ? null : await folder.find(own);
    if (file) found.push(sidecar(own, file));
  }
  for (let at: ArchiveFolder | null = folder; at; at = at.above) {
    const file = await at.find('issue.yaml');
    if (file) found.push(sidecar('issue.yaml', file));
  }
  return found;
}

/** The text of the root's `corrections.yaml`; null when there is none. Rejects beyond 1 MB and when it is no text. */
export async function correctionsOf(folder: ArchiveFolder): Promise<string | null> {
  let root = folder;
  while (root.above) root = root.above;
  const file = await root.find('corrections.yaml');
  return file && textOf('corrections.yaml', file, LARGEST_CORRECTIONS);
}

function sidecar(name: string, file: SideFile): Sidecar {
  return { name, text: () => textOf(name, file, LARGEST_SIDECAR) };
}

async function textOf(name: string, file: SideFile, limit: number): Promise<string> {
  if (file.size > limit) throw new UnreadableFileError(`${name} 过大（上限${Math.round(limit / 1024)}KB）`);
  return decodeText(await file.bytes());
}
