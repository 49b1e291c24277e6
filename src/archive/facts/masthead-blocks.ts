import type { Doubt, Sourced } from '../../domain/article.ts';
import { type Day, hasYear, monthDay } from '../../domain/day.ts';
import type { FurnitureLine } from '../page/page-state.ts';
import { type MastheadDate, readMastheadDate, withoutDates } from './masthead-date.ts';
import { mastheadDay } from './masthead-year.ts';

/** The lines of one masthead: of a page of a file that may hold several. */
export interface MastheadBlock {
  /** Index of its first line on the page. */
  readonly at: number;
  readonly lines: readonly FurnitureLine[];
}

/** A masthead's day with its place. */
export interface DayMark {
  readonly at: number;
  readonly day: Sourced<Day>;
  /** Years that fit a day without one; null when nothing is known of them. */
  readonly years: readonly number[] | null;
  readonly doubts: readonly Doubt[];
  /** True when nothing but the date stands there, as under a letter or a notice. */
  readonly bare: boolean;
}

const HEADING = new Set(['masthead', 'page-editors']);
/** Kinds that stand between the lines of a masthead; a forecast's days are not its own. */
const BESIDE = new Set(['section', 'weather', 'unplaced']);
const NEAR = 3;

/** Groups masthead lines that stand together, with what stands between them. */
export function mastheadBlocks(furniture: readonly FurnitureLine[]): MastheadBlock[] {
  const blocks: { at: number; last: number; lines: FurnitureLine[] }[] = [];
  for (const each of furniture
    .filter(({ kind }) => HEADING.has(kind) || BESIDE.has(kind))
    .sort((a, b) => a.at - b.at)) {
    const block = blocks.at(-1);
    if (block && each.at - block.last <= NEAR) {
      block.lines.push(each);
      block.last = each.at;
    } else blocks.push({ at: each.at, last: each.at, lines: [each] });
  }
  return blocks.filter(({ lines }) => lines.some(({ kind }) => HEADING.has(kind)));
}

const DATED = /[年月日]|星\s{0,3}期|\d{4}\s?[-./]|历|[年月](?:初|十|廿)/;

/** The day of each masthead that prints one; a day without year takes that of another masthead of the same day. */
export function dayMarks(blocks: readonly MastheadBlock[], latest: number): DayMark[] {
  const marks = blocks.flatMap(({ at, lines }) => {
    const printed = lines.filter(({ line }) => DATED.test(line.plain)).map(({ line }) => line.content.text);
    const read = readLines(lines);
    const found = mastheadDay(read, printed.join(' ').slice(0, 60), latest);
    return found ? [{ at, ...found, bare: isBare(lines) && read.weekday === null && read.lunar === null }] : [];
  });
  const whole = new Map<string, Sourced<Day>>();
  for (const { day } of marks.toReversed()) if (hasYear(day.value)) whole.set(monthDay(day.value), day);
  return marks.map((mark) => {
    const day = hasYear(mark.day.value) ? undefined : whole.get(monthDay(mark.day.value));
    return day ? { ...mark, day, years: null } : mark;
  });
}

/** What mastheads say of weekday and lunar date without a whole date. */
export function partialDates(blocks: readonly MastheadBlock[]): MastheadDate[] {
  return blocks
    .map(({ lines }) => readLines(lines))
    .filter(({ day, weekday, lunar }) => (day === null || !hasYear(day)) && (weekday !== null || lunar !== null));
}

function readLines(lines: readonly FurnitureLine[]): MastheadDate {
  return readMastheadDate(lines.filter(({ kind }) => kind !== 'weather').map(({ line }) => line.plain));
}

function isBare(lines: readonly FurnitureLine[]): boolean {
  const own = lines.filter(({ kind }) => HEADING.has(kind));
  return own.every(({ line }) => /^[\s|]*$|^\s*\d{1,2}月\d{1,2}日\s*$/.test(withoutDates(line.plain)));
}
