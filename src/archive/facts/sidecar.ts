import type { Doubt } from '../../domain/article.ts';
import type { Sidecar } from '../files/archive-folder.ts';
import type { FactClaims } from './issue-facts.ts';
import { joinSettings, type PathSettings } from './path-settings.ts';
import { claimsFromYaml } from './yaml-facts.ts';

/** What the sidecars of a file say, the most special first; one that cannot be read is a doubt. */
export async function sidecarFacts(sidecars: readonly Sidecar[]): Promise<{
  readonly claims: readonly FactClaims[];
  readonly doubts: readonly Doubt[];
  /** How paths are to be read. */
  readonly settings: PathSettings;
}> {
  const claims: FactClaims[] = [];
  const settings: PathSettings[] = [];
  const doubts: Doubt[] = [];
  for (const sidecar of sidecars) {
    const text = await sidecar.text().catch(() => null);
    if (text === null) doubts.push({ code: 'bad-yaml', text: `附属文件「${sidecar.name}」：读不了，未采用` });
    else {
      const read = claimsFromYaml(text, { kind: 'sidecar', reason: `附属文件「${sidecar.name}」` });
      claims.push(mostSpecialOnly(claims, read.claims));
      settings.push(read.settings);
      doubts.push(...read.doubts);
    }
  }
  return { claims, doubts, settings: joinSettings(settings) };
}

/** What a more special sidecar says is not repeated, so that `issue.yaml` never contradicts `<file>.yaml`. */
function mostSpecialOnly(known: readonly FactClaims[], next: FactClaims): FactClaims {
  const said = (key: keyof FactClaims): boolean => known.some((claim) => (claim[key]?.length ?? 0) > 0);
  return {
    paper: said('paper') ? [] : next.paper,
    issueDate: said('issueDate') ? [] : next.issueDate,
    page: said('page') ? [] : next.page,
    url: said('url') ? [] : next.url,
    pageImage: said('pageImage') ? [] : (next.pageImage ?? []),
  };
}
