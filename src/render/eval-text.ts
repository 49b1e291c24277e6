import type { EvalReport } from '../domain/eval-report.ts';
import { oneLine } from './terminal-safe.ts';

/** The report for a person to read. */
export function evalText(report: EvalReport): string {
  const rows = Object.entries(report.byType).map(([type, [right, total]]) => `${type.padEnd(14)} ${right}/${total}`);
  const wrong = report.wrong.map(
    ({ id, question, faults }) => `  ${oneLine(`${id} ${question}：${faults.join('；')}`)}`,
  );
  const share = report.total > 0 ? (report.right / report.total).toFixed(3) : '0';
  return [
    ...rows,
    ...wrong,
    `引文属实 ${report.quotesTrue}/${report.quotes}；答对 ${report.right}/${report.total} = ${share}`,
  ].join('\n');
}
