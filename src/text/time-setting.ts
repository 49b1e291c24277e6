import { type Day, dayFields } from '../domain/day.ts';
import type { TimeExpression } from './time-expression.ts';
import type { TimeUse } from './time-guard.ts';
import { isLoneTime } from './time-lone.ts';
import type { Memory } from './time-memory.ts';
import { outlookAt } from './time-outlook.ts';
import type { Setting } from './time-resolve.ts';

/** Behind a date in the same line or this many characters, a bare 下午 still means that date. */
const NEAR = 300;
/** A story goes from day to day; further back in the same line a date is another matter. */
const STORY = 160;
const OPENS_CLAUSE = /(?:^|[,。;:、!?\n“"])\s*(?:当地|北京|美东)?(?:时间)?$/;

/** What an expression at its place in a text is resolved against; null for a time of day that belongs to no date. */
export function settingFor(
  folded: string,
  expression: TimeExpression,
  told: { readonly memory: Memory; readonly line: number },
  options: { readonly reference: Day | null; readonly use: TimeUse },
): Setting | null {
  const { memory, line } = told;
  const { start, end } = expression;
  const lone = expression.from.moment.kind === 'time' ? isLoneTime(folded, expression) : 'no';
  const near = memory.lastDayAt >= line || (memory.lastDayAt >= 0 && start - memory.lastDayAt <= NEAR);
  if (lone === null || (lone === 'clause' && !near) || (lone !== 'no' && options.use === 'question')) return null;
  const unheaded = lone === 'line' && memory.lastDay === null;
  const place = placeOf(folded, start, memory);
  return {
    ...options,
    outlook: isOpen(expression) ? outlookAt(folded, start, end) : 'open',
    keepsUnknown: options.use === 'question',
    last: memory.last,
    lastDay: unheaded ? options.reference : memory.lastDay,
    lastDayNear: memory.lastDayAt >= line && start - memory.lastDayAt <= STORY,
    lastDayClose: memory.lastDayAt >= line && start - memory.lastDayAt <= STORY / 3,
    lastDayInferred: unheaded || memory.lastDayInferred,
    lastYear: memory.lastEnd > line && !memory.lastInferred ? yearOf(memory) : null,
    story: place === 'joined' ? joinedStory(memory) : storyOf(memory, line),
    place,
  };
}

/** Whether the words round it have a say: it does not tell its year, month or week itself. */
function isOpen({ from: { moment } }: TimeExpression): boolean {
  return moment.kind === 'date' || moment.kind === 'weekday' || (moment.kind === 'in-year' && moment.year === null);
}

/** Joined where only 、 or 和 stands between the last time and this one: 「明年3月和5月」. */
function placeOf(folded: string, start: number, memory: Memory): Setting['place'] {
  const joins =
    memory.lastEnd >= 0 && memory.lastEnd === start - 1 && '、和及与或,至到-—'.includes(folded.charAt(start - 1));
  if (joins) return 'joined';
  return OPENS_CLAUSE.test(folded.slice(Math.max(0, start - 8), start)) ? 'opening' : 'inside';
}

/** What is joined to a time has its year. */
function joinedStory(memory: Memory): Setting['story'] {
  const year = yearOf(memory);
  return year === null ? null : { year, month: 1, inferred: memory.lastInferred };
}

function storyOf(memory: Memory, line: number): Setting['story'] {
  return memory.story?.line === line ? { year: memory.story.year, month: memory.story.month, inferred: false } : null;
}

function yearOf(memory: Memory): number | null {
  return memory.last === null ? null : (dayFields(memory.last.from)?.year ?? null);
}
