import type { Article } from '../../domain/article.ts';
import { bookTitle, pageText } from '../../render/citation-line.ts';
import { type Formatted, joined, styled } from '../../render/entities.ts';
import { lineWithin } from '../../render/shortened.ts';
import type { Words } from '../answer/frame.ts';
import { turnRow } from '../answer/link-buttons.ts';
import type { Outgoing } from '../conversation/send-messages.ts';
import { dayWords } from './day-words.ts';
import { type Issue, paperKey } from './issues-held.ts';

/** Articles of one page of the list; as many buttons stand under it. */
const ROWS = 10;
const BUTTONS = 5;
const TITLE_UNITS = 80;
const PAPER_UNITS = 60;

/** What an issue says, ten articles at a time (`at` from 0): headlines under their pages, numbered, a button for each. */
export function issueMessage(issue: Issue, words: Words, at: number): Outgoing {
  const { articles, paper, day } = issue;
  const pages = Math.ceil(articles.length / ROWS);
  const now = Math.min(at, Math.max(0, pages - 1));
  const shown = articles.slice(now * ROWS, (now + 1) * ROWS);
  const numbers = shown.map(({ id }, index) => ({
    text: String(now * ROWS + index + 1),
    callback_data: `m:o:${id}`,
  }));
  const { text, entities } = joined([
    headOf(issue, words),
    ...shown.flatMap((one, index) => rowsOf(one, shown[index - 1], now * ROWS + index + 1, words)),
  ]);
  const turn = turnRow(now, pages, words, (to) => `m:i:${day}:${paperKey(paper)}:${to}`);
  const keyboard = [numbers.slice(0, BUTTONS), numbers.slice(BUTTONS), turn].filter((row) => row.length > 0);
  return { text, entities: [...entities], keyboard };
}

function headOf({ articles, paper, day }: Issue, words: Words): Formatted {
  const pages = new Set(articles.map(({ page, source }) => page?.value ?? source)).size;
  const name = paper === null ? words('commands-paper-unknown') : bookTitle(lineWithin(paper, PAPER_UNITS));
  const head = words('commands-issue-head', {
    paper: name,
    day: dayWords(day, words),
    pages,
    articles: articles.length,
  });
  return styled('bold', head);
}

/** The page when it is another one than the article's before, then the headline. */
function rowsOf(article: Article, before: Article | undefined, n: number, words: Words): (string | Formatted)[] {
  const page = article.page?.value ?? null;
  const isNew = before === undefined || (before.page?.value ?? null) !== page;
  const head = page === null ? words('commands-page-unknown') : pageText(lineWithin(page, PAPER_UNITS));
  const mark = article.titleDerived ? words('commands-title-derived') : '';
  return [...(isNew ? ['\n\n', styled('bold', head)] : []), `\n${n}. ${lineWithin(article.title, TITLE_UNITS)}${mark}`];
}
