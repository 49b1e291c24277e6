/** Turns text into tokens: `pair` with the marks that the model expects around and between two texts. */
export interface PairTokenizer {
  tokens(text: string): readonly number[];
  pair(first: string, second: string): PairTokens;
}

/** Tokens of a pair; `types` tell the two texts apart, for models that want that. */
interface PairTokens {
  readonly ids: readonly number[];
  readonly types: readonly number[] | null;
}

/** The marks of a model: `before` a question, `between` it and a text, `after` both. */
export interface PairFrame {
  readonly before: PairTokens;
  readonly between: PairTokens;
  readonly after: PairTokens;
  /** Types of a question's and of a text's own tokens. */
  readonly types: readonly [question: number, text: number] | null;
}

/**
 * Learns the marks from one pair, so that both sides can be cut by tokens with every mark kept: the library cuts at the
 * end alone, and the last mark with it. Throws a RangeError when nothing separates the two texts.
 */
export function pairFrame(tokenizer: PairTokenizer): PairFrame {
  const [question, text] = [tokenizer.tokens('问'), tokenizer.tokens('答')];
  const { ids, types } = tokenizer.pair('问', '答');
  const from = indexOfRun(ids, question, 0);
  const then = from < 0 ? -1 : indexOfRun(ids, text, from + question.length);
  if (then <= from + question.length) throw new RangeError('the tokenizer does not separate two texts');
  const part = (start: number, end?: number) => ({
    ids: ids.slice(start, end),
    types: types?.slice(start, end) ?? null,
  });
  return {
    before: part(0, from),
    between: part(from + question.length, then),
    after: part(then + text.length),
    types: types ? [types[from] ?? 0, types[then] ?? 0] : null,
  };
}

/**
 * A question with a text in at most `most` tokens. Of a pair that is too long the text loses its end; the question loses
 * its own only beyond half of the room.
 */
export function framePair(
  frame: PairFrame,
  question: readonly number[],
  text: readonly number[],
  most: number,
): PairTokens {
  const marks = frame.before.ids.length + frame.between.ids.length + frame.after.ids.length;
  const room = Math.max(2, most - marks);
  const asked = question.slice(0, Math.max(Math.floor(room / 2), room - text.length));
  const told = text.slice(0, room - asked.length);
  const ids = [...frame.before.ids, ...asked, ...frame.between.ids, ...told, ...frame.after.ids];
  return { ids, types: frame.types ? typesOf(frame, frame.types, asked.length, told.length) : null };
}

function typesOf(
  frame: PairFrame,
  [ofQuestion, ofText]: readonly [number, number],
  asked: number,
  told: number,
): number[] {
  return [
    ...(frame.before.types ?? []),
    ...new Array<number>(asked).fill(ofQuestion),
    ...(frame.between.types ?? []),
    ...new Array<number>(told).fill(ofText),
    ...(frame.after.types ?? []),
  ];
}

/** Where `run` begins in `all`, from `start` on; -1 when it does not, or is empty. */
function indexOfRun(all: readonly number[], run: readonly number[], start: number): number {
  if (run.length === 0) return -1;
  return all.findIndex((_, at) => at >= start && run.every((id, i) => all[at + i] === id));
}
