import type { Embedder } from '../../domain/embedder.ts';
import { bestDocuments, passageCutter, passagesFor } from './passages.ts';
import type { Peer, PeerKind, PeerTools } from './peer.ts';

/** Passages embedded at a time. */
const BATCH = 64;

/** LangChain's splitter and MemoryVectorStore with the embedder that the product itself is configured with. */
export const langchainVectors: PeerKind = {
  name: 'langchain-vectors',
  needsEmbedder: true,
  async open({ embedder }: PeerTools): Promise<Peer> {
    if (embedder === null) throw new Error('no embedder');
    const [{ MemoryVectorStore }, cut] = await Promise.all([
      import('@langchain/classic/vectorstores/memory'),
      passageCutter(),
    ]);
    const store = new MemoryVectorStore(asEmbeddings(embedder));
    return {
      async index(documents) {
        let batch: { pageContent: string; metadata: { document: string } }[] = [];
        for await (const document of documents) {
          for (const passage of await cut(document)) {
            batch.push({ pageContent: passage.text, metadata: { document: passage.document } });
          }
          if (batch.length < BATCH) continue;
          await store.addDocuments(batch);
          batch = [];
        }
        if (batch.length > 0) await store.addDocuments(batch);
      },
      async search(question, k) {
        const found = await store.similaritySearch(question, passagesFor(k));
        return bestDocuments(
          found.map(({ metadata }) => ({ document: String(metadata.document), text: '' })),
          k,
        );
      },
      async close() {
        store.memoryVectors = [];
      },
    };
  },
};

/** The embedder in LangChain's terms. */
function asEmbeddings(embedder: Embedder) {
  return {
    embedDocuments: async (texts: string[]) => (await embedder.embedPassages(texts)).map((vector) => [...vector]),
    embedQuery: async (text: string) => [...(await embedder.embedQuery(text))],
  };
}
