import type { Holdings } from '../../domain/holdings.ts';

const PAPER = /^(.{2,6}?)(?:日报|晚报|早报|晨报|时报|新报|商报|都市报|广播电视报|周报|报)$/;

/** Cities and counties that the papers held are named after: 衡阳 of 衡阳晚报. */
export function localitiesOf(holdings: Holdings): readonly string[] {
  return [...new Set(holdings.issues.flatMap((issue) => localityOf(issue.paper ?? '') ?? []))];
}

/** The city or county that a paper is named after; null when its name does not tell. */
export function localityOf(paper: string): string | null {
  return PAPER.exec(paper)?.[1] ?? null;
}
