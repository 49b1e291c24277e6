import { sameUnit } from './amounts.ts';
import type { Amount } from './forms.ts';
import type { LaidClause } from './laid-clause.ts';
import type { Tile } from './tiles.ts';

/**
 * Whether each number of a clause counts what it counts in print: its own word stands beside it, no number of the same
 * unit lies between, and no word is taken from beside another number.
 */
export function numbersAgree({ form, beneath, laid }: LaidClause): boolean {
  if (form.amounts.size === 0) return true;
  const told = new Set<number>();
  for (const tile of laid.tiles)
    for (let i = 0; i < tile.length; i++) {
      const amount = form.amounts.get(tile.at + i);
      if (!amount) continue;
      if (!sameUnit(beneath.amounts.get(tile.from + i)?.unit ?? '', amount.unit)) return false;
      if (!besideSame(form.text, tile.at + i, beneath.text, tile.from + i)) return false;
      told.add(tile.from + i);
    }
  if (told.size < form.amounts.size) return false;
  const region = regionOf(laid.tiles);
  return [...beneath.amounts].every(
    ([at, amount]) =>
      told.has(at) ||
      !isRival(at, amount, { region, told, beneath: beneath.amounts, tiles: laid.tiles, text: beneath.text }),
  );
}

/** Words that may stand between a thing and its number. */
const BETWEEN = /[了共为达至有是的约到仅等计]/;

/** What stands before a number is what is printed before it, or is printed there and told behind it: 38个小区, 小区38个. */
function besideSame(text: string, at: number, beneath: string, from: number): boolean {
  const [told, printed] = [wordBefore(text, at), wordBefore(beneath, from)];
  if (told === '' || printed === '' || told.slice(-1) === printed.slice(-1)) return true;
  return text.slice(at + 1, at + 8).includes(printed);
}

/** The two Han characters before a number, words between left out; '' where a mark or another number stands there. */
function wordBefore(text: string, at: number): string {
  let end = at;
  while (end > 0 && BETWEEN.test(text.charAt(end - 1))) end--;
  return /[\u4e00-\u9fff]{2}$/.exec(text.slice(Math.max(0, end - 2), end))?.[0] ?? '';
}

interface Around {
  readonly region: readonly [number, number];
  readonly told: ReadonlySet<number>;
  readonly beneath: ReadonlyMap<number, Amount>;
  readonly tiles: readonly Tile[];
  readonly text: string;
}

/** A number that is not told though what was told lies on both sides of it, or holds the word that it counts. */
function isRival(at: number, amount: Amount, { region, told, beneath, tiles, text }: Around): boolean {
  const inside = at > region[0] && at < region[1];
  const units = [...told].map((one) => beneath.get(one)?.unit);
  if (inside && units.includes(amount.unit)) return true;
  return counted(at, amount, text).some(([from, to]) =>
    tiles.some((tile) => tile.from <= from && to <= tile.from + tile.length),
  );
}

/** The two characters before a number, and the two behind its unit, in its own clause. */
function counted(at: number, { unit }: Amount, text: string): (readonly [number, number])[] {
  const behind = at + 1 + unit.length;
  const spans = [
    [at - 2, at],
    [behind, behind + 2],
  ] as const;
  return spans.filter(([from, to]) => /^[\u4e00-\u9fff]{2}$/.test(text.slice(from, to)));
}

function regionOf(tiles: readonly Tile[]): readonly [number, number] {
  return [Math.min(...tiles.map((tile) => tile.from)), Math.max(...tiles.map((tile) => tile.from + tile.length))];
}
