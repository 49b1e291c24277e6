import type { BenchReport, BenchSetReport } from '../domain/bench-report.ts';
import { type BenchTable, benchTables, systemTitle } from './bench-tables.ts';
import { ENGLISH } from './bench-words.ts';
import { oneLine } from './terminal-safe.ts';

/** The report as Markdown, in English, for documentation. */
export function benchMarkdown({ setting, sets }: BenchReport): string {
  const lines = [
    '```',
    oneLine(setting.command),
    '```',
    `${setting.day}, ${oneLine(setting.machine)}, ${setting.runtime}; asked as on ${setting.askedOn}; ${setting.budget} seconds of questions for each peer.`,
    ...sets.flatMap(setMarkdown),
  ];
  return `${lines.join('\n')}\n`;
}

function setMarkdown(report: BenchSetReport): string[] {
  const asked = report.field === 'text' ? '' : `, asked by \`${oneLine(report.field)}\``;
  const absent = report.absent.map(({ name, reason, detail }) => {
    const what = detail === '' ? '' : ` (${cell(detail)})`;
    return `- ${systemTitle(name, ENGLISH)}: ${ENGLISH.absence[reason]}${what}.`;
  });
  return [
    '',
    `### ${cell(report.set)}: ${report.documents} documents, ${report.questions} questions${asked}`,
    ...benchTables(report, ENGLISH).flatMap(tableMarkdown),
    ...(absent.length > 0 ? ['', ...absent] : []),
  ];
}

function tableMarkdown({ title, head, rows }: BenchTable): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return ['', `**${title}**`, '', line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)];
}

/** Names come from folders and files: what Markdown or HTML would take for a mark is escaped. */
function cell(text: string): string {
  return oneLine(text)
    .replace(/[\\|`*<]/g, (mark) => `\\${mark}`)
    .replace(/\[(?=[^\]]*\]\()/g, '\\[');
}
