import type { EvalReport, Judged } from '../domain/eval-report.ts';

/** Counts what was judged. */
export function reportOf(
  judged: readonly Judged[],
  quotes: { readonly true: number; readonly all: number },
): EvalReport {
  const byType: Record<string, [number, number]> = {};
  for (const { type, faults } of judged) {
    const [right, total] = byType[type] ?? [0, 0];
    byType[type] = [right + (faults.length === 0 ? 1 : 0), total + 1];
  }
  const wrong = judged.filter(({ faults }) => faults.length > 0);
  return {
    right: judged.length - wrong.length,
    total: judged.length,
    byType,
    quotesTrue: quotes.true,
    quotes: quotes.all,
    wrong,
  };
}
