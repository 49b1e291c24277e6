import type { Answer } from '../../domain/answer.ts';
import { localDay } from '../../domain/local-day.ts';
import { UsageError } from '../../errors.ts';
import { CLAIM_COLUMNS, claimTable } from '../../render/claim-table.ts';
import { claimsDocx } from '../../render/claims-docx.ts';
import { conversationMarkdown } from '../../render/conversation-markdown.ts';
import { csvText } from '../../render/csv.ts';
import { oneLine } from '../../render/terminal-safe.ts';
import { pathsLike } from './paths-like.ts';
import type { Desk, ReplCommand } from './repl-command.ts';
import { endingOf, filePath, writeNamedFile } from './write-file.ts';

/** `/save` and `/export`, each with its form that replaces a file. */
export const fileCommands: readonly ReplCommand[] = [
  {
    name: '/save',
    words: '文件.md',
    tells: '把到现在为止的对话连同出处存成 Markdown；/save! 覆盖已有的文件',
    complete: (words) => pathsLike(words, ['.md']),
    run: (words, desk) => save(words, desk, false),
  },
  { name: '/save!', words: '文件.md', tells: '', run: (words, desk) => save(words, desk, true) },
  {
    name: '/export',
    words: '文件.csv|docx',
    tells: '把最近的清单或时间线导出成表格，每条一行，连同出处；/export! 覆盖已有的文件',
    complete: (words) => pathsLike(words, ['.csv', '.docx']),
    run: (words, desk) => exportTable(words, desk, false),
  },
  { name: '/export!', words: '文件.csv|docx', tells: '', run: (words, desk) => exportTable(words, desk, true) },
];

async function save(words: string, { session, terminal }: Desk, replace: boolean): Promise<void> {
  const path = filePath(words);
  if (path === null) throw new UsageError('/save 后面要写文件名', { hint: '例如：/save 对话.md' });
  if (session.turns.length === 0) throw new UsageError('还没有可存的对话', { hint: '请先提一个问题' });
  const text = conversationMarkdown(session.turns, localDay());
  await writeNamedFile(path, text, { replace, toReplace: `/save! ${oneLine(words)}` });
  terminal.note(`对话（${session.turns.length}问）已存到 ${path}`);
}

async function exportTable(words: string, { session, terminal }: Desk, replace: boolean): Promise<void> {
  const path = filePath(words);
  const ending = path === null ? '' : endingOf(path);
  if (path === null || !(ending === '.csv' || ending === '.docx'))
    throw new UsageError('/export 后面要写 .csv 或 .docx 文件', { hint: '例如：/export 会议.csv' });
  const answer = tableAnswer(session.turns.map((turn) => turn.answer));
  if (answer === null) throw new UsageError('还没有可导出的答复', { hint: '请先问一个“有哪些”的问题，或用 /timeline' });
  const content =
    ending === '.csv' ? csvText([[...CLAIM_COLUMNS], ...claimTable(answer, 'iso')]) : await claimsDocx(answer);
  await writeNamedFile(path, content, { replace, toReplace: `/export! ${oneLine(words)}` });
  terminal.note(`“${oneLine(answer.question)}”的${answer.claims.length}条已导出到 ${path}`);
}

const LISTS = new Set(['list', 'count', 'attendance', 'timeline', 'comparison']);

/** The last list or timeline; where none was asked for, the last answer that says anything. */
function tableAnswer(answers: readonly Answer[]): Answer | null {
  const told = answers.filter(({ claims }) => claims.length > 0);
  return told.findLast(({ plan }) => LISTS.has(plan.kind)) ?? told.at(-1) ?? null;
}
