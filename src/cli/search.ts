import { z } from 'zod';
import type { Asking } from '../app/asking.ts';
import { UsageError } from '../errors.ts';
import { searchJson } from '../render/search-json.ts';
import { searchText } from '../render/search-text.ts';
import { searchWhyText } from '../render/why-text.ts';
import { type Arguments, askedOn, parseArguments, textFlag } from './arguments.ts';
import { ASKED_ON, HISTORY, ID } from './batch-fields.ts';
import type { Command, Terminal } from './command.ts';
import { readLines } from './read-lines.ts';
import { withArchive } from './with-archive.ts';

const QUERY = z.object({ _id: ID, text: z.string(), history: HISTORY, asked_on: ASKED_ON });

/** Hits printed when `--limit` is not given. */
const LIMIT = 10;

/** `search Q [--limit K]` and `search --batch FILE`: retrieval alone. */
export const search: Command = async (args, terminal) => {
  const given = parseArguments(args, {
    own: { batch: { type: 'string' }, limit: { type: 'string' }, explain: { type: 'boolean' } },
    words: true,
  });
  const batch = textFlag(given, 'batch');
  const query = given.words.join(' ').trim();
  if (batch === undefined && query === '') {
    throw new UsageError('没有写检索词', { hint: '例如：wenbao search 森林防火' });
  }
  if (batch !== undefined && query !== '') {
    throw new UsageError('--batch 与检索词不能同时写', { hint: '请把检索词写进文件，或去掉 --batch' });
  }
  const how = { limit: limitOf(given), day: askedOn(given), explain: given.flags.explain === true };
  return withArchive(given, terminal, async (asking) => {
    if (batch !== undefined) return searchBatch(asking, batch, how, terminal);
    const { hits, explain } = await asking.searchExplained(query, how.limit, { askedOn: how.day, history: [] });
    const explanation = how.explain ? explain() : undefined;
    if (given.flags.json) terminal.out(JSON.stringify(searchJson('q', hits, explanation)));
    else {
      terminal.out(searchText(hits, { colour: terminal.colour, width: terminal.width }));
      if (explanation) terminal.out(`\n${searchWhyText(explanation)}`);
    }
    return 0;
  });
};

/** What the command line says of every query. */
interface How {
  readonly limit: number;
  readonly day: string;
  /** Whether hits come with how they came about. */
  readonly explain: boolean;
}

async function searchBatch(asking: Asking, file: string, how: How, terminal: Terminal): Promise<number> {
  for await (const { _id, text, history, asked_on } of readLines(file, QUERY, terminal)) {
    terminal.signal.throwIfAborted();
    const context = { askedOn: asked_on ?? how.day, history: history ?? [] };
    const { hits, explain } = await asking.searchExplained(text, how.limit, context);
    terminal.out(JSON.stringify(searchJson(_id, hits, how.explain ? explain() : undefined)));
  }
  return 0;
}

function limitOf(given: Arguments): number {
  const text = textFlag(given, 'limit') ?? String(LIMIT);
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 1000) return limit;
  throw new UsageError(`--limit 不对：${text.slice(0, 20)}`, { hint: '请写 1 到 1000 之间的整数' });
}
