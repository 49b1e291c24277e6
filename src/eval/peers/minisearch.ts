import { bestDocuments, passageCutter, passagesFor } from './passages.ts';
import type { Peer, PeerKind } from './peer.ts';
import { wordsOf } from './words.ts';

/** MiniSearch with words of Intl.Segmenter over passages, any word of the question counting: its own BM25+. */
export const minisearch: PeerKind = {
  name: 'minisearch',
  needsEmbedder: false,
  async open(): Promise<Peer> {
    const [{ default: MiniSearch }, cut] = await Promise.all([import('minisearch'), passageCutter()]);
    const search = new MiniSearch<{ id: number; document: string; text: string }>({
      fields: ['text'],
      storeFields: ['document'],
      tokenize: (text) => [...wordsOf(text)],
      processTerm: (term) => term,
    });
    let count = 0;
    return {
      async index(documents) {
        for await (const document of documents) {
          for (const passage of await cut(document)) search.add({ id: count++, ...passage });
        }
      },
      async search(question, k) {
        const hits = search.search(question, { combineWith: 'OR' }).slice(0, passagesFor(k));
        return bestDocuments(
          hits.map((hit) => ({ document: String(hit.document), text: '' })),
          k,
        );
      },
      close: async () => search.removeAll(),
    };
  },
};
