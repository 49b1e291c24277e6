import { searchForm } from '../../text/fold.ts';
import { findPeople } from '../../text/people.ts';

/** Something that somebody follows, as it is looked for. */
export interface FollowedSubject {
  /** As the reader wrote it. */
  readonly subject: string;
  /** The person it names, in search form; null for a subject. */
  readonly person: string | null;
  /** All of them must stand in an article, in search form; of a person the name. None = it can match nothing. */
  readonly words: readonly string[];
  /** Longer names that hold the person's: 「秦国文」 is no mention of 「秦国」. Looked up when first needed. */
  readonly longer: () => readonly string[];
}

/** Between words: white space, and marks that readers put between things. */
const BETWEEN = /[\s,，、;；/+＋&＆]+/;
/** Fewest letters of a word to look for; one letter stands in every article, and only narrows others. */
const SHORTEST = 2;

/**
 * What a subject looks for. It names a person when the archive knows the name, or when it is nothing but a name with
 * titles beside it (「原市长朱健」), which are left aside, for they change. Everything else is words. `people` are the names
 * of the archive in search form.
 */
export function followedSubject(subject: string, people: ReadonlySet<string>): FollowedSubject {
  const named = [...new Set(subject.split(BETWEEN).map(searchForm))].filter((word) => word !== '');
  const words = named.some((word) => word.length >= SHORTEST) ? named : [];
  const person = words.length === 1 ? personIn(words[0] ?? '', people) : null;
  if (person === null) return { subject, person, words, longer: () => [] };
  let longer: readonly string[] | null = null;
  return {
    subject,
    person,
    words: [person],
    longer: () => {
      longer ??= namesWith(person, people);
      return longer;
    },
  };
}

function namesWith(person: string, people: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (const name of people) if (name.length > person.length && name.includes(person)) found.push(name);
  return found;
}

function personIn(word: string, people: ReadonlySet<string>): string | null {
  if (people.has(word)) return word;
  const [only, another] = findPeople(word);
  if (!only || another) return null;
  const beside = word.slice(0, only.start) + word.slice(only.end);
  return beside === '' || only.titles.length > 0 ? searchForm(only.name) : null;
}

/** Whether a text, in search form, holds the word; a person's name not where it is part of a longer one. */
export function standsIn(form: string, word: string, { longer }: FollowedSubject): boolean {
  if (!form.includes(word)) return false;
  const there = longer().filter((name) => form.includes(name));
  if (there.length === 0) return true;
  return there.reduce((rest, name) => rest.replaceAll(name, '\n'), form).includes(word);
}
