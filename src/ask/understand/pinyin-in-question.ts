import { keysOf, loadSounds } from '../../text/pinyin.ts';
import { pinyinKey, syllablesOf } from '../../text/pinyin-syllables.ts';
import { isEnglish } from './english-question.ts';

type KnownNames = (candidates: readonly string[]) => Promise<ReadonlySet<string>>;

/** Words of a question that may be one name in pinyin, and the ways in which they are typed. */
interface Group {
  readonly start: number;
  readonly end: number;
  readonly keys: readonly string[];
}

const LETTER = "[a-z\\u00c0-\\u024f\\u0300-\\u036f'’]";
const LATIN = new RegExp(`${LETTER}{1,24}(?:[- ]{1,2}${LETTER}{1,24}){0,7}`, 'gi');
const WORD = new RegExp(`${LETTER}+`, 'gi');
/** Words of one name: Qin Guo Wen, and a compound surname with one more. */
const MOST_WORDS = 4;
/** Groups looked up for one question. */
const MOST_GROUPS = 24;
/** English words that would be syllables too: make, huge, woman. */
const LIKE_PINYIN =
  /^(?:[bcdfghjklmnpstwy]h?[aiu][bcdghklmnst]e|china|panda|wom[ae]n|change|orange|change[sd]?|tongue|menu|banana|piano|pizza|game|name|data|bingo|mango|tango|lion|union|engine|range|lounge|manga|sauna|quite|suite|guide|genuine|genius|dance|chance|lance|since|bonus|minus|tuna|gene|tape|sushi|sugar)$/;

/**
 * A question with its names and words in pinyin as the archive prints them: `qinguowen`, `Qin Guowen`, `QIN Guo-wen`,
 * `Guowen Qin` → 秦国文. Initials and words that the archive does not print stay.
 */
export async function withoutPinyin(question: string, knownNames: KnownNames): Promise<string> {
  if (!/[a-z]{2}/i.test(question)) return question;
  const groups = groupsIn(question);
  if (groups.length === 0) return question;
  const names = await knownNames([...new Set(groups.flatMap(({ keys }) => keys))]);
  if (names.size === 0) return question;
  const sounds = await loadSounds();
  const byKey = new Map([...names].flatMap((name) => keysOf(name, sounds).map((key) => [key, name] as const)));
  const meant: (Group & { readonly name: string })[] = [];
  for (const group of groups) {
    const name = group.keys.map((key) => byKey.get(key)).find((one) => one !== undefined);
    if (name !== undefined && !meant.some((other) => group.start < other.end && other.start < group.end))
      meant.push({ ...group, name });
  }
  return meant
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, name }) => joined(text.slice(0, start), name, text.slice(end)), question);
}

/** Chinese words stand without spaces. */
function joined(before: string, name: string, after: string): string {
  return before.replace(/ +$/, '') + name + after.replace(/^ +/, '');
}

/** Groups of neighbouring Latin words, those of most letters first. */
function groupsIn(question: string): Group[] {
  const found: Group[] = [];
  for (const run of question.matchAll(LATIN)) {
    const words = Array.from(run[0].matchAll(WORD), (match) => ({ text: match[0], start: run.index + match.index }));
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to <= Math.min(words.length, from + MOST_WORDS); to++) {
        const group = groupOf(words.slice(from, to));
        if (group) found.push(group);
      }
    }
  }
  return found.sort((a, b) => b.end - b.start - (a.end - a.start)).slice(0, MOST_GROUPS);
}

function groupOf(words: readonly { readonly text: string; readonly start: number }[]): Group | null {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || words.some(({ text }) => isEnglish(text))) return null;
  const texts = words.map(({ text }) => text);
  if (texts.length === 1 && LIKE_PINYIN.test(first.text.toLowerCase())) return null;
  const orders = texts.length === 2 ? [texts, texts.toReversed()] : [texts];
  const keys = orders.map((order) => pinyinKey(order.join(' '))).filter((key) => syllablesOf(key).some(isName));
  return keys.length === 0 ? null : { start: first.start, end: last.start + last.text.length, keys };
}

function isName(syllables: readonly string[]): boolean {
  return syllables.length >= 2 && syllables.length <= MOST_WORDS;
}
