import { comparable } from '../../text/comparable.ts';
import type { Bench, LaidClause } from './laid-clause.ts';

/** A name and where it stands. */
interface Placed {
  readonly name: string;
  readonly at: number;
}

interface Sorted {
  readonly people: readonly Placed[];
  /** Places and bodies. */
  readonly named: readonly Placed[];
}

/** Who and what is named in a clause and in its sentence, in order. */
export interface Actors {
  readonly claim: Sorted;
  readonly source: Sorted;
  /** Titles in the sentence, which may stand between the names of one list. */
  readonly titles: readonly string[];
}

/** Finds the people, places and bodies of a clause and its sentence; what one of them knows for a name is one in both. */
export function actorsOf({ raw, form, source, beneath }: LaidClause, bench: Bench): Actors {
  const { readings, context, sources } = bench;
  const texts = [raw, source.text];
  const read = texts.flatMap((text) => readings.people(text));
  const records = sources.events.flatMap((event) => event.participants.map(({ name }) => name));
  const people = [...new Set([...read.map(({ name }) => name), ...context.names, ...records].map(bare))];
  const named = [...new Set(texts.flatMap((text) => readings.named(text)).map(({ name }) => bare(name)))].filter(
    (name) => !people.some((person) => name.includes(person)),
  );
  const titles = [...new Set(read.flatMap((person) => person.titles).map(bare))].sort((a, b) => b.length - a.length);
  const sorted = (text: string): Sorted => ({ people: placed(people, text), named: placed(named, text) });
  return { claim: sorted(form.text), source: sorted(beneath.text), titles };
}

function bare(name: string): string {
  return comparable(name).replace(/[“”《》()]/g, '');
}

/** Every place of every name, in order; a name inside a longer one is left out. */
function placed(names: readonly string[], text: string): Placed[] {
  const found: Placed[] = [];
  for (const name of names) {
    if (name.length < 2) continue;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) found.push({ name, at });
  }
  return found
    .filter(
      ({ name, at }) =>
        !found.some(
          (other) =>
            other.name.length > name.length && other.at <= at && at + name.length <= other.at + other.name.length,
        ),
    )
    .sort((a, b) => a.at - b.at);
}

/** The last name that begins before `end`. */
export function lastBefore(names: readonly Placed[], end: number): Placed | undefined {
  return names.findLast(({ at }) => at < end);
}

/** The last name before `end` with those listed beside it: 甲、市长乙和丙. */
export function groupBefore({ source, titles }: Actors, sort: 'people' | 'named', end: number, text: string): string[] {
  const names = source[sort].filter(({ at }) => at < end);
  const group: string[] = [];
  for (let n = names.length - 1; n >= 0; n--) {
    const [one, next] = [names[n], names[n + 1]];
    if (!one) break;
    if (next && !isList(text.slice(one.at + one.name.length, next.at), titles)) break;
    group.push(one.name);
  }
  return group;
}

function isList(between: string, titles: readonly string[]): boolean {
  const rest = titles.reduce((left, title) => left.replace(title, ''), between);
  return between !== '' && /^(?:[、和与及,]|以及){1,4}$/.test(rest);
}
