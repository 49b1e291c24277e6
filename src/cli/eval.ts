import { z } from 'zod';
import { judgeReport, raiseFloors, readFloors } from '../app/eval-floors.ts';
import { evaluateGold } from '../app/evaluate.ts';
import { UsageError } from '../errors.ts';
import { evalText, scoreWords } from '../render/eval-text.ts';
import { askedOn, parseArguments, textFlag } from './arguments.ts';
import { ASKED_ON, ID } from './batch-fields.ts';
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
  asked_on: ASKED_ON,
});

const OPTIONS = {
  gold: { type: 'string' },
  min: { type: 'string' },
  floors: { type: 'string' },
  raise: { type: 'boolean' },
} as const;

/**
 * `eval --gold FILE [--min SHARE] [--floors FILE [--raise]]`: scores a gold set; exit code 1 when less than the share is
 * right or a score is below its floor. `--raise` lifts the floors to what was
 * reached, and begins their file.
 */
export const evaluate: Command = async (args, terminal) => {
  const given = parseArguments(args, { own: OPTIONS, words: false });
  const file = textFlag(given, 'gold');
  if (file === undefined) {
    throw new UsageError('eval 需要 --gold 文件', { hint: '例如：wenbao eval --gold data/eval/sample.jsonl' });
  }
  const least = Number(textFlag(given, 'min') ?? '0');
  if (!(least >= 0 && least <= 1)) throw new UsageError('--min 应为 0 到 1 之间的数', { hint: '例如：--min 0.9' });
  const floorFile = textFlag(given, 'floors');
  if (given.flags.raise && floorFile === undefined)
    throw new UsageError('--raise 要和 --floors 一起用', { hint: '例如：--floors data/eval/floors.json --raise' });
  const floors = floorFile === undefined ? {} : await readFloors(floorFile, given.flags.raise === true);
  const day = askedOn(given);
  return withArchive(given, terminal, async (asking, config) => {
    const gold = { file, questions: readLines(file, GOLD, terminal) };
    const report = await evaluateGold(asking, gold, { config, askedOn: day, signal: terminal.signal });
    terminal.out(given.flags.json ? JSON.stringify(report) : evalText(report));
    if (report.right[1] === 0) terminal.note(`文件里没有一道可用的题：${file}`);
    const { holds, below } = judgeReport(report, { least, floors });
    if (below.length > 0) terminal.note(`低于底线：${below.map(scoreWords).join('、')}。`);
    if (given.flags.raise && floorFile !== undefined) await raiseFloors(floorFile, floors, report);
    return holds ? 0 : 1;
  });
};
