import { findPeople } from '../text/people.ts';

/** Longest name looked for in a question, in characters; longer ones carry a 「·」 and are found by their form. */
const LONGEST = 4;

/**
 * People named in a question: names the archive knows, longest first, and names that read as such though the archive
 * does not know them. In order of mention.
 */
export async function namesInQuestion(
  question: string,
  knownNames: (candidates: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<string[]> {
  const read = findPeople(question);
  const pieces = candidates(question);
  const known = await knownNames([
    ...new Set([...pieces.map((piece) => piece.name), ...read.map((person) => person.name)]),
  ]);
  const taken: { start: number; end: number; name: string }[] = [];
  const take = (piece: { start: number; end: number; name: string }) => {
    if (!taken.some((other) => piece.start < other.end && other.start < piece.end)) taken.push(piece);
  };
  for (const piece of pieces) if (known.has(piece.name)) take(piece);
  for (const person of read) take(person);
  return [...new Set(taken.sort((a, b) => a.start - b.start).map((piece) => piece.name))];
}

/** Every run of 2–4 Han characters, longest first. */
function candidates(question: string): { start: number; end: number; name: string }[] {
  const found: { start: number; end: number; name: string }[] = [];
  for (let size = LONGEST; size >= 2; size--) {
    for (let start = 0; start + size <= question.length; start++) {
      const name = question.slice(start, start + size);
      if (/^[\u3400-\u9fff]+$/.test(name)) found.push({ start, end: start + size, name });
    }
  }
  return found;
}
