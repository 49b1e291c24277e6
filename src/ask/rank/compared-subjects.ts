const COMPARED = /异同|区别|不同|相同|共同点?|差异|差别|相似|比较|对比|相比|各自|分别|重合|哪个更|谁更/;
const JOINED = /以及|[和与跟同及]/g;
/** Longest name of a thing compared, in characters. */
const LONGEST = 16;

/**
 * A question that compares two things, once for each of them: what is told of one need not name the other. The two are
 * told by their common ending (甲专业和乙专业, 东区与西区). Null when it compares nothing. `text` is the question without
 * its question words.
 */
export function comparedSubjects(text: string): readonly [string, string] | null {
  if (!COMPARED.test(text)) return null;
  for (const match of text.matchAll(JOINED)) {
    const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
    const end = commonEnd(before, after);
    if (end === null) continue;
    return [`${before}${after.slice(end)}`, `${openingOf(before)}${after}`];
  }
  return null;
}

/** Where in `after` the second name ends: at the first repetition of the two characters that the first one ends with. */
function commonEnd(before: string, after: string): number | null {
  const kind = before.slice(-2);
  if (!/^[\u4e00-\u9fff]{2}$/.test(kind)) return null;
  const at = after.indexOf(kind, 1);
  return at < 0 || at > LONGEST ? null : at + kind.length;
}

/** What stands before the first name and belongs to both: 「某大学的」. */
function openingOf(before: string): string {
  const end = Math.max(before.lastIndexOf('的'), before.lastIndexOf('，'), before.lastIndexOf(','));
  return before.slice(0, end + 1);
}
