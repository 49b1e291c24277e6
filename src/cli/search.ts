import { z } from 'zod';
import { type Asking, openAsking } from '../app/asking.ts';
import { loadConfig } from '../config.ts';
import { UsageError } from '../errors.ts';
import { searchJson } from '../render/search-json.ts';
import { searchText } from '../render/search-text.ts';
import { type Arguments, askedOn, parseArguments, textFlag } from './arguments.ts';
import type { Command, Terminal } from './command.ts';
import { progressLine } from './progress-line.ts';
import { readLines } from './read-lines.ts';

const QUERY = z.object({
  _id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  history: z
    .array(z.union([z.string(), z.object({ question: z.string() }).transform((turn) => turn.question)]))
    .optional(),
  asked_on: z.iso.date().optional(),
});

/** Hits printed when `--limit` is not given. */
const LIMIT = 10;

/** `search Q [--limit K]` and `search --batch FILE`: retrieval alone. */
export const search: Command = async (args, terminal) => {
  const given = parseArguments(args, { batch: { type: 'string' }, limit: { type: 'string' } });
  const batch = textFlag(given, 'batch');
  const query = given.words.join(' ').trim();
  if (batch === undefined && query === '')
    throw new UsageError('没有写检索词', { hint: '例如：wenbao search 森林防火' });
  const limit = limitOf(given);
  const config = await loadConfig(terminal.root, { archive: textFlag(given, 'archive'), db: textFlag(given, 'db') });
  const asking = await openAsking(config, { signal: terminal.signal, progress: progressLine(terminal) });
  try {
    if (batch !== undefined) return await searchBatch(asking, batch, limit, given, terminal);
    const hits = await asking.search(query, limit, { askedOn: askedOn(given), history: [] });
    if (given.flags.json) terminal.out(JSON.stringify(searchJson('q', hits)));
    else terminal.out(searchText(hits, { colour: terminal.colour, width: terminal.width }));
    return 0;
  } finally {
    await asking.close();
  }
};

async function searchBatch(
  asking: Asking,
  file: string,
  limit: number,
  given: Arguments,
  terminal: Terminal,
): Promise<number> {
  for await (const { _id, text, history, asked_on } of readLines(file, QUERY, terminal)) {
    const hits = await asking.search(text, limit, { askedOn: asked_on ?? askedOn(given), history: history ?? [] });
    terminal.out(JSON.stringify(searchJson(_id, hits)));
  }
  return 0;
}

function limitOf(given: Arguments): number {
  const text = textFlag(given, 'limit') ?? String(LIMIT);
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 1000) return limit;
  throw new UsageError(`--limit 不对：${text.slice(0, 20)}`, { hint: '请写 1 到 1000 之间的整数' });
}
