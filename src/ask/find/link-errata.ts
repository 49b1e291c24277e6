import type { Article } from '../../domain/article.ts';
import { monthDay } from '../../domain/day.ts';
import type { Erratum } from '../../domain/erratum.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { LinkedErratum } from '../../domain/evidence.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { comparable } from '../../text/comparable.ts';
import { findDates } from '../../text/dates.ts';
import { searchForm } from '../../text/fold.ts';
import { sharedPairs } from '../../text/pairs.ts';
import { findPeople } from '../../text/people.ts';

/** Least share of the shorter one that the title in a notice and a headline have in common; notices shorten titles. */
const SAME_TITLE = 0.6;
/** Days within which a notice that names neither title nor day can mean an article. */
const SOON = 14;

/** Names under which the people of a question may have been printed before a paper corrected itself. */
export function misprintsOf(people: readonly string[], errata: readonly Erratum[]): string[] {
  return errata.flatMap((erratum) =>
    swapsOf(erratum)
      .filter(([, right]) => people.includes(right))
      .map(([wrong]) => wrong),
  );
}

/** Notices whose wrong words stand in one of the articles that they may mean; the others cannot bear on them. */
export function touching(errata: readonly Erratum[], articles: Iterable<Article>): Erratum[] {
  const all = [...articles];
  const texts = new Map<ArticleId, string>();
  const textOf = ({ id, text }: Article) => {
    const form = texts.get(id) ?? letters(text);
    texts.set(id, form);
    return form;
  };
  return errata.filter((erratum) => {
    const wrong = letters(erratum.wrong);
    // Thousands of articles are not read for a notice on one of them.
    return all.some(
      (article) => article.id !== erratum.articleId && names(erratum, article) && textOf(article).includes(wrong),
    );
  });
}

/** Each notice with the articles it corrects: those it names by title, or by day and page, that hold its wrong words. */
export function linkErrata(errata: readonly Erratum[], articles: ReadonlyMap<ArticleId, Article>): LinkedErratum[] {
  return errata.flatMap((erratum) => {
    const notice = articles.get(erratum.articleId);
    if (!notice) return [];
    return [...articles.values()]
      .filter((article) => article.id !== notice.id && isMeant(erratum, notice, article))
      .map((article) => ({ ...erratum, corrects: article.id }));
  });
}

/** A notice prints the quotation marks inside its own in another form. */
function letters(text: string): string {
  return comparable(text).replace(/[“”‘’"'「」『』]/g, '');
}

function isMeant(erratum: Erratum, notice: Article, article: Article): boolean {
  const [own, other] = [notice.paper?.value, article.paper?.value];
  if (own !== undefined && other !== undefined && own !== other) return false;
  const isNamed = erratum.title !== null || erratum.day !== null;
  if (!isNamed && !isSoonAfter(notice.issueDate?.value ?? null, article.issueDate?.value ?? null)) return false;
  return names(erratum, article) && letters(article.text).includes(letters(erratum.wrong));
}

/** Whether the day and title that a notice gives, as far as it gives any, are those of the article. */
function names(erratum: Erratum, article: Article): boolean {
  const day = article.issueDate?.value ?? null;
  if (erratum.day !== null && day !== null && monthDay(erratum.day) !== monthDay(day)) return false;
  if (erratum.title === null) return true;
  const headline = searchForm([article.kicker, article.title, article.subtitle].join(''));
  const named = searchForm(erratum.title);
  return Math.max(sharedPairs(named, headline), sharedPairs(headline, named)) >= SAME_TITLE;
}

function isSoonAfter(notice: string | null, article: string | null): boolean {
  if (notice === null || article === null) return false;
  const days = (Date.parse(notice) - Date.parse(article)) / 86_400_000;
  return days >= 0 && days <= SOON;
}

/** An event as it is after the notices that correct its article; as it was when none touches it. */
export function correctEvent(event: NewsEvent, errata: readonly LinkedErratum[]): NewsEvent {
  return errata.filter(({ corrects }) => corrects === event.articleId).reduce(corrected, event);
}

function corrected(event: NewsEvent, erratum: LinkedErratum): NewsEvent {
  const mend = (text: string): string => mendWords(text, erratum);
  const [wrong, right] = [dayOf(erratum.wrong, event), dayOf(erratum.right, event)];
  const movesDay = wrong !== null && right !== null && wrong.from === event.from;
  return {
    ...event,
    name: mend(event.name),
    places: event.places.map(mend),
    participants: event.participants.map((person) => ({
      ...person,
      name: mend(person.name),
      titles: person.titles.map(mend),
    })),
    ...(movesDay ? { from: right.from, to: right.to } : {}),
  };
}

/** A text with the wrong words put right, the name or quantity in them also where it stands alone (甲 for 市长甲). */
export function mendWords(text: string, erratum: Erratum): string {
  return swapsOf(erratum).reduce((mended, [wrong, right]) => mended.replaceAll(wrong, right), text);
}

/** The words of a notice, and the one name or quantity that differs in them. */
function swapsOf({ wrong, right }: Erratum): readonly (readonly [string, string])[] {
  const within = [oneThatDiffers(namesOf(wrong), namesOf(right)), oneThatDiffers(amountsOf(wrong), amountsOf(right))];
  const further = within.filter((swap) => swap !== null && swap[0] !== wrong).filter((swap) => swap !== null);
  // 「总产量46.8万吨」 that should be 「64.8万吨」: the words round it stay.
  return further.some(([, come]) => come === right) ? further : [[wrong, right], ...further];
}

function oneThatDiffers(before: readonly string[], after: readonly string[]): readonly [string, string] | null {
  const [gone, ...more] = before.filter((one) => !after.includes(one));
  const [come, ...others] = after.filter((one) => !before.includes(one));
  return gone !== undefined && come !== undefined && more.length + others.length === 0 ? [gone, come] : null;
}

/** Numbers with the measure word behind them: 「4600户」. */
function amountsOf(words: string): string[] {
  return words.match(/(?<!\d)\d{1,20}(?:\.\d{1,10})?[万亿千百]?[\u4e00-\u9fff%]/g) ?? [];
}

function namesOf(words: string): string[] {
  return [...new Set(findPeople(words).map((person) => person.name))];
}

function dayOf(words: string, event: NewsEvent): { readonly from: string; readonly to: string } | null {
  const [date] = findDates(words, { reference: event.from, use: 'article' });
  return date && date.text.length === words.trim().length ? date : null;
}
