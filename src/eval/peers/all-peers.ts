import { lanceNgram } from './lance-ngram.ts';
import { langchainBm25, langchainBm25Words } from './langchain-bm25.ts';
import { langchainVectors } from './langchain-vectors.ts';
import { minisearch } from './minisearch.ts';
import type { PeerKind } from './peer.ts';
import { sqliteTrigram } from './sqlite-trigram.ts';

/** Everything we are measured against, in the order of the report. Nothing is loaded before a peer is opened. */
export const PEERS: readonly PeerKind[] = [
  langchainBm25,
  langchainBm25Words,
  langchainVectors,
  minisearch,
  sqliteTrigram,
  lanceNgram,
];
