import { bytesOf, type Fields, fieldsOf, listOf } from './fields.ts';
import { urlFaults } from './text-rules.ts';

/** Fields that only dress a button; every other one is what it does. */
const DRESS = new Set(['text', 'icon_custom_emoji_id', 'style']);
const MOST_BUTTONS = 100;
const MOST_IN_ROW = 8;

/** An inline keyboard: buttons with a text and one action each, within Telegram's limits. */
export function keyboardFaults(markup: unknown): readonly string[] {
  const rows = listOf(fieldsOf(markup).inline_keyboard).map(listOf);
  const buttons = rows.flat();
  return [
    ...(buttons.length > MOST_BUTTONS ? [`${buttons.length} buttons, ${MOST_BUTTONS} at most`] : []),
    ...rows.filter(({ length }) => length > MOST_IN_ROW).map((row) => `${row.length} buttons in a row`),
    ...rows.filter(({ length }) => length === 0).map(() => 'a row without buttons'),
    ...buttons.flatMap((button) => buttonFaults(fieldsOf(button))),
  ];
}

function buttonFaults(button: Fields): readonly string[] {
  const actions = Object.keys(button).filter((name) => !DRESS.has(name));
  const name = `button ${JSON.stringify(button.text)}`;
  return [
    ...(typeof button.text === 'string' && button.text.trim() === '' ? ['a button without text'] : []),
    ...(actions.length === 1 ? [] : [`${name} has ${actions.length} actions`]),
    ...dataFaults(button.callback_data).map((fault) => `${name}: ${fault}`),
    ...copyFaults(fieldsOf(button.copy_text).text).map((fault) => `${name}: ${fault}`),
    ...urlFaults(button.url).map((fault) => `${name}: ${fault}`),
    ...[button.switch_inline_query, button.switch_inline_query_current_chat]
      .filter((query) => typeof query === 'string' && query.length > 256)
      .map(() => `${name}: an inline query of more than 256 characters`),
  ];
}

function dataFaults(data: unknown): readonly string[] {
  if (typeof data !== 'string') return [];
  const size = bytesOf(data);
  return size >= 1 && size <= 64 ? [] : [`callback_data of ${size} bytes, 1–64 allowed`];
}

function copyFaults(text: unknown): readonly string[] {
  if (typeof text !== 'string') return [];
  return text.length >= 1 && text.length <= 256 ? [] : [`copy_text of ${text.length} characters, 1–256 allowed`];
}
