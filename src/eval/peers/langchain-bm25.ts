import { bestDocuments, passageCutter, passagesFor } from './passages.ts';
import type { Peer, PeerKind } from './peer.ts';
import { wordsOf } from './words.ts';

/** LangChain's splitter and BM25Retriever as they are: the retriever cuts the question at its spaces, and Chinese has none. */
export const langchainBm25 = kind('langchain-bm25', (question) => question);

/** The same helped by a user who knows Chinese: the question is given as words of Intl.Segmenter with spaces between. */
export const langchainBm25Words = kind('langchain-bm25-words', (question) => wordsOf(question).join(' '));

function kind(name: string, worded: (question: string) => string): PeerKind {
  return {
    name,
    needsEmbedder: false,
    async open(): Promise<Peer> {
      const [{ BM25Retriever }, cut] = await Promise.all([
        import('@langchain/community/retrievers/bm25'),
        passageCutter(),
      ]);
      const pages: { readonly pageContent: string; readonly metadata: { readonly document: string } }[] = [];
      return {
        async index(documents) {
          for await (const document of documents) {
            for (const passage of await cut(document)) {
              pages.push({ pageContent: passage.text, metadata: { document: passage.document } });
            }
          }
        },
        async search(question, k) {
          const words = worded(question).trim();
          if (words === '') return [];
          const found = await BM25Retriever.fromDocuments(pages, { k: passagesFor(k), includeScore: true }).invoke(
            words,
          );
          // It ranks every passage, those without a single word of the question too.
          const matching = found.filter(({ metadata }) => Number(metadata.bm25Score) > 0);
          return bestDocuments(
            matching.map(({ metadata }) => ({ document: String(metadata.document), text: '' })),
            k,
          );
        },
        async close() {
          pages.length = 0;
        },
      };
    },
  };
}
