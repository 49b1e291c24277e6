import type { IndexReader } from '../../domain/archive-index.ts';
import { searchForm } from '../../text/fold.ts';
import { keysOf, loadSounds, type Sounds } from '../../text/pinyin.ts';

/** Names offered for one that the archive does not know. */
const OFFERED = 3;
/** Shortest name for which one of another character is offered: of two, too many differ by one. */
const SHORTEST = 3;
/** Articles up to which every name is looked at (some 15 µs an article, once a version); of more, those of the very sound. */
const MOST_ARTICLES = 60_000;

type Names = Pick<IndexReader, 'knownNames' | 'people' | 'holdings'>;

/**
 * People of the archive whose names sound like this one, or differ from it by one character behind the surname, at most
 * three: those of the same sound first, then those named most often. For offering only, never to answer for.
 */
export async function similarNames(name: string, reader: Names): Promise<readonly string[]> {
  const form = searchForm(name);
  if (!/^[\u3400-\u9fff]{2,6}$/.test(form)) return [];
  const sounds = await loadSounds();
  if (reader.holdings.articles > MOST_ARTICLES)
    return offered(form, [...(await reader.knownNames(keysOf(form, sounds)))]);
  const others = (await reader.people()).filter((other) => other.length === form.length && other !== form);
  const alike = others.filter(soundsLike(form, sounds));
  const kin = form.length < SHORTEST ? [] : others.filter((other) => other[0] === form[0] && differsByOne(form, other));
  return offered(form, [...kin.filter((other) => alike.includes(other)), ...alike, ...kin]);
}

function offered(form: string, names: readonly string[]): string[] {
  return [...new Set(names)].filter((other) => other !== form && other.length === form.length).slice(0, OFFERED);
}

/** Whether a name sounds like this one, character by character. */
function soundsLike(name: string, { of }: Sounds): (other: string) => boolean {
  const plainOf = new Map<string, string>();
  const plainly = (syllable: string) => {
    const form = plainOf.get(syllable) ?? plain(syllable);
    plainOf.set(syllable, form);
    return form;
  };
  const own = Array.from(name, (char) => new Set(of(char).map(plainly)));
  return (other) =>
    (name.length < SHORTEST || own.some((_, at) => other[at] === name[at])) &&
    own.every((sounds, at) => other[at] === name[at] || of(other.charAt(at)).some((one) => sounds.has(plainly(one))));
}

/** A syllable without what many speakers and input methods do not tell apart: zh and z, n and l, ing and in. */
function plain(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=.)/, 'l')
    .replace(/^h(?=u)/, 'f')
    .replace(/(?<=[aei]n)g$/, '');
}

function differsByOne(name: string, other: string): boolean {
  let differing = 0;
  for (let at = 0; at < name.length && differing < 2; at++) if (name[at] !== other[at]) differing++;
  return differing === 1;
}
