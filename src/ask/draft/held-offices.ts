import type { PersonMention } from '../../domain/archive-index.ts';
import type { Article } from '../../domain/article.ts';
import { addDays, type Day, type DayRange, rangesMeet } from '../../domain/day.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';
import { officePlace } from '../../text/office-place.ts';
import { mendWords } from '../find/link-errata.ts';
import { localityOf } from '../understand/localities.ts';

/** Titles printed with a name in one article, with its day of issue. */
export interface Held {
  readonly name: string;
  readonly titles: readonly string[];
  readonly day: Day | null;
  readonly mention: PersonMention;
  readonly article: Article;
}

/** 时任, 原 and 拟任 before a title say that it is not held when it is printed. */
const NOT_NOW = /(?:时任|原任?|前任?|曾任|历任|已故|拟任|拟提名为?|卸任|离任|候任|当时的?)$/;
const NOT_NOW_INSIDE = /原(?=[^则本])|前(?=[市县省区书主局部厅院校]|任)|时任|曾任|拟任/;

/** Every mention with titles that are held at the time of printing, as corrected later, in order of issue day. */
export function heldOffices({ mentions, articles, errata, notices }: Evidence): Held[] {
  const ofNotices = new Set(notices.map(({ articleId }) => articleId));
  return mentions
    .flatMap((mention) => {
      const article = articles.get(mention.articleId);
      if (!article || ofNotices.has(mention.articleId) || mention.titles.length === 0) return [];
      const own = errata.filter(({ corrects }) => corrects === article.id);
      const mend = (text: string) => own.reduce((mended, erratum) => mendWords(mended, erratum), text);
      const titles = mention.titles.filter((title) => isHeldNow(title, mention, article)).map((title) => mend(title));
      if (titles.length === 0) return [];
      return [{ name: mend(mention.name), titles, day: article.issueDate?.value ?? null, mention, article }];
    })
    .sort((a, b) => compare(a.day, b.day));
}

/** What has no day comes last. */
function compare(a: Day | null, b: Day | null): number {
  const [x, y] = [a ?? '~', b ?? '~'];
  return x === y ? 0 : x < y ? -1 : 1;
}

function isHeldNow(title: string, { start }: PersonMention, article: Article): boolean {
  if (NOT_NOW_INSIDE.test(title)) return false;
  const before = fold(article.text.slice(Math.max(0, start - LONGEST_TITLES), start)).replace(/\s+/g, '');
  const at = before.lastIndexOf(title);
  return at < 0 || !NOT_NOW.test(before.slice(0, at));
}

/** Letters before a name in which its titles stand. */
const LONGEST_TITLES = 60;

/** Days after an asked time in whose issues it is still told: yesterday's news, and what a paper skipped over a holiday. */
const TOLD_AFTER = 2;

/** Those in issues of the asked times and shortly after; all when no time is asked. */
export function heldWithin(held: readonly Held[], { times }: QueryPlan): Held[] {
  if (times.length === 0) return [...held];
  return held.filter(({ day }) => day === null || times.some(({ range }) => near(day, range)));
}

function near(day: Day, { from, to }: DayRange): boolean {
  return rangesMeet({ from: day, to: day }, { from, to: addDays(to, TOLD_AFTER) });
}

/** The asked office without the place before it, as it is printed with names: 市委书记 of 汐阳市委书记. */
export function officeOf(asked: string, held: readonly Held[]): string {
  const titles = new Set(held.flatMap((one) => one.titles));
  for (let cut = 0; asked.length - cut >= 2; cut++) {
    const office = asked.slice(cut);
    const own = officePlace(office)?.office;
    if (titles.has(office)) return own !== undefined && titles.has(own) ? own : office;
  }
  const bare = /(?:[省市县区州镇乡]委(?:副?书记|常委)|副?[省市县区州镇乡村]长)$/.exec(asked)?.[0];
  return bare ?? asked;
}

/** The title by which somebody bears an office: the office itself, or with its place or 代 before it; null for none. */
export function titleFor(office: string, titles: readonly string[]): string | null {
  return (
    titles.find((title) => title === office) ??
    titles.find((title) => title.endsWith(office) && isPlaceOrActing(title.slice(0, -office.length), office)) ??
    null
  );
}

/** 汐阳市 before 市长, 汐阳 before 市委书记, or 代. */
function isPlaceOrActing(before: string, office: string): boolean {
  return /(?:[省市县区州镇乡]|代理?)$/.test(before) || officePlace(before + office)?.office === office;
}

/** The place whose office it is: the one printed before it, else the city that the paper is named after, or the paper. */
export function placeOfOffice(office: string, { titles, article }: Held): string | null {
  const long = titles.find((title) => title.endsWith(office) && title.length > office.length);
  const printed = long?.slice(0, -office.length).replace(/(?<=..)[省市县区州]$|代理?$/, '');
  const paper = article.paper?.value ?? '';
  // A city's paper says 省委书记 of its province, whose name it need not print.
  return printed || (office.startsWith('省') && paper !== '' ? `《${paper}》` : localityOf(paper));
}
