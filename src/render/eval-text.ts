import type { EvalReport, EvalScores, Share } from '../domain/eval-report.ts';
import { oneLine } from './terminal-safe.ts';

const WORDS: Readonly<Record<keyof EvalScores, string>> = {
  right: '答对',
  facts: '要点答出',
  complete: '清单完整',
  refused: '该拒已拒',
  refusedWrongly: '误拒',
  quotes: '引文属实',
  citationRecall: '论断有据',
  citationPrecision: '引证必要',
};

// The keys of a record that has every score and nothing else.
const SCORES = Object.keys(WORDS) as readonly (keyof EvalScores)[];

/** A score as a reader calls it. */
export function scoreWords(name: keyof EvalScores): string {
  return WORDS[name];
}

/** The report for a person to read: a line for each type, what went wrong, the scores of the whole. */
export function evalText(report: EvalReport): string {
  const rows = Object.entries(report.byType).map(
    ([type, scores]) => `${oneLine(type).padEnd(14)} ${tell(scores.right)}${others(scores)}`,
  );
  const wrong = report.wrong.map(
    ({ id, question, faults }) => `  ${oneLine(`${id} ${question}：${faults.join('；')}`)}`,
  );
  const { p50, p95 } = report.milliseconds;
  const model = report.made.model === null ? '' : `；模型 ${oneLine(report.made.model)} 写了 ${report.byModel} 个`;
  return [
    ...rows,
    ...wrong,
    [
      ...SCORES.filter((name) => name !== 'right' && report[name][1] > 0).map(
        (name) => `${WORDS[name]} ${tell(report[name])}`,
      ),
      `每问 ${p50} 毫秒（二十分之十九在 ${p95} 内）${model}`,
    ].join('；'),
    `答对 ${tell(report.right)} = ${report.right[1] > 0 ? (report.right[0] / report.right[1]).toFixed(3) : '0'}`,
  ].join('\n');
}

/** What a line of one type adds to its count of right answers. */
function others(scores: EvalScores): string {
  const told = (['facts', 'citationRecall', 'citationPrecision'] as const).filter((name) => scores[name][1] > 0);
  return told.map((name) => `，${WORDS[name]} ${tell(scores[name])}`).join('');
}

function tell([part, whole]: Share): string {
  return `${part}/${whole}`;
}
