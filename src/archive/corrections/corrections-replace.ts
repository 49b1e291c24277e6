import type { Article, Byline } from '../../domain/article.ts';
import type { Replacement } from './corrections-file.ts';
import { type Edit, editText } from './corrections-letters.ts';

/** White space that printing may have put between the letters of a name. */
const GAP = '[ \\t\\u3000]{0,3}';

/**
 * The article with letters replaced wherever they are printed, gaps between them aside (「秦 囯 文」): in its text, its
 * headline and its byline, all replacements at once. What already reads as it should (秦国文, where 国文 was to become
 * 秦国文) stays.
 */
export function replaceLetters(
  article: Article,
  replacements: readonly Replacement[],
): { readonly article: Article; readonly told: readonly string[] } {
  const present = presentIn(lettersOf(article), replacements);
  if (present.length === 0) return { article, told: [] };
  const wanted = new Map(present.map(({ from, to }) => [withoutGaps(from), to]));
  const pattern = new RegExp(
    [...wanted.keys()]
      .sort((a, b) => b.length - a.length)
      .map((from) => [...from].map(escaped).join(GAP))
      .join('|'),
    'g',
  );
  const counts = new Map<string, number>();
  const edits = editsOf(article.text, pattern, wanted);
  for (const { start, end } of edits) {
    const from = withoutGaps(article.text.slice(start, end));
    counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  const mend = (text: string): string => applied(text, editsOf(text, pattern, wanted));
  const next = { ...editText(article, edits, false), ...mendedFields(article, mend) };
  const changed = edits.length > 0 || JSON.stringify(next) !== JSON.stringify(article);
  if (!changed) return { article, told: [] };
  return { article: next, told: [...wanted].map(([from, to]) => `「${from}」改为「${to}」${counts.get(from) ?? 0}处`) };
}

/** All letters of an article in which replacements are looked for, without white space. */
export function lettersOf({ text, title, byline }: Article): string {
  return withoutGaps([text, title, ...namesOf(byline)].join('\n'));
}

/** The replacements that have something to replace in an article's letters. */
export function presentIn(letters: string, replacements: readonly Replacement[]): Replacement[] {
  return replacements.filter(({ from }) => letters.includes(withoutGaps(from)));
}

function mendedFields(article: Article, mend: (text: string) => string): Partial<Article> {
  const { reporters, correspondents, others } = article.byline;
  return {
    title: mend(article.title) || article.title,
    kicker: article.kicker && (mend(article.kicker) || null),
    subtitle: article.subtitle && (mend(article.subtitle) || null),
    byline: {
      reporters: reporters.map(mend),
      correspondents: correspondents.map(mend),
      others: others.map(({ role, name }) => ({ role, name: mend(name) })),
    },
  };
}

function editsOf(text: string, pattern: RegExp, wanted: ReadonlyMap<string, string>): Edit[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const from = withoutGaps(match[0]);
    const letters = wanted.get(from);
    if (letters === undefined || standsRight(text, match.index, from, letters)) return [];
    return [{ start: match.index, end: match.index + match[0].length, letters }];
  });
}

/** Whether the letters at `at` are part of what they were to become. */
function standsRight(text: string, at: number, from: string, to: string): boolean {
  for (let inside = to.indexOf(from); inside >= 0; inside = to.indexOf(from, inside + 1)) {
    if (at >= inside && text.startsWith(to, at - inside)) return true;
  }
  return false;
}

function applied(text: string, edits: readonly Edit[]): string {
  return edits
    .toReversed()
    .reduce((left, { start, end, letters }) => left.slice(0, start) + letters + left.slice(end), text);
}

function namesOf({ reporters, correspondents, others }: Byline): string[] {
  return [...reporters, ...correspondents, ...others.map(({ name }) => name)];
}

function withoutGaps(text: string): string {
  return text.replace(/\s+/g, '');
}

function escaped(letter: string): string {
  return letter.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
