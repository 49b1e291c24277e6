import type { InlineKeyboardButton } from 'grammy/types';
import { lineWithin } from '../../render/shortened.ts';
import { shownCitations } from '../../render/shown-citations.ts';
import type { StoredAnswer } from '../../state/answers.ts';
import type { ReaderFeedback } from '../../state/feedback.ts';
import { DATA, type KeyboardPage } from './callback-data.ts';
import type { Words } from './frame.ts';
import { copyAllButton, linkButtons, turnRow } from './link-buttons.ts';
import { timelineSubject } from './timeline-subject.ts';

/** Rows of buttons under a message. */
export type Keyboard = InlineKeyboardButton[][];

const ROW = 5;
/** Source buttons shown at once. */
export const SOURCES_SHOWN = 10;
/** What was asked back: buttons, and units of one. */
const OPTIONS = 10;
const OPTION_UNITS = 60;

/** What a reader thinks of the answer, as the keyboard marks it. */
export type Mark = ReaderFeedback['verdict'] | null;

/**
 * The buttons under an answer: what may be meant, sources with a pager beyond ten, the whole article, the timeline where
 * the answer is about somebody, why, links where all of it stands on one page, 👍 👎, copying what is cited. Nothing but
 * what may be meant where nothing was looked up: a greeting, a question that is too long.
 */
export function answerKeyboard(
  stored: StoredAnswer,
  words: Words,
  page: KeyboardPage,
  mark: Mark,
  parts: number,
): Keyboard {
  const { id, answer } = stored;
  const [first] = shownCitations(answer);
  if (!first && answer.coverage.articlesScanned === 0) return optionRows(stored);
  const rows = [
    ...(page.part === null
      ? []
      : [turnRow(page.part, parts, words, (part) => DATA.part(id, { sources: page.sources, part }))]),
    ...optionRows(stored),
    ...sourceRows(stored, words, page),
    [
      ...(first ? [{ text: words('answer-article-button'), callback_data: DATA.article(id, first.n, 0, 'new') }] : []),
      ...(timelineSubject(stored) === null
        ? []
        : [{ text: words('answer-timeline-button'), callback_data: DATA.timeline(id) }]),
      { text: words('answer-why-button'), callback_data: DATA.why(id) },
    ],
    onePage(stored) && first ? linkButtons(first, words) : [],
    [...markButtons(stored, words, page, mark), ...copyAllButton(shownCitations(answer), words)],
  ];
  return rows.filter((row) => row.length > 0);
}

function optionRows({ id, answer }: StoredAnswer): Keyboard {
  return (answer.reason?.options ?? [])
    .slice(0, OPTIONS)
    .map(({ label }, k) => [
      { text: lineWithin(label, OPTION_UNITS) || String(k + 1), callback_data: DATA.option(id, k) },
    ]);
}

function sourceRows({ id, answer }: StoredAnswer, words: Words, page: KeyboardPage): Keyboard {
  const citations = shownCitations(answer);
  const pages = Math.ceil(citations.length / SOURCES_SHOWN);
  const at = Math.min(page.sources, Math.max(0, pages - 1));
  const buttons = citations.slice(at * SOURCES_SHOWN, (at + 1) * SOURCES_SHOWN).map(({ n }) => ({
    text: words('answer-source-button', { n: String(n) }),
    callback_data: DATA.source(id, n, 'new'),
  }));
  return [
    buttons.slice(0, ROW),
    buttons.slice(ROW),
    turnRow(at, pages, words, (sources) => DATA.page(id, { sources, part: page.part })),
  ];
}

function markButtons({ id }: StoredAnswer, words: Words, page: KeyboardPage, mark: Mark): InlineKeyboardButton[] {
  const good = words(mark === 'good' ? 'answer-good-chosen' : 'answer-good-button');
  const bad = words(mark === 'bad' ? 'answer-bad-chosen' : 'answer-bad-button');
  return [
    { text: good, callback_data: DATA.good(id, page) },
    { text: bad, callback_data: DATA.bad(id, page) },
  ];
}

/** Whether everything cited stands behind the same addresses, so that one pair of links serves all of it. */
function onePage({ answer }: StoredAnswer): boolean {
  const citations = shownCitations(answer);
  return new Set(citations.map(({ url, pageImage }) => JSON.stringify([url, pageImage]))).size === 1;
}
