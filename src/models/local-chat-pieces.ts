/** Turns the tokens of a reply into text as they come. */
interface TextPieces {
  /** The text that a further token makes certain; empty while a character is not whole. */
  push(token: number): string;
  /** What was held back at the end of the reply, without a character that never became whole. */
  end(): string;
}

const BROKEN = '\ufffd';
const BROKEN_END = /\ufffd{1,8}$/;

/**
 * Most tokens of a byte-level vocabulary are parts of characters: text is given out when its last character is whole.
 * Only the tokens since the piece before are decoded again, for some tokenizers treat the first one of a text
 * differently (as vLLM's incremental detokenization does).
 */
export function textPieces(decode: (tokens: readonly number[]) => string): TextPieces {
  let before: readonly number[] = [];
  let fresh: number[] = [];
  const read = () => decode([...before, ...fresh]).slice(decode(before).length);
  return {
    push(token) {
      fresh.push(token);
      const text = read();
      if (text === '' || text.endsWith(BROKEN)) return '';
      [before, fresh] = [fresh, []];
      return text;
    },
    end: () => (fresh.length === 0 ? '' : read().replace(BROKEN_END, '')),
  };
}
