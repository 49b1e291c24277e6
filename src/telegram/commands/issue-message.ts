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
  const isPaged = articles.some(({ page }) => page !== null);
  const rows = shown.flatMap((one, index) => [
    ...(index === 0 || pageOf(one) !== pageOf(shown[index - 1]) ? pageHead(isPaged ? one : null, words) : []),
    `\n${now * ROWS + index + 1}. ${titleOf(one, words)}`,
  ]);
  const { text, entities } = joined([headOf(issue, words), ...rows]);
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

function pageOf(article: Article | undefined): string | null {
  return article?.page?.value ?? null;
}

/** The line above the articles of a page; an issue of which no page is known has none. */
function pageHead(article: Article | null, words: Words): (string | Formatted)[] {
  if (article === null) return ['\n'];
  const page = pageOf(article);
  const head = page === null ? words('commands-page-unknown') : pageText(lineWithin(page, PAPER_UNITS));
  return ['\n\n', styled('bold', head)];
}

function titleOf({ title, titleDerived }: Article, words: Words): string {
  return `${lineWithin(title, TITLE_UNITS)}${titleDerived ? words('commands-title-derived') : ''}`;
}
