import type { Table } from '@lancedb/lancedb';
import { keysOf, loadSounds, type Sounds } from '../text/pinyin.ts';
import { syllablesOf } from '../text/pinyin-syllables.ts';
import { peopleListed } from './people-listed.ts';
import type { ReadTables } from './read-tables.ts';
import { wordToken } from './token-column.ts';

/** A person or word, and in how many articles or passages it stands. */
interface Named {
  readonly name: string;
  readonly count: number;
}

/** Made once for a version of the table, when pinyin is first asked for. */
const peopleBySound = new WeakMap<Table, Promise<ReadonlyMap<string, Named>>>();

/** Words of more syllables are taken for several. */
const MOST_SYLLABLES = 4;
/** Words looked for in one question. */
const MOST_WORDS = 6;
/** Passages in which a word is looked for. */
const LOOKED_AT = 200;

/**
 * What the archive prints for words in pinyin (`pinyinKey`): the person of that sound who is named most often, else the
 * word of that sound that stands most often; of two syllables whichever stands more often (向姜 is rarer than 湘江). Words
 * that the archive prints in Latin letters themselves stay.
 */
export async function namesBySound(tables: ReadTables, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const possible = [...new Set(keys)].filter((key) => waysOf(key).length > 0).sort((a, b) => b.length - a.length);
  if (possible.length === 0) return new Set();
  const sounds = await loadSounds();
  const people = await soundMap(tables.articles, sounds);
  const found = new Map<string, string>();
  const sure = (key: string) => people.has(key) && waysOf(key).every((way) => way.length > 2);
  for (const key of possible.filter(sure)) {
    if (!isInside(key, found)) found.set(key, people.get(key)?.name ?? key);
  }
  for (const key of possible.filter((other) => !sure(other) && !isInside(other, found)).slice(0, MOST_WORDS)) {
    const person = people.get(key) ?? null;
    const open = !isInside(key, found) && !(await isPrinted(tables, key));
    const word = open ? await dictionaryWord(tables, key, sounds) : null;
    const likelier = word && word.count > (person?.count ?? 0) ? word : person;
    const meant = likelier ?? (open ? await wordOf(tables, key, sounds) : null);
    if (meant && !isInside(key, found)) found.set(key, meant.name);
  }
  return new Set(found.values());
}

function waysOf(key: string): string[][] {
  return syllablesOf(key).filter((way) => way.length >= 2 && way.length <= MOST_SYLLABLES);
}

function isInside(key: string, found: ReadonlyMap<string, string>): boolean {
  return [...found.keys()].some((other) => other.includes(key) || key.includes(other));
}

function soundMap(articles: Table, sounds: Sounds): Promise<ReadonlyMap<string, Named>> {
  const known = peopleBySound.get(articles);
  if (known) return known;
  const made = readSounds(articles, sounds);
  peopleBySound.set(articles, made);
  made.catch(() => peopleBySound.delete(articles));
  return made;
}

async function readSounds(articles: Table, sounds: Sounds): Promise<ReadonlyMap<string, Named>> {
  const counts = new Map<string, number>();
  for await (const name of peopleListed(articles.query())) counts.set(name, (counts.get(name) ?? 0) + 1);
  const bySound = new Map<string, Named>();
  for (const [name, count] of counts) {
    if (name.length < 2 || name.length > MOST_SYLLABLES) continue;
    for (const key of keysOf(name, sounds)) {
      const other = bySound.get(key);
      if (!other || count > other.count || (count === other.count && name < other.name))
        bySound.set(key, { name, count });
    }
  }
  return bySound;
}

async function isPrinted({ lance, passages }: ReadTables, word: string): Promise<boolean> {
  const rows = await passages
    .query()
    .fullTextSearch(new lance.MatchQuery(word, 'tokens'))
    .select(['id'])
    .limit(1)
    .toArray();
  return rows.length > 0;
}

/** The dictionary's word of that sound, of two syllables, that stands most often. */
async function dictionaryWord({ lance, passages }: ReadTables, key: string, sounds: Sounds): Promise<Named | null> {
  const words = waysOf(key).flatMap(([first = '', second = '', ...more]) =>
    more.length > 0
      ? []
      : [...sounds.charsOf(first)].flatMap((one) => [...sounds.charsOf(second)].map((other) => wordToken(one + other))),
  );
  if (words.length === 0) return null;
  const query = passages.query().fullTextSearch(new lance.MatchQuery(words.join(' '), 'tokens'));
  const rows = await query.select(['tokens']).limit(LOOKED_AT).toArray();
  const wanted = new Set(words);
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const token of String(row.tokens).split(' '))
      if (wanted.has(token)) counts.set(token.slice(1), (counts.get(token.slice(1)) ?? 0) + 1);
  }
  return highest(counts, (word) => sounds.usual(word) === key);
}

/** The characters of that sound that stand together most often. */
async function wordOf(tables: ReadTables, key: string, sounds: Sounds): Promise<Named | null> {
  for (const way of waysOf(key)) {
    const classes = way.map((syllable) => sounds.charsOf(syllable));
    if (classes.some((chars) => chars === '')) continue;
    const best = mostFrequent(
      await formsWith(tables, classes),
      new RegExp(classes.map((chars) => `[${chars}]`).join(''), 'g'),
      (word) => sounds.usual(word) === key,
    );
    if (best !== null) return best;
  }
  return null;
}

/** Passages that have a pair of such characters. */
async function formsWith({ lance, passages }: ReadTables, classes: readonly string[]): Promise<string[]> {
  const [first = '', second = ''] = classes.slice(-2);
  const pairs = [...first].flatMap((one) => [...second].map((other) => one + other));
  const query = passages.query().fullTextSearch(new lance.MatchQuery(pairs.join(' '), 'tokens'));
  const rows = await query.select(['form']).limit(LOOKED_AT).toArray();
  return rows.map((row) => String(row.form));
}

function mostFrequent(forms: readonly string[], word: RegExp, isSaid: (word: string) => boolean): Named | null {
  const counts = new Map<string, number>();
  for (const form of forms) {
    for (const match of new Set(form.match(word) ?? [])) counts.set(match, (counts.get(match) ?? 0) + 1);
  }
  return highest(counts, isSaid);
}

function highest(counts: ReadonlyMap<string, number>, isSaid: (word: string) => boolean): Named | null {
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const best = sorted.find(([word]) => isSaid(word));
  return best ? { name: best[0], count: best[1] } : null;
}
