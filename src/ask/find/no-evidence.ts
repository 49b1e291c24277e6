import type { Evidence } from '../../domain/evidence.ts';

/** Nothing was looked for and nothing found. */
export const NO_EVIDENCE: Evidence = {
  articles: new Map(),
  events: [],
  nearby: [],
  hits: [],
  scannedFor: [],
  scanned: [],
  contents: [],
  mentions: [],
  statements: [],
  errata: [],
  notices: [],
  relaxed: [],
};
