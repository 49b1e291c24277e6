import { contains } from '../../domain/span.ts';
import { comparable } from '../../text/comparable.ts';
import { type Actors, actorsOf, groupBefore, lastBefore } from './actors.ts';
import { isSymbol } from './forms.ts';
import type { Bench, LaidClause } from './laid-clause.ts';
import type { Tile } from './tiles.ts';

const SAYING = /(?:指出|强调|要求|表示|认为|提出|介绍|透露|通报|称|说|呼吁|希望)$/;
const SORTS = ['people', 'named'] as const;

/**
 * Whether whoever a clause is about is whom its sentence is about. A clause without a subject goes on with that of the
 * clause before it; it then must go on in print too, or open a sentence of its own.
 */
export function subjectAgrees(clause: LaidClause, before: readonly LaidClause[], bench: Bench): boolean {
  const last = before.at(-1);
  const first = firstTile(clause);
  if (!first) return true;
  const actors = actorsOf(clause, bench);
  if (!SORTS.every((sort) => actorsAgree(clause, actors, sort, before, bench))) return false;
  if (!last) return true;
  if (SAYING.test(last.form.text)) return saidBy(clause, first, last, bench);
  if (SORTS.some((sort) => actors.claim[sort].length > 0)) return true;
  return last.source === clause.source
    ? opensClause(clause, first, last)
    : clause.beneath.text.slice(0, first.from).length <= 1;
}

/** Each piece that is told stands in print behind one of the people (places, bodies) that the claim puts before it. */
function actorsAgree(
  clause: LaidClause,
  actors: Actors,
  sort: 'people' | 'named',
  before: readonly LaidClause[],
  bench: Bench,
): boolean {
  const carried = carriedOf(before, sort, bench);
  return clause.laid.tiles.every((tile) => {
    if (isBareSymbol(clause, tile)) return true;
    const told = lastBefore(actors.claim[sort], tile.at + 1)?.name ?? carried;
    const group = groupBefore(actors, sort, tile.from + 1, clause.beneath.text);
    return told === null || group.length === 0 || group.some((name) => name.includes(told) || told.includes(name));
  });
}

function carriedOf(before: readonly LaidClause[], sort: 'people' | 'named', bench: Bench): string | null {
  for (const clause of before.toReversed()) {
    const last = actorsOf(clause, bench).claim[sort].at(-1);
    if (last) return last.name;
  }
  return null;
}

/** What follows 「某某指出」 is printed behind it, or belongs to a statement of that person. */
function saidBy({ source }: LaidClause, first: Tile, last: LaidClause, bench: Bench): boolean {
  const verb = last.laid.tiles.at(-1);
  if (last.source === source && verb && first.from >= verb.from + verb.length) return true;
  if (isSpeechBefore(source, last.source)) return true;
  const speakers = actorsOf(last, bench).claim.people.map(({ name }) => name);
  return (bench.context.statements ?? []).some(
    (one) => one.articleId === source.article.id && contains(one, source) && speakers.includes(comparable(one.speaker)),
  );
}

/** 「“……。”某某说。」: the speech stands before its speaker, in his sentence or right before it. */
function isSpeechBefore(speech: LaidClause['source'], teller: LaidClause['source']): boolean {
  if (speech.article.id !== teller.article.id || !/^[“「]/.test(speech.text)) return false;
  if (speech === teller) return /[”」]/.test(speech.text);
  return speech.end <= teller.start && teller.start - speech.end <= 1 && /[”」]$/.test(speech.text);
}

/** A clause told by itself opens a clause in print, or goes on in the one told last. */
function opensClause({ beneath }: LaidClause, first: Tile, last: LaidClause): boolean {
  const head = beneath.text.slice(0, first.from);
  const own = head.slice(Math.max(...[...',;:!?。、'].map((mark) => head.lastIndexOf(mark))) + 1);
  if ([...own].filter((char) => !isSymbol(char)).length <= 1) return true;
  const end = Math.max(...last.laid.tiles.map((tile) => tile.from + tile.length));
  return end <= first.from && !/[,;:!?。]/.test(beneath.text.slice(end, first.from));
}

function firstTile(clause: LaidClause): Tile | undefined {
  return clause.laid.tiles.find((tile) => !isBareSymbol(clause, tile));
}

function isBareSymbol({ form }: LaidClause, tile: Tile): boolean {
  return tile.length === 1 && isSymbol(form.text.charAt(tile.at));
}
