import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Doubt } from '../domain/article.ts';
import type { FactClaims } from './issue-facts.ts';
import { claimsFromYaml } from './yaml-facts.ts';

/** The sidecars that exist for a file, the more special one first: `<file>.yaml` (or the name without its ending), `issue.yaml`. */
export async function sidecarPaths(path: string): Promise<string[]> {
  const folder = dirname(path);
  const stem = basename(path)
    .replace(/\.gz$/i, '')
    .replace(/\.[A-Za-z0-9]{1,8}$/, '');
  const names = new Set([`${basename(path)}.yaml`, `${stem}.yaml`, 'issue.yaml']);
  const found: string[] = [];
  for (const name of names) if (await isSmallFile(join(folder, name))) found.push(join(folder, name));
  return found;
}

const LARGEST = 64 * 1024;

/** What the sidecars of a file say; one that cannot be read is a doubt. */
export async function sidecarFacts(
  path: string,
): Promise<{ readonly claims: readonly FactClaims[]; readonly doubts: readonly Doubt[] }> {
  const claims: FactClaims[] = [];
  const doubts: Doubt[] = [];
  for (const sidecar of await sidecarPaths(path)) {
    const read = claimsFromYaml(await readFile(sidecar, 'utf8').catch(() => ''), {
      kind: 'sidecar',
      reason: `附属文件「${basename(sidecar)}」`,
    });
    claims.push(mostSpecialOnly(claims, read.claims));
    doubts.push(...read.doubts);
  }
  return { claims, doubts };
}

/** What a more special sidecar says is not repeated, so that `issue.yaml` never contradicts `<file>.yaml`. */
function mostSpecialOnly(known: readonly FactClaims[], next: FactClaims): FactClaims {
  const said = (key: keyof FactClaims): boolean => known.some((claim) => claim[key].length > 0);
  return {
    paper: said('paper') ? [] : next.paper,
    issueDate: said('issueDate') ? [] : next.issueDate,
    page: said('page') ? [] : next.page,
    url: said('url') ? [] : next.url,
  };
}

async function isSmallFile(path: string): Promise<boolean> {
  const info = await stat(path).catch(() => null);
  return info?.isFile() === true && info.size <= LARGEST;
}
