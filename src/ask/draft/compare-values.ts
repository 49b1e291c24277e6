import { normaliseQuantity } from '../../text/numbers.ts';

/** A printed number with its unit, as values are compared: 「1.3万余名」 is 13000 of 名. */
export interface Amount {
  readonly value: number;
  readonly unit: string;
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

/** Reads a printed quantity; null for what is no single number with a unit. */
export function amountOf(text: string): Amount | null {
  const form = normaliseQuantity(text).replace(/[,\s]/g, '');
  const match = /(\d{1,20}(?:\.\d{1,10})?)(?:多|余|来)?([万亿])?(?:多|余)?([%‰\p{L}㎡℃]{1,6})/u.exec(form);
  if (!match) return null;
  const [, digits = '', large = '', printed = ''] = match;
  const [unit, times] = SAME[printed] ?? [printed, 1];
  return { value: Number(digits) * (large === '万' ? 1e4 : large === '亿' ? 1e8 : 1) * times, unit, text: text.trim() };
}

/** 「3.3亿元」 between 6.2亿元 and 9.5亿元, in the unit that both are printed in; null when they are printed in two. */
export function differenceOf(a: Amount, b: Amount): string | null {
  const [x, y] = [a, b].map(({ text }) =>
    /^[^\d]{0,4}(\d{1,15}(?:\.(\d{1,6}))?)([^\d.]{1,8})$/.exec(text.replace(/,/g, '')),
  );
  if (!x || !y || x[3] !== y[3]) return null;
  const decimals = Math.max(x[2]?.length ?? 0, y[2]?.length ?? 0);
  return `${Math.abs(Number(x[1]) - Number(y[1])).toFixed(decimals)}${x[3]}`;
}

/** Below 0 when `a` is less than `b`, above when more; null when they are not of one unit. */
export function compareAmounts(a: Amount, b: Amount): number | null {
  return a.unit === b.unit ? a.value - b.value : null;
}
