import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { EvalFloors, EvalReport, EvalScores } from '../domain/eval-report.ts';
import { UsageError } from '../errors.ts';
import { belowFloors, portion, raisedFloors } from '../eval/report.ts';

const floor = z.number().min(0).max(1).optional();
const FLOORS = z.strictObject({
  right: floor,
  facts: floor,
  complete: floor,
  refused: floor,
  refusedWrongly: floor,
  quotes: floor,
  citationRecall: floor,
  citationPrecision: floor,
});

/**
 * Floors from their file; with `mayBegin`, a file that is not there yet holds none. Rejects with a UsageError when it
 * cannot be read or says something else.
 */
export async function readFloors(file: string, mayBegin: boolean): Promise<EvalFloors> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (mayBegin && cause.code === 'ENOENT') return '{}';
    throw new UsageError(`读不到底线文件：${file}`, {
      hint: '请核对 --floors 后面的路径；加 --raise 可新建一个',
      cause,
    });
  });
  try {
    // Zod's optional keys may hold undefined; such a floor is no floor.
    return FLOORS.parse(JSON.parse(text)) as EvalFloors;
  } catch (cause) {
    throw new UsageError(`底线文件写法不对：${file}`, {
      hint: '应为 {"right": 0.95, "citationRecall": 0.98} 的样子，各项为 0 到 1 之间的数',
      cause,
    });
  }
}

/** Raises the floors in a file to what a report reached; none falls. */
export async function raiseFloors(file: string, floors: EvalFloors, report: EvalReport): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(raisedFloors(report, floors), null, 2)}\n`);
  await rename(`${file}.new`, file);
}

/** Whether a report holds up: something was asked, enough of it is right, and no score is `below` its floor. */
export function judgeReport(
  report: EvalReport,
  { least, floors }: { readonly least: number; readonly floors: EvalFloors },
): { readonly holds: boolean; readonly below: readonly (keyof EvalScores)[] } {
  const below = belowFloors(report, floors);
  return { holds: report.right[1] > 0 && below.length === 0 && portion(report.right) >= least, below };
}
