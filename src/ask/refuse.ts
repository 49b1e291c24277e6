import type { Refusal } from '../domain/answer.ts';
import type { IndexReader } from '../domain/archive-index.ts';
import { daysBetween } from '../domain/day.ts';
import type { NewsEvent } from '../domain/event.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { aroundWords, asksDays, daySpan, issuesNear } from './coverage.ts';
import { dayWords, whenWords } from './day-words.ts';
import { groupEvents } from './group-events.ts';
import { takesPart } from './match-events.ts';

/** Headlines offered with a refusal. */
const NEAREST = 3;

/** Why nothing is answered, in the order in which a reader would ask: the archive, the person, the day, the matter. */
export async function refusalFor(plan: QueryPlan, evidence: Evidence, reader: IndexReader): Promise<Refusal> {
  if (reader.holdings.articles === 0)
    return { code: 'archive_empty', text: '馆藏里还没有稿件，请先放入报纸并建立索引。' };
  const unknown = await unknownPeople(plan, reader);
  if (unknown.length > 0) return { code: 'person_unknown', text: `馆藏报道中没有出现“${unknown.join('”“')}”。` };
  if (asksDays(plan) && issuesNear(plan, reader.holdings).length === 0) {
    return { code: 'date_outside', text: `馆藏中没有${aroundWords(plan)}的报纸${held(reader)}，无从查考。` };
  }
  return {
    code: 'nothing_says',
    text: `${subject(plan)}馆藏报道未提及。${nearMisses(plan, evidence) || nearest(evidence)}`,
  };
}

async function unknownPeople(plan: QueryPlan, reader: IndexReader): Promise<string[]> {
  const known = await Promise.all(plan.people.map((name) => reader.knowsName(name)));
  return plan.people.filter((_, at) => !known[at]);
}

function held(reader: IndexReader): string {
  const span = daySpan(reader.holdings);
  return span ? `（现有${span}）` : '';
}

function subject(plan: QueryPlan): string {
  const who = plan.people.join('、');
  const when = plan.times.map((time) => time.text.trim()).join('、');
  return who || when ? `关于${[who, when].filter(Boolean).join('在')}的这一问，` : '这一问，';
}

/**
 * What comes closest among the events of the asked people: of them the day, the deed, the paper or the place is another, so
 * that they are offered and not told as an answer. Empty when a question names nobody or nothing is told of them.
 */
function nearMisses(plan: QueryPlan, { nearby, articles }: Evidence): string {
  if (plan.people.length === 0) return '';
  const theirs = nearby.filter((event) => plan.people.every((name) => takesPart(event, name)));
  const offered = groupEvents(theirs)
    .map(([event]) => ({ event, away: daysAway(plan, event) }))
    .toSorted((a, b) => a.away - b.away)
    .slice(0, NEAREST)
    .map(({ event }) => event);
  const lines = groupEvents(offered).flatMap(([event]) => {
    const article = articles.get(event.articleId);
    const when = whenWords(event, true);
    return article ? [`${when === '' ? '' : `${when}，`}见《${article.title}》`] : [];
  });
  return lines.length > 0 ? `相近的有：${lines.join('；')}。` : '';
}

/** Days between an event and the asked times; what has no day comes last. */
function daysAway({ times }: QueryPlan, { from, to }: NewsEvent): number {
  if (from === null) return Number.MAX_SAFE_INTEGER;
  const own = { from, to: to ?? from };
  return times.length === 0 ? 0 : Math.min(...times.map(({ range }) => daysBetween(range, own)));
}

function nearest(evidence: Evidence): string {
  const titles = new Map<string, string>();
  for (const hit of evidence.hits) {
    const article = evidence.articles.get(hit.passage.articleId);
    if (!article || titles.size >= NEAREST) continue;
    const day = article.issueDate ? `（${dayWords(article.issueDate.value, true)}）` : '';
    titles.set(article.id, `《${article.title}》${day}`);
  }
  return titles.size > 0 ? `相近的报道有：${[...titles.values()].join('、')}。` : '';
}
