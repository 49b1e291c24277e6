import type { DateFacet } from '../../domain/facet.ts';
import { comparable } from '../../text/comparable.ts';

/** A number outside dates, in plain digits, and what it counts. */
export interface Amount {
  readonly value: string;
  /** 约 1, 余 2, 近 3 …: how exact it is; '' when it is. */
  readonly about: string;
  /** 处, 公里, %; '' when nothing that counts stands behind it. */
  readonly unit: string;
}

/** A text to be laid over another: plain characters, with each date and each number as one symbol. */
export interface Form {
  readonly text: string;
  readonly dates: ReadonlyMap<number, DateFacet>;
  readonly amounts: ReadonlyMap<number, Amount>;
}

/** One character for each thing, the same for the same thing; of the private use area. */
export interface Symbols {
  of(key: string): string;
}

const FIRST = 0xe000;
const MOST = 6000;

/** Symbols with none given yet. */
export function newSymbols(): Symbols {
  const known = new Map<string, string>();
  return {
    of(key) {
      const symbol = known.get(key) ?? String.fromCharCode(FIRST + (known.size % MOST));
      known.set(key, symbol);
      return symbol;
    },
  };
}

/** Whether a character stands for a date or a number. */
export function isSymbol(char: string): boolean {
  const unit = char.charCodeAt(0);
  return unit >= FIRST && unit < FIRST + MOST;
}

const UNIT =
  /^(?:个百分点|平方公里|平方千米|平方米|平米|立方米|公里|千米|厘米|毫米|小时|分钟|公斤|千克|公顷|人次|台次|美元|欧元|[%‰‱]|[\u4e00-\u9fff㎡])/;
const SAME_UNIT: ReadonlyMap<string, string> = new Map([
  ['千米', '公里'],
  ['平方千米', '平方公里'],
  ['平米', '平方米'],
  ['㎡', '平方米'],
  ['千克', '公斤'],
  ['位', '人'],
  ['名', '人'],
]);
const ABOUT: readonly (readonly [RegExp, string])[] = [
  [/(?:大约|约|约有)$/, '约'],
  [/(?:超过|超|逾|突破)$/, '余'],
  [/(?:将近|接近|近|不足|不到)$/, '近'],
];
/** Marks that quote or name, and white space: they say nothing in a comparison. */
const SILENT = /[“”‘’"'「」『』《》〈〉()（）\s]/g;
/** Words for the holding of an event, which say the same. */
const HELD = /召开|举办/g;
const NUMBER = /[a-z]?\d+(?:\.\d+)?/g;

/** The form of a text whose dates are known. `symbolOf` says which symbol a date takes. */
export function formOf(
  text: string,
  dates: readonly DateFacet[],
  symbols: Symbols,
  symbolOf: (date: DateFacet) => string,
): Form {
  const out = { text: '', dates: new Map<number, DateFacet>(), amounts: new Map<number, Amount>() };
  let at = 0;
  for (const date of dates) {
    addPlain(out, text.slice(at, date.start), symbols);
    out.dates.set(out.text.length, date);
    out.text += symbolOf(date);
    at = date.end;
  }
  addPlain(out, text.slice(at), symbols);
  return out;
}

function addPlain(out: { text: string; amounts: Map<number, Amount> }, piece: string, symbols: Symbols): void {
  const plain = comparable(piece).replace(SILENT, '').replace(HELD, '举行');
  let at = 0;
  for (const match of plain.matchAll(NUMBER)) {
    if (match.index < at) continue;
    const { amount, before, after } = amountAt(plain, match.index, match[0]);
    out.text += plain.slice(at, match.index - before);
    out.amounts.set(out.text.length, amount);
    out.text += symbols.of(`n${amount.value}|${amount.about}`);
    at = match.index + match[0].length + after;
  }
  out.text += plain.slice(at);
}

function amountAt(plain: string, at: number, value: string): { amount: Amount; before: number; after: number } {
  const head = plain.slice(Math.max(0, at - 3), at);
  const [rule, about] = ABOUT.find(([one]) => one.test(head)) ?? [null, ''];
  const before = rule ? (rule.exec(head)?.[0].length ?? 0) : 0;
  const rest = plain.slice(at + value.length, at + value.length + 8);
  const more = /^[多余]/.test(rest);
  const unit = UNIT.exec(more ? rest.slice(1) : rest)?.[0] ?? '';
  return {
    amount: { value, about: more ? '余' : about, unit: SAME_UNIT.get(unit) ?? unit },
    before,
    after: more ? 1 : 0,
  };
}

/** The numbers of a text outside its dates. */
export function amountsIn(text: string, dates: readonly DateFacet[]): Amount[] {
  return [...formOf(text, dates, newSymbols(), () => '\ue000').amounts.values()];
}
