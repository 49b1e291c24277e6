import type { InlineKeyboardButton } from 'grammy/types';
import type { Citation } from '../../domain/answer.ts';
import { COPIED_UNITS, copiedCitation, houseCitation } from '../../render/house-citation.ts';
import { webAddress } from '../../render/web-address.ts';
import { citationLanguage, type Words } from './frame.ts';

/** Buttons that open the e-paper and the picture of the page, where the archive knows addresses that Telegram takes. */
export function linkButtons(citation: Pick<Citation, 'url' | 'pageImage'>, words: Words): InlineKeyboardButton[] {
  const links = [
    { text: words('answer-web-link'), url: webAddress(citation.url) },
    { text: words('answer-page-image-link'), url: webAddress(citation.pageImage) },
  ];
  return links.flatMap(({ text, url }) => (url === null ? [] : [{ text, url }]));
}

/** A button that copies the house citation; none where nothing of the source is known. */
export function copyButton(citation: Citation, words: Words): InlineKeyboardButton[] {
  const text = copiedCitation(citation, citationLanguage(words));
  return text === '' ? [] : [{ text: words('answer-copy-button'), copy_text: { text } }];
}

/**
 * A button that copies the house citations of all these, each once, a line each. None where they are more than a button
 * takes: it would copy a part and not say so; under each source its own can be copied.
 */
export function copyAllButton(citations: readonly Citation[], words: Words): InlineKeyboardButton[] {
  const lines = [...new Set(citations.map((citation) => houseCitation(citation, citationLanguage(words))))];
  const [only] = citations;
  if (only !== undefined && lines.length === 1) return copyButton(only, words);
  const text = lines.filter((line) => line !== '').join('\n');
  return text === '' || text.length > COPIED_UNITS ? [] : [{ text: words('answer-copy-button'), copy_text: { text } }];
}

/** `◀ 2/6 ▶`: the first follows the last; none for a single one. `dataOf` says what the button to a place carries. */
export function turnRow(at: number, of: number, words: Words, dataOf: (at: number) => string): InlineKeyboardButton[] {
  if (of < 2) return [];
  return [
    { text: words('answer-back'), callback_data: dataOf((at + of - 1) % of) },
    { text: words('answer-position', { at: String(at + 1), of: String(of) }), callback_data: dataOf(at) },
    { text: words('answer-forward'), callback_data: dataOf((at + 1) % of) },
  ];
}
