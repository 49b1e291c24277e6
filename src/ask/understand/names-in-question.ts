import { confusedForms, confusedWith } from '../../text/confusables.ts';
import { findPeople } from '../../text/people.ts';
import { isSurname, surnameAt } from '../../text/surnames.ts';
import { isTitleHead } from '../../text/titles.ts';
import { isWord } from './topic.ts';

/** Longest name looked for in a question, in characters; longer ones carry a 「·」 and are found by their form. */
const LONGEST = 4;
/** Shortest name for which one of another character is taken. */
const SHORTEST_MISREAD = 3;
/** Names of another character that are looked up for one question. */
const MOST_MISREAD = 160;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

type KnownNames = (candidates: readonly string[]) => Promise<ReadonlySet<string>>;

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** People named in a question, in order of mention, and the question with their names as the archive prints them. */
interface NamedPeople {
  readonly names: readonly string[];
  readonly question: string;
}

/**
 * People named in a question: names the archive knows, longest first, and names that read as such though the archive
 * does not know them. One that it knows with one character that OCR confuses (索 for 素) is taken for that.
 */
export async function namesInQuestion(question: string, knownNames: KnownNames): Promise<NamedPeople> {
  const read = [...findPeople(question), ...askedWho(question)];
  const pieces = candidates(question);
  const words = wordsOf(question);
  const forms = otherForms(question, pieces, read, words);
  const known = await knownNames([
    ...new Set([...pieces, ...read].map(({ name }) => name).concat(forms.map(({ name }) => name))),
  ]);
  const taken: Piece[] = [];
  const take = (piece: Piece) => {
    if (!taken.some((other) => meet(piece, other))) taken.push(piece);
  };
  for (const piece of pieces) if (known.has(piece.name) && !isCutShort(piece, read, words)) take(piece);
  const misread = forms.filter(
    (form) => known.has(form.name) && !taken.some((other) => meet(form, other)) && mayStand(question, form, read),
  );
  const meant = misread.filter((form) => misread.every((other) => other === form || !meet(form, other)));
  for (const form of meant) take(form);
  for (const person of read) take(person);
  const printed = meant.reduce((text, { start, end, name }) => text.slice(0, start) + name + text.slice(end), question);
  return { names: [...new Set(taken.sort((a, b) => a.start - b.start).map(({ name }) => name))], question: printed };
}

/** 「张三是谁」: a name that reads as none elsewhere, since the dictionary has it as a word with a number. */
function askedWho(question: string): Piece[] {
  const [, name = ''] = /^([\u4e00-\u9fff]{2,4})是(?:谁|什么人|何人|哪一?位|何许人)[?]?$/.exec(question) ?? [];
  const isSomebody = surnameAt(name, 0) && (!isWord(name) || /^.[一二三四五六七八九]$/.test(name));
  return isSomebody && !isTitleHead(name) ? [{ start: 0, end: name.length, name }] : [];
}

/** 王伟 of 「王伟强参加了…」 is another's name, unless a word of the language goes on there: 「王伟强调」. */
function isCutShort(piece: Piece, read: readonly Piece[], words: ReadonlyMap<number, number>): boolean {
  const longer = read.some(({ start, end }) => start === piece.start && end === piece.end + 1);
  return longer && (words.get(piece.end) ?? 1) === 1;
}

/** Every run of 2–4 Han characters, longest first. */
function candidates(question: string): Piece[] {
  const found: Piece[] = [];
  for (let size = LONGEST; size >= 2; size--) {
    for (let start = 0; start + size <= question.length; start++) {
      const name = question.slice(start, start + size);
      if (/^[\u3400-\u9fff]+$/.test(name)) found.push({ start, end: start + size, name });
    }
  }
  return found;
}

/**
 * Names that differ by one confused character from what stands in the question where a name may stand: where one is read,
 * or a surname is followed by characters that are no words of the language. As long as what they stand for.
 */
function otherForms(
  question: string,
  pieces: readonly Piece[],
  read: readonly Piece[],
  words: ReadonlyMap<number, number>,
): Piece[] {
  return pieces
    .filter(({ name, start, end }) => {
      if (name.length < SHORTEST_MISREAD) return false;
      return (
        isRead({ start, end, name }, read) ||
        (opensName(name) && words.get(start) === 1 && (words.has(end) || end === question.length))
      );
    })
    .flatMap((piece) => confusedForms(piece.name, MOST_MISREAD).map((name) => ({ ...piece, name })))
    .slice(0, MOST_MISREAD);
}

/** Where the dictionary's words of a text begin, with their lengths; a name that nobody knows falls into characters. */
function wordsOf(question: string): ReadonlyMap<number, number> {
  return new Map(Array.from(segmenter.segment(question), ({ segment, index }) => [index, segment.length]));
}

function mayStand(question: string, form: Piece, read: readonly Piece[]): boolean {
  if (read.some(({ start, end }) => start === form.start && end === form.end)) return true;
  const printed = question.slice(0, form.start) + form.name + question.slice(form.end);
  return isRead(form, findPeople(printed));
}

function isRead({ start, name }: Piece, read: readonly Piece[]): boolean {
  return read.some((person) => person.start === start && person.name === name);
}

function opensName(name: string): boolean {
  const first = name.charAt(0);
  return isSurname(first) || [...confusedWith(first)].some(isSurname);
}

function meet(a: Piece, b: Piece): boolean {
  return a.start < b.end && b.start < a.end;
}
