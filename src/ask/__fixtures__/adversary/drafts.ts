import type { ArticleReading } from '../../../domain/reading.ts';
import { searchForm } from '../../../text/fold.ts';
import type { Base } from './archive.ts';
import { type BadDraft, claimsOf, type Ground, groundsOf } from './bases.ts';
import { type Paraphrase, paraphrasesOf } from './paraphrase.ts';
import { FACT_PLANTERS } from './plant-facts.ts';
import { FORM_PLANTERS } from './plant-form.ts';
import { WORD_PLANTERS } from './plant-words.ts';

/** Bad drafts about the answers of an archive, at most `most` a kind, so that none crowds out the others; what turns out to be printed somewhere is left out. */
export function badDraftsOf(bases: readonly Base[], readings: readonly ArticleReading[], most: number): BadDraft[] {
  const told = bases.flatMap(({ answer }) => answer.claims.map(({ text }) => text));
  const printed = [...readings.map(({ article }) => article.text), ...told].map(plain).join('\n');
  const [quoted, own] = [groundsOf, claimsOf].map((from) => distinct(bases.flatMap(from)));
  const grounds = alternating(quoted ?? [], own ?? []);
  const all = [
    ...grounds.flatMap((ground) => FACT_PLANTERS.flatMap((plant) => plant(ground))),
    ...grounds.flatMap((ground) => WORD_PLANTERS.map((plant) => plant(ground, grounds))),
    ...bases.flatMap((base) => FORM_PLANTERS.map((plant) => plant(base))),
  ];
  const bad = all.filter((draft) => draft !== null);
  return atMost(
    bad.filter(({ planted }) => planted === null || !printed.includes(plain(planted))),
    most,
  );
}

/** True drafts in other words, at most so many a kind; lists aside, for which the event table has its own words. */
export function paraphrasesFor(bases: readonly Base[], most: number): Paraphrase[] {
  const grounds = distinct(bases.filter(({ answer }) => !isList(answer.plan.kind)).flatMap(groundsOf));
  return atMost(
    grounds.flatMap((ground, at) => {
      const next = grounds[at + 1];
      return paraphrasesOf(ground, next?.base === ground.base ? next : undefined);
    }),
    most,
  );
}

function alternating<T>(a: readonly T[], b: readonly T[]): T[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, at) => [a[at], b[at]])
    .flat()
    .filter((one) => one !== undefined);
}

function isList(kind: string): boolean {
  return ['list', 'count', 'timeline', 'attendance'].includes(kind);
}

/** Each sentence once for an article. */
function distinct(grounds: readonly Ground[]): Ground[] {
  const seen = new Set<string>();
  return grounds.filter(({ sentence, citation }) => {
    const key = citation.articleId + sentence;
    return !seen.has(key) && seen.add(key);
  });
}

function atMost<T extends { readonly kind: string }>(drafts: readonly T[], most: number): T[] {
  const counts = new Map<string, number>();
  return drafts.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= most;
  });
}

/** One form to look words up in: what is shown has house punctuation. */
export function plain(text: string): string {
  return searchForm(text).replace(/[,。.;:!?“”"'「」、]/g, '');
}
