import { type Day, type DayPart, dayFields } from '../domain/day.ts';
import type { DateFacet } from '../domain/facet.ts';
import { fold } from './fold.ts';
import type { TimedMoment, TimeExpression } from './time-expression.ts';
import { isNoTime, type TimeUse } from './time-guard.ts';
import { isLoneTime } from './time-lone.ts';
import { type Memory, NOTHING_TOLD, remember } from './time-memory.ts';
import { outlookAt } from './time-outlook.ts';
import { readExpression } from './time-read.ts';
import { resolveExpression, type Setting } from './time-resolve.ts';
import { mayBegin, skipNumber } from './time-starts.ts';

/** Behind a date in the same line or the one before, a bare 下午 still means that date for so many characters. */
const NEAR = 300;
const OPENS_SENTENCE = /(?:^|[。!?;\n]|[讯电][ ,]?(?:\([^()\n]{0,40}\) ?)?)[ “"]{0,3}$/;

/**
 * The time expressions of a text, resolved, in order and without overlap; `text.slice(start, end) === facet.text`.
 * `reference` is the issue date of an article, or the day of asking. An article is read as a newspaper is: 「9月5日」
 * looks back from the issue date unless words say otherwise, and an unknown year stays `XXXX`. In a question a time
 * without a year keeps `XXXX`, for the archive's coverage to settle. What counts from an unknown day is left out, and
 * so are lengths of time (三天, 近三年), vague words (近日) and what recurs (每周三). Takes any string.
 */
export function findDates(
  text: string,
  options: { readonly reference: Day | null; readonly use: TimeUse },
): DateFacet[] {
  const folded = fold(text);
  const facets: DateFacet[] = [];
  let memory = NOTHING_TOLD;
  let line = 0;
  for (let at = 0; at < folded.length; ) {
    if (folded.charCodeAt(at) === 10) line = at + 1;
    const expression = mayBegin(folded, at) ? readExpression(folded, at) : null;
    if (expression === null) {
      at = skipNumber(folded, at);
      continue;
    }
    const found = resolveAt(folded, expression, memory, line, options);
    if (found) {
      facets.push({ ...found.facet, text: text.slice(found.facet.start, found.facet.end) });
      memory = found.memory;
    }
    at = expression.end;
  }
  return facets;
}

function resolveAt(
  folded: string,
  expression: TimeExpression,
  memory: Memory,
  line: number,
  { reference, use }: { readonly reference: Day | null; readonly use: TimeUse },
): { readonly facet: Omit<DateFacet, 'text'>; readonly memory: Memory } | null {
  if (isNoTime(folded, expression, use)) return null;
  const { start } = expression;
  const near = memory.lastDayAt >= line || (memory.lastDayAt >= 0 && start - memory.lastDayAt <= NEAR);
  let lastDay = memory.lastDay;
  if (expression.from.moment.kind === 'time') {
    const lone = isLoneTime(folded, expression);
    if (use === 'question' || !(lone === 'line' || (lone === 'clause' && near))) return null;
    if (lone === 'line') lastDay ??= reference;
  }
  const resolved = resolveExpression(expression, {
    reference,
    use,
    outlook: outlookAt(folded, start, expression.end),
    last: memory.last,
    lastDay,
    lastDayNear: memory.lastDayAt >= line,
    lastInferred: memory.last === null || memory.lastInferred,
    lastYear: memory.lastEnd > line && !memory.lastInferred ? yearOf(memory) : null,
    story:
      joinedStory(folded, start, memory) ?? (memory.story?.line === line ? { ...memory.story, inferred: false } : null),
  });
  if (resolved === null) return null;
  const opensSentence = OPENS_SENTENCE.test(folded.slice(Math.max(0, start - 50), start));
  const facet = {
    start,
    end: expression.bound && !resolved.bounded ? expression.bound.start : expression.end,
    from: resolved.range.from,
    to: resolved.range.to,
    dayPart: dayPart(expression.from, expression.to),
    yearInferred: resolved.yearInferred,
  };
  return { facet, memory: remember(memory, expression, resolved, { line, opensSentence }) };
}

/** 「明年3月和5月」: what is joined to a time has its year. */
function joinedStory(folded: string, start: number, memory: Memory): Setting['story'] {
  const year = yearOf(memory);
  if (year === null || memory.lastEnd !== start - 1 || !'、和及与或'.includes(folded.charAt(start - 1))) return null;
  return { year, month: 1, inferred: memory.lastInferred };
}

function yearOf(memory: Memory): number | null {
  return memory.last === null ? null : (dayFields(memory.last.from)?.year ?? null);
}

/** The part of the day that the whole time lies in; null when it takes in several. */
function dayPart(from: TimedMoment, to: TimedMoment | null): DayPart | null {
  const parts = [from.time?.first, from.time?.last, ...(to ? [to.time?.first, to.time?.last] : [])];
  const [first] = parts;
  return first && parts.every((part) => part === first) ? first : null;
}
