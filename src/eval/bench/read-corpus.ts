import { z } from 'zod';
import { jsonOf, numberedLines } from './lines.ts';

/** One document of a set as every peer gets it: the title, where there is one, on a line before the text. */
interface CorpusDocument {
  readonly id: string;
  readonly text: string;
}

const RECORD = z.object({
  _id: z.union([z.string(), z.number()]).transform(String),
  title: z.string().nullish(),
  text: z.string(),
});

/** The documents of a corpus, one in memory at a time. What is no document is left out; the product's own reader tells of it. */
export async function* readCorpus(path: string): AsyncGenerator<CorpusDocument> {
  for await (const { text } of numberedLines(path)) {
    const { data } = RECORD.safeParse(jsonOf(text));
    if (data) yield { id: data._id, text: data.title ? `${data.title}\n${data.text}` : data.text };
  }
}
