import { type Day, type DayPart, dayFields } from '../domain/day.ts';
import type { DateFacet } from '../domain/facet.ts';
import { fold } from './fold.ts';
import type { TimedMoment, TimeExpression } from './time-expression.ts';
import { isNoTime, type TimeUse } from './time-guard.ts';
import { type Memory, NOTHING_TOLD, remember } from './time-memory.ts';
import { readExpression } from './time-read.ts';
import { type Resolved, resolveExpression } from './time-resolve.ts';
import { settingFor } from './time-setting.ts';
import { mayBegin, skipNumber } from './time-starts.ts';

/** Where a sentence opens: behind a full stop, a line break, or the dateline 「本报讯(记者…)」. */
const OPENS_SENTENCE = /(?:^|[。!?;\n]|[讯电][ ,]?(?:\([^()\n]{0,40}\) ?)?)[ “"]{0,3}$/;

/**
 * The time expressions of a text, resolved, in order and without overlap; `text.slice(start, end) === facet.text`.
 * `reference` is the issue date of an article, or the day of asking. An article is read as a newspaper is: 「9月5日」 is
 * of the nearest year, rather back than ahead unless words say otherwise, and an unknown year stays `XXXX`. In a
 * question a time without a year keeps `XXXX`, for the archive's coverage to settle. What counts from an unknown day
 * is left out, and so are lengths of time (三天, 近三年), vague words (近日) and what recurs (每周三). Takes any string.
 */
export function findDates(
  text: string,
  options: { readonly reference: Day | null; readonly use: TimeUse },
): DateFacet[] {
  const folded = fold(text);
  const reference = isPlausible(options.reference) ? options.reference : null;
  const facets: DateFacet[] = [];
  let memory: Memory = NOTHING_TOLD;
  let line = 0;
  for (let at = 0; at < folded.length; ) {
    if (folded.charCodeAt(at) === 10) line = at + 1;
    const expression = mayBegin(folded, at) ? readExpression(folded, at) : null;
    if (expression === null) {
      at = skipNumber(folded, at);
      continue;
    }
    const setting = isNoTime(folded, expression, options.use)
      ? null
      : settingFor(folded, expression, { memory, line }, { ...options, reference });
    const resolved = setting && resolveExpression(expression, setting);
    if (resolved) {
      facets.push(facetOf(text, expression, resolved));
      const opensSentence = OPENS_SENTENCE.test(folded.slice(Math.max(0, expression.start - 50), expression.start));
      // 「截至4月10日」 counts something up; what the story tells of 当日 afterwards is another day.
      const counts = /截[至止]到?$/.test(folded.slice(Math.max(0, expression.start - 4), expression.start));
      if (!counts) memory = remember(memory, expression, resolved, { line, opensSentence });
    }
    at = expression.end;
  }
  return facets;
}

/** A reference that is no day, or of a year no newspaper is from, counts as unknown. */
function isPlausible(reference: Day | null): boolean {
  const fields = reference === null ? null : dayFields(reference);
  return fields !== null && (fields.year === null || (fields.year >= 1600 && fields.year <= 2400));
}

function facetOf(text: string, expression: TimeExpression, resolved: Resolved): DateFacet {
  const { start, from, to, bound } = expression;
  const end = bound && !resolved.bounded ? bound.start : expression.end;
  const { range, yearInferred } = resolved;
  return {
    start,
    end,
    text: text.slice(start, end),
    from: range.from,
    to: range.to,
    dayPart: dayPart(from, to),
    yearInferred,
  };
}

/** The part of the day that the whole time lies in; null when it takes in several. */
function dayPart(from: TimedMoment, to: TimedMoment | null): DayPart | null {
  const parts = [from.time?.first, from.time?.last, ...(to ? [to.time?.first, to.time?.last] : [])];
  const [first] = parts;
  return first && parts.every((part) => part === first) ? first : null;
}
