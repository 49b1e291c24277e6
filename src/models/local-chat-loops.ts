/** Tokens of the longest stretch that is looked for: a line or two. */
const LONGEST = 120;
/** Times that a stretch must come, and tokens that all of them must have: a word said three times is no loop. */
const TIMES = 3;
const LEAST_TOKENS = 48;

/**
 * Whether a reply goes round in circles: its end is one stretch of tokens, over and over. Small models that always take
 * the likeliest token get caught so, and would go on until the longest reply is reached.
 */
export function goesInCircles(tokens: readonly number[]): boolean {
  for (let length = 1; length <= LONGEST && length * TIMES <= tokens.length; length++) {
    const all = Math.max(length * TIMES, LEAST_TOKENS);
    if (all <= tokens.length && isPeriodic(tokens, length, all)) return true;
  }
  return false;
}

/** Whether each of the last `count` tokens is the one that stands `length` before it, where both are among them. */
function isPeriodic(tokens: readonly number[], length: number, count: number): boolean {
  for (let at = tokens.length - 1; at >= tokens.length - count + length; at--) {
    if (tokens[at] !== tokens[at - length]) return false;
  }
  return true;
}
