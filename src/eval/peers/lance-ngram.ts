import type { Table } from '@lancedb/lancedb';
import { bestDocuments, passageCutter, passagesFor } from './passages.ts';
import type { Peer, PeerDocument, PeerKind } from './peer.ts';

/** Rows written at a time. */
const BATCH = 5000;

/** LangChain's splitter over LanceDB's own full text with ngram(2,2): English stemming and stop words, on by default, are off. */
export const lanceNgram: PeerKind = {
  name: 'lance-ngram',
  needsEmbedder: false,
  async open({ folder, loadLance }): Promise<Peer> {
    const [lance, cut] = await Promise.all([loadLance(), passageCutter()]);
    const connection = await lance.connect(folder);
    let table: Table | null = null;
    return {
      async index(documents) {
        for await (const rows of batches(documents, cut)) {
          if (table) await table.add(rows);
          else table = await connection.createTable('passages', rows);
        }
        const ngram = { baseTokenizer: 'ngram', ngramMinLength: 2, ngramMaxLength: 2, prefixOnly: false } as const;
        const index = lance.Index.fts({ ...ngram, stem: false, removeStopWords: false, withPosition: false });
        await table?.createIndex('text', { config: index });
      },
      async search(question, k) {
        const query = table?.query().fullTextSearch(new lance.MatchQuery(question, 'text'));
        const rows = await query?.select(['document', '_score']).limit(passagesFor(k)).toArray();
        return bestDocuments(
          (rows ?? []).map((row) => ({ document: String(row.document), text: '' })),
          k,
        );
      },
      async close() {
        table?.close();
        connection.close();
      },
    };
  },
};

type Row = { document: string; text: string };

async function* batches(
  documents: AsyncIterable<PeerDocument>,
  cut: Awaited<ReturnType<typeof passageCutter>>,
): AsyncGenerator<Row[]> {
  let rows: Row[] = [];
  for await (const document of documents) {
    for (const passage of await cut(document)) rows.push({ ...passage });
    if (rows.length < BATCH) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
