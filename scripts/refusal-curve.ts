import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { weighedEvidence } from '../src/ask/fact/draft-fact.ts';
import { retrieve } from '../src/ask/find/retrieve.ts';
import { knowledgeOf } from '../src/ask/understand/archive-knowledge.ts';
import { understandTurn } from '../src/ask/understand/understand-turn.ts';
import { NO_SLOTS } from '../src/domain/conversation.ts';
import { openReader } from '../src/index/open-reader.ts';

const [index = '', ...files] = process.argv.slice(2);
const reader = await openReader(index, { embedder: null });
const found: { readonly answerable: boolean; readonly evidence: number }[] = [];
for (const file of files) {
  const raw = createReadStream(file);
  for await (const line of createInterface({ input: file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw })) {
    // A line of queries.jsonl in the BEIR layout; the marks are optional.
    const asked = JSON.parse(line) as { text: string; answer?: unknown; type?: string; strict?: boolean };
    if (asked.type === 'event' || asked.strict === false) continue;
    const plan = await understandTurn(asked.text, {
      askedOn: '2023-08-31',
      slots: NO_SLOTS,
      rewriter: null,
      signal: undefined,
      ...knowledgeOf(reader),
    });
    const evidence = weighedEvidence(plan, await retrieve(plan, reader));
    found.push({ answerable: Boolean(asked.answer), evidence: evidence ?? Number.NEGATIVE_INFINITY });
  }
}
await reader.close();
const share = (answerable: boolean, least: number) => {
  const asked = found.filter((one) => one.answerable === answerable);
  return (asked.filter(({ evidence }) => evidence < least).length / Math.max(1, asked.length)).toFixed(3);
};
console.log('least   refused: answerable  unanswerable');
for (const least of [-4, -3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 2])
  console.log(`${least.toFixed(1).padStart(5)}${share(true, least).padStart(21)}${share(false, least).padStart(14)}`);
