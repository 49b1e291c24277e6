import type { BenchReport, BenchSetReport } from '../domain/bench-report.ts';
import { type BenchTable, benchTables, systemTitle } from './bench-tables.ts';
import { CHINESE } from './bench-words.ts';
import { oneLine } from './terminal-safe.ts';
import { columns } from './wrap.ts';

/** The report for a person at a terminal. */
export function benchText({ setting, sets }: BenchReport): string {
  return [
    `${setting.day}，${oneLine(setting.machine)}，${setting.runtime}`,
    `每次提问取前10篇；对照方案每套最多提问${setting.budget}秒，超时的只比已问过的问题；假定提问日为${setting.askedOn}。`,
    ...sets.flatMap(setText),
  ].join('\n');
}

function setText(report: BenchSetReport): string[] {
  const asked = report.field === 'text' ? '' : `，按 ${oneLine(report.field)} 提问`;
  return [
    '',
    `测试集 ${oneLine(report.set)}：${report.documents}篇，${report.questions}问${asked}`,
    ...benchTables(report, CHINESE).flatMap(tableText),
    ...report.absent.map(({ name, reason, detail }) => {
      const what = detail === '' ? '' : `（${oneLine(detail)}）`;
      return `${systemTitle(name, CHINESE)} ${CHINESE.absence[reason]}${what}`;
    }),
  ];
}

function tableText({ title, head, rows }: BenchTable): string[] {
  const lines = [head, ...rows].map((row) => row.map(oneLine));
  const widths = head.map((_, at) => Math.max(...lines.map((row) => columns(row[at] ?? ''))));
  const laid = lines.map((row) => row.map((cell, at) => padded(cell, widths[at] ?? 0)).join('  '));
  return ['', title, ...laid.map((line) => `  ${line}`.trimEnd())];
}

function padded(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - columns(cell)));
}
