import { bytesOf, type Fields, fieldsOf, listOf } from './fields.ts';
import { keyboardFaults } from './keyboard-rules.ts';
import { startFaults, textFaults } from './text-rules.ts';

const MOST_RESULTS = 50;

/** An answer to an inline query: so many results with ids of their own, and nobody else's in the cache. */
export function inlineFaults(payload: Fields): readonly string[] {
  const results = listOf(payload.results).map(fieldsOf);
  const ids = results.map(({ id }) => String(id));
  return [
    ...(results.length > MOST_RESULTS ? [`${results.length} results, ${MOST_RESULTS} at most`] : []),
    ...(new Set(ids).size < ids.length ? ['two results with one id'] : []),
    ...ids.filter((id) => bytesOf(id) < 1 || bytesOf(id) > 64).map((id) => `a result id of ${bytesOf(id)} bytes`),
    ...results.flatMap(resultFaults),
    ...cacheFaults(payload),
    ...(bytesOf(String(payload.next_offset ?? '')) > 64 ? ['next_offset of more than 64 bytes'] : []),
    ...buttonFaults(payload.button),
  ];
}

function resultFaults({ title, input_message_content, reply_markup }: Fields): readonly string[] {
  const { message_text, entities } = fieldsOf(input_message_content);
  return [
    ...(typeof title === 'string' && title.trim() === '' ? ['a result without title'] : []),
    ...textFaults(message_text, entities),
    ...keyboardFaults(reply_markup),
  ];
}

/** Answers are for those on the list alone, so that the server must not give one person's answer to another. */
function cacheFaults({ cache_time, is_personal }: Fields): readonly string[] {
  return [
    ...(typeof cache_time === 'number' && cache_time < 0 ? [`cache_time is ${cache_time}`] : []),
    ...(is_personal === true || cache_time === 0 ? [] : ['an answer that others may be given from the cache']),
  ];
}

function buttonFaults(button: unknown): readonly string[] {
  if (button === undefined) return [];
  const { text, start_parameter, web_app } = fieldsOf(button);
  return [
    ...(typeof text === 'string' && text.trim() === '' ? ['a button without text'] : []),
    ...((start_parameter === undefined) === (web_app === undefined) ? ['the button has not one action'] : []),
    ...startFaults(start_parameter),
  ];
}
