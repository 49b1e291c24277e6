import { type Fields, fieldsOf, listOf } from './fields.ts';

/** Kinds of entity that a bot may set; Telegram finds the others itself, and drops what it is not given a right to. */
const ENTITIES = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
  'pre',
  'text_link',
  'text_mention',
  'date_time',
]);
/** These may stand around and within any other but `pre` and `code`. */
const STYLES = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler']);
const QUOTES = new Set(['blockquote', 'expandable_blockquote']);

const MOST_ENTITIES = 100;

/** A text of a message with its entities: 1–4096 units, or fewer at least or at most where the method says so. */
export function textFaults(text: unknown, entities: unknown, { least = 1, most = 4096 } = {}): readonly string[] {
  if (typeof text !== 'string') return []; // its type is the schema's affair
  return [
    ...(least > 0 && text.trim() === '' ? ['text is blank'] : []),
    ...(text.length > most ? [`text has ${text.length} units, ${most} at most`] : []),
    ...entityFaults(text, entities),
  ];
}

/** Entities within their text by UTF-16 units, on whole characters, and nested as Telegram keeps them. */
function entityFaults(text: string, entities: unknown): readonly string[] {
  const spans = listOf(entities).map(fieldsOf);
  return [
    ...(spans.length > MOST_ENTITIES ? [`${spans.length} entities, ${MOST_ENTITIES} at most`] : []),
    ...spans.flatMap((span) => spanFaults(text, span)),
    ...nestingFaults(spans),
  ];
}

function spanFaults(text: string, span: Fields): readonly string[] {
  const { type, offset, length, url } = span;
  if (typeof type !== 'string' || typeof offset !== 'number' || typeof length !== 'number') return [];
  return [
    ...(ENTITIES.has(type) ? [] : [`a bot cannot set an entity ${type}`]),
    ...(offset < 0 || length < 1 || offset + length > text.length ? [`${type} is out of bounds`] : []),
    ...(splitsPair(text, offset) || splitsPair(text, offset + length) ? [`${type} splits a surrogate pair`] : []),
    ...(type === 'text_link' ? urlFaults(url) : []),
  ];
}

function nestingFaults(spans: readonly Fields[]): readonly string[] {
  return spans.flatMap((a, index) => spans.slice(index + 1).flatMap((b) => pairFaults(a, b)));
}

function pairFaults(a: Fields, b: Fields): readonly string[] {
  const [aFrom, aTo, bFrom, bTo] = [Number(a.offset), end(a), Number(b.offset), end(b)];
  if (aTo <= bFrom || bTo <= aFrom) return [];
  const types = [String(a.type), String(b.type)];
  const names = types.join(' and ');
  if (types.every((type) => QUOTES.has(type))) return [`${names} are nested`];
  if (types.some((type) => type === 'pre' || type === 'code')) return [`${names} share text`];
  const nested = (aFrom <= bFrom && bTo <= aTo) || (bFrom <= aFrom && aTo <= bTo);
  if (!nested) return [`${names} cross`];
  const plain = types.filter((type) => !STYLES.has(type) && !QUOTES.has(type));
  return plain.length > 1 ? [`${names} share text`] : [];
}

function end(span: Fields): number {
  return Number(span.offset) + Number(span.length);
}

/** Whether a place in a text lies between the halves of one character. */
function splitsPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1));
}

/** Addresses that clients open: http(s) with a real host, tg; and what a deep link may carry. */
export function urlFaults(url: unknown): readonly string[] {
  if (typeof url !== 'string') return [];
  if (!URL.canParse(url)) return [`url ${url} cannot be read`];
  const { protocol, hostname, searchParams } = new URL(url);
  if (protocol === 'tg:') return [];
  if (protocol !== 'http:' && protocol !== 'https:') return [`url with the scheme ${protocol}`];
  if (!hostname.includes('.')) return [`url to ${hostname}, which has no domain`];
  if (hostname !== 't.me' && hostname !== 'telegram.me') return [];
  return ['start', 'startgroup', 'startapp'].flatMap((name) =>
    searchParams.getAll(name).flatMap((payload) => startFaults(payload)),
  );
}

/** What stands behind `?start=`: at most 64 characters of A-Za-z0-9_-. */
export function startFaults(payload: unknown): readonly string[] {
  if (typeof payload !== 'string') return [];
  return /^[\w-]{1,64}$/.test(payload) ? [] : [`start parameter ${JSON.stringify(payload)}`];
}
