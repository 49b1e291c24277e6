import type { PersonMention } from '../domain/archive-index.ts';
import { addDays, type Day, type DayRange, rangesMeet } from '../domain/day.ts';
import type { Draft, DraftClaim } from '../domain/draft.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { dayWords } from './day-words.ts';
import { isAt } from './event-place.ts';
import { quoteAround } from './quotes.ts';

/** Most holders told of one office, and most distinct sets of titles told of one person. */
const MOST = 6;

/** What somebody was, or who held an office, at a time or over time; null when no mention says. */
export function draftRole(plan: QueryPlan, evidence: Evidence): Draft | null {
  const claims = plan.people.length > 0 ? titlesOf(plan, evidence) : holdersOf(plan, evidence);
  return claims.length > 0 ? { lead: null, claims, mode: 'extractive', whole: true } : null;
}

interface Dated {
  readonly mention: PersonMention;
  readonly day: Day | null;
}

/** One claim per set of titles: 「2022年9月6日报道：李某某，省某某厅副厅长。」 */
function titlesOf(plan: QueryPlan, evidence: Evidence): DraftClaim[] {
  const mentions = dated(plan, evidence).filter(
    ({ mention }) =>
      plan.people.includes(mention.name) && mention.titles.length > 0 && isThere(plan, mention, evidence),
  );
  const fullest = mentions.filter(
    ({ mention, day }) =>
      !mentions.some(
        (other) =>
          other.mention !== mention &&
          other.day === day &&
          other.mention.name === mention.name &&
          isPart(mention.titles, other.mention.titles),
      ),
  );
  return distinct(fullest, ({ mention }) => mention.name + mention.titles.join('、'))
    .slice(0, MOST)
    .flatMap(({ mention, day }) => roleClaim(`${mention.name}：${mention.titles.join('、')}`, mention, day, evidence));
}

/** 「在南屏市担任什么职务」 is not answered by an office held elsewhere. */
function isThere({ places }: QueryPlan, { articleId }: PersonMention, { articles }: Evidence): boolean {
  const article = articles.get(articleId);
  return article !== undefined && places.every((place) => isAt(place, article, articles));
}

function isPart(some: readonly string[], all: readonly string[]): boolean {
  return some.length < all.length && some.every((title) => all.includes(title));
}

/** One claim per holder, in order of time. */
function holdersOf(plan: QueryPlan, evidence: Evidence): DraftClaim[] {
  const mentions = dated(plan, evidence).filter(({ mention }) => mention.titles.length > 0);
  return distinct(mentions, ({ mention }) => mention.name)
    .slice(0, MOST)
    .flatMap(({ mention, day }) => {
      const title =
        mention.titles.find((held) => plan.titles.some((asked) => asked.endsWith(held) || held.endsWith(asked))) ??
        mention.titles[0] ??
        '';
      return roleClaim(`${mention.name}：${title}`, mention, day, evidence);
    });
}

function roleClaim(text: string, mention: PersonMention, day: Day | null, evidence: Evidence): DraftClaim[] {
  const article = evidence.articles.get(mention.articleId);
  if (!article) return [];
  const told = day === null ? `${text}。` : `${text}（${dayWords(day, true)}见报）。`;
  return [{ text: told, quotes: [quoteAround(article, mention)], event: null }];
}

/** Mentions of the asked time in order of issue day; of any time when the question names none. */
function dated(plan: QueryPlan, evidence: Evidence): Dated[] {
  const all = evidence.mentions.map((mention) => ({
    mention,
    day: evidence.articles.get(mention.articleId)?.issueDate?.value ?? null,
  }));
  const inTime =
    plan.times.length === 0
      ? all
      : all.filter(({ day }) => day === null || plan.times.some(({ range }) => near(day, range)));
  return inTime.sort((a, b) => ((a.day ?? '9999') < (b.day ?? '9999') ? -1 : 1));
}

/** A paper tells yesterday: an issue of the day after the period still speaks of it. */
function near(day: Day, { from, to }: DayRange): boolean {
  return rangesMeet({ from: day, to: day }, { from, to: addDays(to, 1) });
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
