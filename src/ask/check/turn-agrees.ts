import type { LaidClause } from './laid-clause.ts';
import { type Turn, turnsIn } from './polarity.ts';
import type { Tile } from './tiles.ts';

/** Words that turn what stands before them too, and words that turn all that follows them in the sentence. */
const BACKWARD = /取消|停止|暂停|中止|叫停|推迟|拒绝|否认|缺席|以上|以下|以内|左右|[不无未]/;
const FORWARD = /据称|据传|网传|传闻|如果|倘若|一旦|除非|疑似|涉嫌/;
/** Least share of a clause in its sentence for the two to be one statement: then what turns it must agree. */
const ONE_STATEMENT = 0.6;

/** The denial, plan or doubt that a clause drops from its sentence or puts into it; null when they agree. */
export function turnAgrees({ form, beneath, laid }: LaidClause): 'negation' | 'modality' | 'undecided' | null {
  const added = turnsIn(form.text).filter((turn) => !laid.tiles.some((tile) => holds(tile.at, tile, turn)));
  const dropped = turnsIn(beneath.text).filter(
    (turn) => !laid.tiles.some((tile) => holds(tile.from, tile, turn)) && turns(turn, laid.tiles, beneath.text),
  );
  for (const kind of ['negation', 'modality'] as const) {
    const count = (all: readonly Turn[]) => all.filter((turn) => turn.kind === kind).length;
    if (count(added) !== count(dropped)) return laid.share >= ONE_STATEMENT ? kind : 'undecided';
  }
  return null;
}

function holds(start: number, { length }: Tile, turn: Turn): boolean {
  return start <= turn.start && turn.end <= start + length;
}

/** Whether a word of the sentence turns something that is told: it stands before it in its clause, or reaches further. */
function turns(turn: Turn, tiles: readonly Tile[], text: string): boolean {
  const word = text.slice(turn.start, turn.end);
  const from = Math.max(...[...',;:!?。'].map((mark) => text.lastIndexOf(mark, turn.start))) + 1;
  const end = FORWARD.test(word) ? text.length : endOfClause(text, turn.end);
  return tiles.some((tile) => {
    if (tile.length === 1) return false;
    const [start, stop] = [tile.from, tile.from + tile.length];
    if (stop <= from || start >= end) return false;
    return start >= turn.end || stop > turn.end || BACKWARD.test(word);
  });
}

function endOfClause(text: string, at: number): number {
  const end = text.slice(at).search(/[,;:!?。]/);
  return end < 0 ? text.length : at + end;
}
