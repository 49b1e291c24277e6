import { datesAgree } from './dates-agree.ts';
import type { Bench, BySentence, LaidClause } from './laid-clause.ts';
import { isMeetingWord, leftoverStands } from './leftover.ts';
import { numbersAgree } from './numbers-agree.ts';
import { tellsSpeechAsFact } from './spoken.ts';
import { subjectAgrees } from './subject-agrees.ts';
import type { Tile } from './tiles.ts';
import { turnAgrees } from './turn-agrees.ts';

/** Whether one clause of a claim stands in the sentence that it was laid over, after the clauses before it. */
export function clauseStands(clause: LaidClause, before: readonly LaidClause[], bench: Bench): BySentence {
  const turned = turnAgrees(clause);
  if (turned !== null) return turned;
  const holds =
    !tellsSpeechAsFact(clause, bench.claim.text) &&
    leftoverStands(clause, bench) &&
    inOrder(clause) &&
    numbersAgree(clause) &&
    datesAgree(clause, before, bench) &&
    subjectAgrees(clause, before, bench);
  return holds ? 'stands' : 'undecided';
}

/**
 * Pieces keep the order of print, for 「甲支持乙」 is not 「乙支持甲」. A date may stand anywhere, so may the word for the
 * meeting that the sentence is about, and what is printed side by side may change sides: 38个老旧小区, 老旧小区38个.
 */
function inOrder({ form, beneath, laid }: LaidClause): boolean {
  let end = 0;
  let last: Tile | null = null;
  for (const tile of laid.tiles) {
    const text = form.text.slice(tile.at, tile.at + tile.length);
    const loose = isDate(tile, form.dates) || isMeetingWord(text);
    if (tile.from < end) {
      const sideBySide = last !== null && tile.from + tile.length === last.from && hasAmount(last, form.amounts);
      if (!loose && !sideBySide) return false;
    } else if (!loose) {
      if (last && !mayFollow(last, tile, beneath.text)) return false;
      end = tile.from + tile.length;
    }
    if (!loose) last = tile;
  }
  return true;
}

/** Words that only join a clause to the one before. */
const JOINING = /(?:随后|之后|然后|接着|同时|此外|另外|并且?|还|也|又)$/;

/** What is left out between two pieces ends a clause only where a new one begins: its own subject is not lost. */
function mayFollow(last: Tile, tile: Tile, beneath: string): boolean {
  const skipped = beneath.slice(last.from + last.length, tile.from).replace(JOINING, '');
  return !/[,;:.!?。]/.test(skipped) || /[,;:.!?。]$/.test(skipped);
}

function isDate(tile: Tile, dates: LaidClause['form']['dates']): boolean {
  return tile.length === 1 && dates.has(tile.at);
}

function hasAmount(tile: Tile, amounts: LaidClause['form']['amounts']): boolean {
  return Array.from({ length: tile.length }, (_, i) => tile.at + i).some((at) => amounts.has(at));
}
