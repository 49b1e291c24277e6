import type { pinyin as PinyinOf } from 'pinyin-pro';

/** Names of the same sound are told by these; a name with more readings has the first ones. */
const MOST_KEYS = 12;

/** How characters sound. */
export interface Sounds {
  /** Syllables of a character without tones, `v` for ü; several for 重, 单, 乐. */
  readonly of: (char: string) => readonly string[];
  /** The key (`pinyinKey`) of a word as it is usually read: changsha of 长沙. */
  readonly usual: (word: string) => string;
  /** Characters of GB 2312 that are read so. */
  readonly charsOf: (syllable: string) => string;
}

let loading: Promise<Sounds> | null = null;

/** Loads the tables of pinyin-pro when they are first needed (some 70 ms): most questions have no pinyin. */
export function loadSounds(): Promise<Sounds> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => soundsFrom(pinyin));
  return loading;
}

function soundsFrom(pinyin: typeof PinyinOf): Sounds {
  const known = new Map<string, readonly string[]>();
  const readingsOf = (char: string) => {
    const cached = known.get(char);
    if (cached) return cached;
    const readings = [...new Set(pinyin(char, { multiple: true, toneType: 'none', type: 'array', v: true }))];
    known.set(char, readings);
    return readings;
  };
  let bySyllable: Map<string, string> | null = null;
  return {
    of: readingsOf,
    usual: (word) => pinyin(word, { toneType: 'none', type: 'array', v: true }).join(''),
    charsOf: (syllable) => {
      bySyllable ??= charsBySyllable(readingsOf);
      return bySyllable.get(syllable) ?? '';
    },
  };
}

function charsBySyllable(readingsOf: (char: string) => readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const char of commonChars()) {
    for (const syllable of readingsOf(char)) found.set(syllable, (found.get(syllable) ?? '') + char);
  }
  return found;
}

/** The 6763 characters of GB 2312, in its order. */
function commonChars(): string {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new TextDecoder('gb18030').decode(new Uint8Array(bytes)).replace(/[^\u4e00-\u9fff]/g, '');
}

/** Keys (`pinyinKey`) that a Chinese name may be typed with, heteronyms each way; empty for other text. */
export function keysOf(name: string, sounds: Sounds): string[] {
  if (!/^[\u3400-\u9fff]+$/.test(name)) return [];
  let keys = [''];
  for (const char of name) {
    const readings = sounds.of(char);
    keys = keys.flatMap((key) => readings.map((reading) => key + reading)).slice(0, MOST_KEYS);
  }
  return keys;
}
