import { z } from 'zod';
import { facetsOf } from '../app/facets.ts';
import { UsageError } from '../errors.ts';
import { parseArguments, textFlag } from './arguments.ts';
import { ID } from './batch-fields.ts';
import type { Command } from './command.ts';
import { readLines } from './read-lines.ts';

const TEXT = z.object({ _id: ID, text: z.string(), reference: z.string().nullish() });

/** `facets --batch FILE`: dates and people of each line's text. */
export const facets: Command = async (args, terminal) => {
  const file = textFlag(parseArguments(args, { own: { batch: { type: 'string' } }, words: false }), 'batch');
  if (file === undefined) {
    throw new UsageError('facets 需要 --batch 文件', { hint: '每行一个 JSON：{"_id","text","reference"?}' });
  }
  for await (const { _id, text, reference } of readLines(file, TEXT, terminal)) {
    terminal.signal.throwIfAborted();
    terminal.out(JSON.stringify({ _id, ...facetsOf(text, reference ?? null) }));
  }
  return 0;
};
