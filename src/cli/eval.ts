import { z } from 'zod';
import { evaluateGold } from '../app/evaluate.ts';
import { UsageError } from '../errors.ts';
import { evalText } from '../render/eval-text.ts';
import { askedOn, parseArguments, textFlag } from './arguments.ts';
import { ID } from './batch-fields.ts';
import type { Command } from './command.ts';
import { readLines } from './read-lines.ts';
import { withArchive } from './with-archive.ts';

const GOLD = z.object({
  id: ID,
  type: z.string(),
  question: z.string(),
  must: z.array(z.array(z.string())),
  must_not: z.array(z.string()),
  cite: z.array(z.string()),
  items: z.number().nullish(),
  history: z.array(z.string()).optional(),
});

/** `eval --gold FILE [--min SHARE]`: scores a gold set; exit code 1 when less than the share is right. */
export const evaluate: Command = async (args, terminal) => {
  const given = parseArguments(args, { own: { gold: { type: 'string' }, min: { type: 'string' } }, words: false });
  const file = textFlag(given, 'gold');
  if (file === undefined) {
    throw new UsageError('eval 需要 --gold 文件', { hint: '例如：wenbao eval --gold data/eval/sample.jsonl' });
  }
  const least = Number(textFlag(given, 'min') ?? '0');
  if (!(least >= 0 && least <= 1)) throw new UsageError('--min 应为 0 到 1 之间的数', { hint: '例如：--min 0.9' });
  const options = { askedOn: askedOn(given), signal: terminal.signal };
  return withArchive(given, terminal, async (asking) => {
    const report = await evaluateGold(asking, readLines(file, GOLD, terminal), options);
    terminal.out(given.flags.json ? JSON.stringify(report) : evalText(report));
    return report.total > 0 && report.right / report.total >= least ? 0 : 1;
  });
};
