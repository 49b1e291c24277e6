import { COMMON_WORDS, NOT_NAMES } from './lexicon/name-exclusions.ts';
import type { TitledName } from './name-behind-title.ts';
import { isChinesePlace } from './name-things.ts';
import type { WordMap } from './name-words.ts';
import { surnameAt } from './surnames.ts';
import { headBefore } from './titles.ts';

/** What may stand between two names of a list besides one more name or two: 2–4 Han characters each. */
const BETWEEN = /^、([\u3400-\u9fff]{2,4})(?:、([\u3400-\u9fff]{2,4}))?、$/;
const LONGEST_BETWEEN = 11;
/** The last name of a list, by what follows it. */
const LAST =
  /^、([\u3400-\u9fff]{2,3}?)(?:等|先后|分别|一同|共同|一起|出席|参加|陪同|列席|主持|发言|参与|随同|见证|到会|在主席台|[两二三四五六七八九十]+[位名](?:同志|老人|先生|职工|党员|代表|专家|[^、,，]{0,4}(?:人|员|师|家|长)))/;
const NO_NAME_CHAR = /[的了等和与各队组局委市县区镇村部门会院家员人者站所厅]/;

/** Names that no rule knows, between two names of one list: 「覃建业、侬志高、蓝天云」. `read` are the names known, in order. */
export function namesInLists(text: string, words: WordMap, read: readonly TitledName[]): TitledName[] {
  return read.flatMap((name, n) => {
    const next = read[n + 1];
    if (text.charAt(name.end) !== '、') return [];
    if (!next || next.start - name.end > LONGEST_BETWEEN) return lastOfList(text, words, name.end);
    const pieces = BETWEEN.exec(text.slice(name.end, next.start))?.slice(1) ?? [];
    const found: TitledName[] = [];
    let start = name.end + 1;
    for (const piece of pieces) {
      if (piece === undefined) continue;
      if (!isName(text, words, start, start + piece.length)) return [];
      found.push({ name: piece, start, end: start + piece.length });
      start += piece.length + 1;
    }
    return found;
  });
}

function lastOfList(text: string, words: WordMap, mark: number): TitledName[] {
  const name = LAST.exec(text.slice(mark, mark + 10))?.[1];
  const end = mark + 1 + (name?.length ?? 0);
  if (name === undefined || words.endOf(end - 1) > end || !isName(text, words, mark + 1, end)) return [];
  return [{ name, start: mark + 1, end }];
}

/** A place, a word of the dictionary or one with a title in it is none; a surname makes up for being a word. */
function isName(text: string, words: WordMap, start: number, end: number): boolean {
  const piece = text.slice(start, end);
  if (NOT_NAMES.has(piece) || COMMON_WORDS.has(piece) || isChinesePlace(piece)) return false;
  for (let at = start + 2; at <= end; at++) if (headBefore(text, at) && at - start >= 2) return false;
  const isWord = words.endOf(start) === end;
  if (isWord) return surnameAt(text, start) && end - start < 4;
  // 立人 and 同人 are given names.
  return !NO_NAME_CHAR.test(surnameAt(text, start) ? piece.replace(/(?<=..)人$/, '') : piece);
}
