import type { DraftClaim } from '../../domain/draft.ts';
import type { DateFacet } from '../../domain/facet.ts';
import { comparable } from '../../text/comparable.ts';
import { type Amount, amountsIn } from './forms.ts';
import type { Sources } from './sources.ts';

/** Units that measure: nothing else can stand for them. */
const MEASURES = new Set([
  ...'元米亩吨里%‰‱度倍天岁届级',
  ...'公里 平方公里 平方米 立方米 厘米 毫米 小时 分钟 公斤 公顷 美元 欧元 个百分点'.split(' '),
]);
/** Units that count, for which 「个」 may be said. */
const COUNTERS = new Set([...'个人户座处家条辆台件次场份张幅只头套项批期间艘架株栋层组支门', '人次', '台次']);

/** 「一起」, 「一批」: no number that anybody counts. */
const IDLE = '1';

/** Whether a number outside dates is missing from a claim's quotes, or stands there with another unit only. */
export function amountFault(
  claim: DraftClaim,
  dates: readonly DateFacet[],
  sources: Sources,
  strict: boolean,
): 'number' | 'unit' | null {
  const told = amountsIn(
    claim.text.replace(/[（(]\s?见报[）)]/g, (own) => ' '.repeat(own.length)),
    dates,
  );
  if (told.length === 0) return null;
  const printed = sources.quotes.flatMap(({ text }) => amountsIn(text, []));
  for (const amount of told) {
    if (amount.unit === '版' && sources.metadata.includes(amount.value)) continue;
    const same = printed.filter(({ value }) => value === amount.value);
    if (same.length === 0 && !isPrinted(amount.value, sources.said)) return isIdle(amount) ? null : 'number';
    if (strict && same.length > 0 && !same.some(({ unit }) => agrees(unit, amount.unit))) return 'unit';
  }
  return null;
}

function isIdle({ value, unit }: Amount): boolean {
  return value === IDLE && !isUnit(unit);
}

function agrees(printed: string, told: string): boolean {
  return sameUnit(printed, told) || (isLoose(printed) && isLoose(told) && (printed === '个' || told === '个'));
}

function isLoose(unit: string): boolean {
  return !MEASURES.has(unit);
}

function isUnit(unit: string): boolean {
  return MEASURES.has(unit) || COUNTERS.has(unit);
}

/** Whether two words behind a number are the same unit; a word that is no unit says nothing. */
export function sameUnit(printed: string, told: string): boolean {
  return printed === told || !isUnit(printed) || (!isUnit(told) && isLoose(printed));
}

/** 15 is not in 150 or 2.15. */
function isPrinted(number: string, said: string): boolean {
  const form = comparable(number).replace('.', '\\.');
  return new RegExp(`(?<![\\d.])${form}(?![\\d])(?!\\.\\d)`).test(said);
}
