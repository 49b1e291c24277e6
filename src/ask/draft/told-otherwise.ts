import type { Article } from '../../domain/article.ts';
import { daysBetween, hasYear } from '../../domain/day.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { bareName, type EventGroup, groupEvents, likeness, ordinalsOf } from '../find/group-events.ts';

/** Least likeness of two names, with and without what every such name has, for one happening that papers time differently. */
const ONE_NAME = 0.9;
/** Days by which two papers may differ on a happening that comes once only. */
const APART = 2;
/** Days between two issues that may tell one happening. */
const ISSUES_APART = 4;
/** Fewest letters of a bare name that tells which meeting it was. */
const TELLING = 4;
/** A name that tells no more than that something was held. */
const TELLS_NOTHING = /^(?:工作|全体|专题|视频|电视电话|扩大|有关|重要)*(?:会议|大会|座谈会|仪式|活动|会)$/;
/** What happens once: meetings for work come again in the same week under the same name. */
const ONCE = /仪式|典礼|开工|奠基|合龙|通车|竣工|落成|揭牌|揭幕|启用|投用|首届|首次|第.{1,4}届|运动会|庆祝|纪念/;

/**
 * Groups records as `groupEvents` does, and takes together what two papers tell of one happening though they print
 * another part of the day, or for what comes once another day: the names are the same, somebody was at both, and
 * neither paper tells both.
 */
export function groupTold(events: readonly NewsEvent[], articles: ReadonlyMap<ArticleId, Article>): EventGroup[] {
  const joined: [NewsEvent, ...NewsEvent[]][] = [];
  // Only groups of days close together that share the end of a name are held against one another; they come in order of day.
  const byEnd = new Map<string, [NewsEvent, ...NewsEvent[]][]>();
  for (const group of groupEvents(events)) {
    const end = bareName(group[0].name).slice(-2);
    const there = byEnd.get(end) ?? [];
    const same = closeBefore(group[0], there).find((other) => isToldOtherwise(other, group, articles));
    if (same) {
      same.push(...group);
      continue;
    }
    const made: [NewsEvent, ...NewsEvent[]] = [...group];
    there.push(made);
    byEnd.set(end, there);
    joined.push(made);
  }
  return joined;
}

/** The last groups of those in order of day that are not further back than papers may differ. */
function closeBefore<T extends EventGroup>(event: NewsEvent, ordered: readonly T[]): T[] {
  const far = ordered.findLastIndex(([other]) => !isClose(other, event));
  return ordered.slice(far + 1);
}

function isClose({ from: a }: NewsEvent, { from: b }: NewsEvent): boolean {
  return a !== null && b !== null && daysBetween({ from: a, to: a }, { from: b, to: b }) <= APART;
}

function isToldOtherwise(
  a: readonly NewsEvent[],
  b: readonly NewsEvent[],
  articles: ReadonlyMap<ArticleId, Article>,
): boolean {
  const [x, y] = [a[0], b[0]];
  if (!x || !y || !isNearInTime(x, y)) return false;
  const [own, other] = [papersOf(a, articles), papersOf(b, articles)];
  if (own === null || other === null || own.some((paper) => other.includes(paper))) return false;
  if (!isOneName(x.name, y.name)) return false;
  const names = new Set(a.flatMap(({ participants }) => participants.map(({ name }) => name)));
  const shared = b.some(({ participants }) => participants.some(({ name }) => names.has(name)));
  return shared && issuesMeet(x, y, articles);
}

function isOneName(a: string, b: string): boolean {
  if (ordinalsOf(a) !== ordinalsOf(b) || likeness(a, b) < ONE_NAME) return false;
  const [x, y] = [bareName(a), bareName(b)];
  if (TELLS_NOTHING.test(x) || TELLS_NOTHING.test(y)) return false;
  return Math.min(x.length, y.length) >= TELLING && likeness(x, y) >= ONE_NAME;
}

function isNearInTime(a: NewsEvent, b: NewsEvent): boolean {
  if (!a.from || !b.from || hasYear(a.from) !== hasYear(b.from)) return false;
  if (a.from === b.from) return true;
  if (!ONCE.test(a.name) || !ONCE.test(b.name)) return false;
  return daysBetween({ from: a.from, to: a.from }, { from: b.from, to: b.from }) <= APART;
}

/** The papers that tell of records; null when that of one is not known. */
function papersOf(events: readonly NewsEvent[], articles: ReadonlyMap<ArticleId, Article>): string[] | null {
  const papers = events.map(({ articleId }) => articles.get(articleId)?.paper?.value ?? '');
  return papers.includes('') ? null : papers;
}

function issuesMeet(a: NewsEvent, b: NewsEvent, articles: ReadonlyMap<ArticleId, Article>): boolean {
  const [x, y] = [a, b].map(({ articleId }) => articles.get(articleId)?.issueDate?.value ?? null);
  return !x || !y || daysBetween({ from: x, to: x }, { from: y, to: y }) <= ISSUES_APART;
}
