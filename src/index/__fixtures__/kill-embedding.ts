/** Run as a process of its own: makes the vectors of an index, slowly, names on stdout each text it embeds, and is killed. */
import { fillVectors } from '../vectors.ts';
import { randomEmbedder } from './embedders.ts';

const folder = process.argv[2] ?? '';
const embedder = randomEmbedder('甲', 16);
const source = { model: '甲', baseUrl: null, dtype: null, queryPrefix: null, passagePrefix: null, pooling: null };
const slow = {
  ...embedder,
  embedPassages: async (texts: readonly string[]) => {
    for (const text of texts) process.stdout.write(`${text}\n`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    return embedder.embedPassages(texts);
  },
};
process.stdout.write(`${await fillVectors(folder, { embedder: slow, source }, {})}\n`);
