import { jsonTexts } from './json-texts.ts';
import type { ReplyForm } from './model-reply.ts';

/** Takes a reply piece by piece and gives its bare words as soon as they are sure to be words. */
interface WordFilter {
  /** The words that this piece makes sure of; often a little less than the piece. */
  push(piece: string): string;
  /** What was held back at the end of the reply. */
  end(): string;
}

/**
 * The words of a model's reply for a reader to watch: without marks (`[K3]`), list numbers, JSON, and without the line
 * that says that the sources say nothing. Lines stay lines. What comes out does not depend on how the reply was cut.
 */
export function draftWords(form: ReplyForm): WordFilter {
  const words = new LineWords();
  if (form === 'lines') return { push: (piece) => words.push(piece), end: () => words.push('\n') };
  const texts = jsonTexts();
  return { push: (piece) => words.push(texts(piece)), end: () => words.push('\n') };
}

const SAYS_NOTHING = ['报道未提', '报道未提。', '报道未提及', '报道未提及。', '报道未提到', '报道未提到。'];
/** The beginning of a mark, or the whole of one; of a list number likewise. */
const MARK_BEGUN = /^\[(?:K\d{0,3})?$/;
const MARK = /^\[K\d{1,3}\]$/;
const NUMBER_BEGUN = /^\d{1,2}\.?$/;

/** The state of one line; a line feed ends it. */
class LineWords {
  /** What may still turn out to be a mark or a list number. */
  #unsure = '';
  /** White space that is shown only when a word follows it. */
  #space = '';
  /** False until something other than white space came. */
  #begun = false;
  /** Words of this line that may still turn out to say nothing; null once some were shown. */
  #first: string | null = '';
  /** Whether an earlier line was shown. */
  #further = false;
  #out = '';

  push(piece: string): string {
    this.#out = '';
    for (let at = 0; at < piece.length; at++) this.#take(piece.charAt(at));
    return this.#out;
  }

  #take(char: string): void {
    if (char === '\n') {
      this.#endLine();
      return;
    }
    if (this.#unsure !== '' && this.#goesOn(char)) return;
    if (/\s/.test(char)) this.#space += char;
    else if (char === '[') this.#unsure = char;
    else if (!this.#begun && /[-•*]/.test(char)) this.#space = '';
    else if (!this.#begun && /\d/.test(char)) this.#unsure = char;
    else this.#show(char);
    if (!/\s/.test(char)) this.#begun = true;
  }

  /** Whether the unsure text takes this character too, or is settled without it. */
  #goesOn(char: string): boolean {
    const longer = this.#unsure + char;
    if (MARK_BEGUN.test(longer) || (NUMBER_BEGUN.test(longer) && !this.#unsure.endsWith('.'))) {
      this.#unsure = longer;
      return true;
    }
    const taken = MARK.test(longer) || /^\d{1,2}[、）)]$/.test(longer);
    const number = this.#unsure.endsWith('.') && !/\d/.test(char);
    if (taken || number) this.#forget();
    else this.#settle();
    return taken;
  }

  /** A mark takes the white space before it away, a list number stands at the head. */
  #forget(): void {
    this.#unsure = '';
    this.#space = '';
  }

  #settle(): void {
    const text = this.#unsure;
    this.#unsure = '';
    for (const char of text) this.#show(char);
  }

  #endLine(): void {
    if (NUMBER_BEGUN.test(this.#unsure) && this.#unsure.endsWith('.')) this.#forget();
    this.#settle();
    if (this.#first !== null && !SAYS_NOTHING.includes(this.#first)) this.#release(this.#first);
    if (this.#first === null) this.#further = true;
    this.#space = '';
    this.#begun = false;
    this.#first = '';
  }

  #show(char: string): void {
    const text = (this.#first === '' ? '' : this.#space) + char;
    this.#space = '';
    const first = this.#first === null ? null : this.#first + text;
    if (first === null) this.#out += text;
    else if (SAYS_NOTHING.some((line) => line.startsWith(first))) this.#first = first;
    else this.#release(first);
  }

  #release(text: string): void {
    if (text === '') return;
    this.#out += (this.#further ? '\n' : '') + text;
    this.#first = null;
  }
}
