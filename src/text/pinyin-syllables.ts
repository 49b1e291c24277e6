/** Finals by the initials that take them, of standard Mandarin without tones; `v` = ü. */
const SYLLABLES = new Set(
  (
    'a ai an ang ao e ei en eng er o ou ' +
    of('b', 'a ai an ang ao ei en eng i ian iao ie in ing o u') +
    of('p', 'a ai an ang ao ei en eng i ian iao ie in ing o ou u') +
    of('m', 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u') +
    of('f', 'a an ang ei en eng o ou u') +
    of('d', 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo') +
    of('t', 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo') +
    of('n', 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve') +
    of('l', 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve') +
    of('g', 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo') +
    of('k', 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo') +
    of('h', 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo') +
    of('j', 'i ia ian iang iao ie in ing iong iu u uan ue un') +
    of('q', 'i ia ian iang iao ie in ing iong iu u uan ue un') +
    of('x', 'i ia ian iang iao ie in ing iong iu u uan ue un') +
    of('zh', 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo') +
    of('ch', 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo') +
    of('sh', 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo') +
    of('r', 'an ang ao e en eng i ong ou u uan ui un uo') +
    of('z', 'a ai an ang ao e ei en eng i ong ou u uan ui un uo') +
    of('c', 'a ai an ang ao e en eng i ong ou u uan ui un uo') +
    of('s', 'a ai an ang ao e en eng i ong ou u uan ui un uo') +
    of('y', 'a an ang ao e i in ing o ong ou u uan ue un') +
    of('w', 'a ai an ang ei en eng o u')
  )
    .trim()
    .split(' '),
);
const LONGEST_SYLLABLE = 6;
/** Readings of one word: xian is 先 and 西安, and hardly any word has more. */
const MOST_READINGS = 4;

function of(initial: string, finals: string): string {
  return `${finals
    .split(' ')
    .map((final) => initial + final)
    .join(' ')} `;
}

/**
 * Latin letters as pinyin is typed: lower case, without tones, hyphens, apostrophes and spaces, `v` for ü, lyu and nyu
 * of passports too: `Lǚ Wàng-shū` → lvwangshu.
 */
export function pinyinKey(latin: string): string {
  return latin
    .normalize('NFD')
    .toLowerCase()
    .replace(/u\u0308|u:|(?<=[ln])yu/g, 'v')
    .replace(/[^a-z]/g, '')
    .replace(/(?<=[ln])ue(?![a-z])/g, 've');
}

/** Ways to read a key as syllables, at most four, those of fewer syllables first; none for initials and foreign words. */
export function syllablesOf(key: string): string[][] {
  if (key.length > 6 * LONGEST_SYLLABLE) return [];
  const ways: string[][][] = [[[]]];
  for (let end = 1; end <= key.length; end++) {
    const here: string[][] = [];
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
      const syllable = key.slice(start, end);
      if (SYLLABLES.has(syllable)) for (const way of ways[start] ?? []) here.push([...way, syllable]);
    }
    ways.push(here.sort((a, b) => a.length - b.length).slice(0, MOST_READINGS));
  }
  return ways[key.length] ?? [];
}
