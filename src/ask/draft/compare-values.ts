import type { Span } from '../../domain/span.ts';
import { normaliseQuantity } from '../../text/numbers.ts';

/** A printed number with its unit, as values are compared: 「1.3万余名」 is 13000 of 名. */
export interface Amount {
  readonly value: number;
  readonly unit: string;
  /** False for 「近500人」 and 「500人以上」. */
  readonly exact: boolean;
  /** As printed. */
  readonly text: string;
}

/** Units of one measure, in the smaller. */
const SAME: Readonly<Record<string, readonly [unit: string, times: number]>> = {
  公里: ['米', 1000],
  千米: ['米', 1000],
  公斤: ['克', 1000],
  千克: ['克', 1000],
  平方公里: ['平方米', 1_000_000],
  公顷: ['平方米', 10_000],
  名: ['人', 1],
  位: ['人', 1],
  千瓦时: ['度', 1],
};

/** 「下降3.2%」, 「零下5℃」 and 「第3名」 are less than, or other than, what their digits say. */
const TURNED = /[-−—－减降跌负第]|零下|回落|下滑|\d\/\d/;
const ABOUT = /[近约超逾余多来]|不少于|不足|不到|不低于|不超过|至少|至多|最多|最少|以上|以下|以内|左右|上下/;
const MARGIN = /(?:以上|以下|以内|左右|上下)$/;

/** Reads a printed quantity; null for what is no single number with a unit: a range, 「2小时29分」, a fall, a rank. */
export function amountOf(text: string): Amount | null {
  if (TURNED.test(text)) return null;
  const form = normaliseQuantity(text).replace(/[,\s]/g, '').replace(MARGIN, '');
  const match = /^\D{0,12}?(\d{1,20}(?:\.\d{1,10})?)(?:多|余|来)?([万亿])?(?:多|余)?([%‰\p{L}㎡℃/]{1,6})$/u.exec(form);
  if (!match) return null;
  const [, digits = '', large = '', printed = ''] = match;
  const [unit, times] = SAME[printed] ?? [printed, 1];
  const value = Number(digits) * (large === '万' ? 1e4 : large === '亿' ? 1e8 : 1) * times;
  return { value, unit, exact: !ABOUT.test(text), text: text.trim() };
}

/** Words before a number that turn it round, and words behind it that belong to it. */
const FALLS = /(?:[-−减降负]|减少|降低|回落|下滑|零下)(?:了|约|近|超过?)?$/;
const ASKS_FALL = /[减降跌]|回落|下滑|零下/;
const BEHIND = /^(?:以上|以下|以内|左右|上下)/;

/**
 * The quantity at a span of a sentence, with what stands around it: null for one end of a range, and for a fall unless
 * `question` asks for one; 「以上」 behind it makes it inexact.
 */
export function amountAt(text: string, span: Span, question: string): Amount | null {
  const { start, end } = inSentence(text, span);
  const before = text.slice(Math.max(0, start - 6), start);
  if (FALLS.test(before) && !ASKS_FALL.test(question)) return null;
  if (/[\d一二三四五六七八九十百千万亿%][至到~～—-]$/.test(before)) return null;
  const behind = BEHIND.exec(text.slice(end, end + 2))?.[0] ?? '';
  return amountOf(text.slice(start, end + behind.length));
}

/** Where a value that opens a claim (「7%：税收下降7%。」) stands in the sentence behind it. */
function inSentence(text: string, { start, end }: Span): Span {
  const again = start === 0 && text.charAt(end) === '：' ? text.indexOf(text.slice(0, end), end) : -1;
  return again < 0 ? { start, end } : { start: again, end: again + end };
}

/** 「3.3亿元」 between 6.2亿元 and 9.5亿元, in the unit that both are printed in; null when they are printed in two, or not exactly. */
export function differenceOf(a: Amount, b: Amount): string | null {
  if (!a.exact || !b.exact) return null;
  const [x, y] = [a, b].map(({ text }) =>
    /^[^\d]{0,4}(\d{1,15}(?:\.(\d{1,6}))?)([^\d.]{1,8})$/.exec(text.replace(/,/g, '')),
  );
  if (!x || !y || x[3] !== y[3]) return null;
  const decimals = Math.max(x[2]?.length ?? 0, y[2]?.length ?? 0);
  return `${Math.abs(Number(x[1]) - Number(y[1])).toFixed(decimals)}${POINTS[x[3] ?? ''] ?? x[3]}`;
}

/** What lies between two shares is no share. */
const POINTS: Readonly<Record<string, string>> = { '%': '个百分点', '％': '个百分点', '‰': '个千分点' };

/** Numbers that are not exact decide nothing where they lie nearer to each other than this share of the larger. */
const CLEAR = 0.1;

/** Below 0 when the digits of `a` say less than those of `b`, above when more; null when they are not of one unit. */
export function compareAmounts(a: Amount, b: Amount): number | null {
  return a.unit === b.unit ? a.value - b.value : null;
}

/** The same, null also where one of them is not exact and they are too near to tell. */
export function clearOrder(a: Amount, b: Amount): number | null {
  const order = compareAmounts(a, b);
  const isClear = (a.exact && b.exact) || Math.abs(order ?? 0) > CLEAR * Math.max(a.value, b.value);
  return isClear ? order : null;
}
