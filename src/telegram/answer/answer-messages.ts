import { answerMessages } from '../../render/answer-entities.ts';
import type { Formatted } from '../../render/entities.ts';
import { shownCitations } from '../../render/shown-citations.ts';
import type { StoredAnswer } from '../../state/answers.ts';
import type { Outgoing } from '../conversation/send-messages.ts';
import { answerKeyboard, type Keyboard, type Mark, SOURCES_SHOWN } from './answer-keyboard.ts';
import { FIRST_PAGE, type KeyboardPage } from './callback-data.ts';
import { answerFrame, type Words } from './frame.ts';

/** Messages that one answer is sent as; a group takes 20 a minute from a bot (Bots FAQ), and others speak there too. */
const MOST_MESSAGES = 6;

/**
 * An answer as it is sent: its messages, the buttons under the last. One that would be too many messages, and a timeline
 * of more than one, is a single message whose parts are turned in place. `username` is the bot's, for the links of the
 * markers. Empty when the answer says nothing at all.
 */
export function answerOutgoing(stored: StoredAnswer, words: Words, username: string | null): readonly Outgoing[] {
  const parts = answerMessages(stored.answer, answerFrame(stored.id, words, username));
  const [first] = parts;
  const most = stored.answer.plan.kind === 'timeline' ? 1 : MOST_MESSAGES;
  if (first !== undefined && parts.length > most) {
    return [withKeyboard(first, stored, words, { sources: 0, part: 0 }, null, parts.length)];
  }
  const last = parts.length - 1;
  return parts.map((part, at) =>
    at < last ? part : withKeyboard(part, stored, words, FIRST_PAGE, null, parts.length),
  );
}

/** One part of an answer whose parts are turned in place; the last for a part that it does not have. */
export function answerPart(
  stored: StoredAnswer,
  words: Words,
  username: string | null,
  page: KeyboardPage,
  mark: Mark,
): Outgoing | null {
  const parts = answerMessages(stored.answer, answerFrame(stored.id, words, username));
  const at = Math.min(page.part ?? 0, parts.length - 1);
  const part = parts[at];
  if (part === undefined) return null;
  const sources = sourcesPage(stored, part) ?? page.sources;
  return withKeyboard(part, stored, words, { sources, part: at }, mark, parts.length);
}

/** The page of source buttons that has the first source named in a part; null where none is named. */
function sourcesPage({ answer }: StoredAnswer, { text }: Formatted): number | null {
  const citations = shownCitations(answer);
  const named = [...text.matchAll(/\[(\d{1,4})\]/g)].map((match) => Number(match[1]));
  const at = citations.findIndex(({ n }) => n === named.find((number) => citations.some((one) => one.n === number)));
  return at < 0 ? null : Math.floor(at / SOURCES_SHOWN);
}

/** The buttons under an answer as it was sent, or under the part of it that is shown. */
export function keyboardOf(stored: StoredAnswer, words: Words, page: KeyboardPage, mark: Mark): Keyboard {
  const parts = page.part === null ? 1 : answerMessages(stored.answer, answerFrame(stored.id, words, null)).length;
  return answerKeyboard(stored, words, page, mark, parts);
}

function withKeyboard(
  part: Formatted,
  stored: StoredAnswer,
  words: Words,
  page: KeyboardPage,
  mark: Mark,
  parts: number,
): Outgoing {
  return { ...part, entities: [...part.entities], keyboard: answerKeyboard(stored, words, page, mark, parts) };
}
