import type { DateFacet } from '../../domain/facet.ts';
import { contains } from '../../domain/span.ts';
import { type Bench, datesIn, type LaidClause } from './laid-clause.ts';
import { sameDay, sameTime } from './same-time.ts';

/** Whether the day that a claim gives a clause is the day of its sentence. A claim's first date holds until its next. */
export function datesAgree(clause: LaidClause, before: readonly LaidClause[], bench: Bench): boolean {
  const own = clause.dates;
  if (own.length > 1) return own.every((date) => printed(date, clause, bench));
  const [date] = own.length > 0 ? own : (before.findLast(({ dates }) => dates.length > 0)?.dates ?? []);
  return date === undefined || holdsFor(date, clause, bench);
}

function printed(date: DateFacet, { source }: LaidClause, bench: Bench): boolean {
  return datesIn(source, bench).some((other) => sameTime(date, other));
}

function holdsFor(date: DateFacet, clause: LaidClause, bench: Bench): boolean {
  const { source } = clause;
  const there = datesIn(source, bench);
  if (there.length === 0) return earlierDay(date, clause, bench) || recordDay(date, clause, bench);
  const governing = there.length === 1 ? there[0] : nearestLeft(clause, there);
  if (governing && sameTime(date, governing)) return true;
  return (
    recordDay(date, clause, bench) && !there.some((other) => other.from !== governing?.from && sameTime(date, other))
  );
}

/** Of several dates in a sentence, the one in the clause of what is told, else the last before it. */
function nearestLeft({ laid, beneath }: LaidClause, there: readonly DateFacet[]): DateFacet | undefined {
  const first = laid.tiles.find((tile) => !(tile.length === 1 && beneath.dates.has(tile.from)));
  if (!first) return there[0];
  const left = [...beneath.dates].filter(([at]) => at < first.from + first.length).at(-1);
  return left?.[1] ?? [...beneath.dates][0]?.[1];
}

/** A sentence without a date goes on with the day told last before it in its article. */
function earlierDay(date: DateFacet, { source }: LaidClause, { readings }: Bench): boolean {
  const last = readings.datesOf(source.article).findLast((one) => one.end <= source.start);
  return last !== undefined && sameTime(date, last);
}

/** The day of the record whose quote the sentence is, or of the event at which it was said. */
function recordDay(date: DateFacet, { source }: LaidClause, { sources, context }: Bench): boolean {
  const said = context.statements?.find((one) => one.articleId === source.article.id && contains(one, source))?.eventId;
  return sources.events.some(
    (event) =>
      event.articleId === source.article.id &&
      event.from !== null &&
      sameDay(date.from, event.from) &&
      sameDay(date.to, event.to ?? event.from) &&
      (date.dayPart === null || date.dayPart === event.dayPart) &&
      (contains(event.quote, source) ||
        event.id === said ||
        event.participants.some((person) => contains(source, person))),
  );
}
