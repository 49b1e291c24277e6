import type { Article } from '../../domain/article.ts';
import type { Quote } from '../../domain/draft.ts';
import { comparable } from '../../text/comparable.ts';
import { dayWords } from './day-words.ts';
import { addQuote } from './quotes.ts';

/** What one report says of a point, and where it stands there. */
export interface Version {
  readonly text: string;
  readonly article: Article;
  readonly quotes: readonly Quote[];
}

/** 「《甲报》作3月8日上午，《乙报》作3月8日下午」, with the quotes of all. */
export interface Disagreement {
  readonly text: string;
  readonly quotes: readonly Quote[];
}

/**
 * Tells what reports differ on, each with its paper; null when they do not. What is only finer (9月5日上午 for 9月5日,
 * 约3万人 for 3万人) agrees with what it refines.
 */
export function disagreement(versions: readonly Version[]): Disagreement | null {
  const told = distinctVersions(versions);
  if (told.length < 2) return null;
  const quotes: Quote[] = [];
  for (const version of told) for (const quote of version.quotes) addQuote(quotes, quote);
  return { text: told.map((version) => `${sourceOf(version, told)}作${version.text}`).join('，'), quotes };
}

/** One version a different thing said, the finest of those that agree. */
function distinctVersions(versions: readonly Version[]): Version[] {
  const forms = versions.map(({ text }) => comparable(text));
  return versions.filter((_, at) => {
    const own = forms[at] ?? '';
    return !forms.some((other, place) => place !== at && refines(other, own) && (other !== own || place < at));
  });
}

/** 「9月5日上午」 refines 「9月5日」; 「86万亩」 does not refine 「6万亩」. */
function refines(fine: string, coarse: string): boolean {
  if (coarse === '') return true;
  for (let at = fine.indexOf(coarse); at >= 0; at = fine.indexOf(coarse, at + 1)) {
    const [before, behind] = [fine[at - 1] ?? '', fine[at + coarse.length] ?? ''];
    const cutsNumber =
      (/\d/.test(coarse[0] ?? '') && /[\d.]/.test(before)) || (/\d/.test(coarse.at(-1) ?? '') && /[\d.]/.test(behind));
    if (!cutsNumber) return true;
  }
  return false;
}

/** The paper; with the day of its issue where one paper differs from itself. */
function sourceOf({ article }: Version, all: readonly Version[]): string {
  const paper = article.paper?.value ?? null;
  const day = article.issueDate?.value ?? null;
  const alone = all.filter((other) => (other.article.paper?.value ?? null) === paper).length === 1;
  const when = alone || day === null ? '' : dayWords(day, true);
  if (paper !== null) return `《${paper}》${when}`;
  return when === '' ? '另一篇报道' : `${when}的报道`;
}
