import { type Day, type DayFields, dayFields } from '../../domain/day.ts';
import type { Draft } from '../../domain/draft.ts';
import type { EventKind, NewsEvent } from '../../domain/event.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import type { EventGroup } from '../find/group-events.ts';
import { timeWords } from './day-words.ts';

/** From more items than this on the first line says how many fell in each month. */
const LONG = 15;
/** A question for the number of each month or year. */
const BY_PERIOD = /每个?[月年]|各[月年]|按[月年]|逐[月年]/;
/** Months told one by one; a longer period is told by years. */
const MOST_MONTHS = 12;

/** What a first line is made of. */
interface Listed {
  /** Every group that matches, in order of time. */
  readonly all: readonly EventGroup[];
  /** Those told: all, or the latest or first of them. */
  readonly shown: readonly EventGroup[];
  /** What was let go of the plan, in Chinese. */
  readonly relaxed: readonly string[];
}

/** The first line of a list; null for one event that is just what was asked for. */
export function listLead(plan: QueryPlan, { all, shown, relaxed }: Listed): Draft['lead'] {
  const told = relaxed.length > 0 ? { ...plan, places: [], dayPart: null } : plan;
  if (plan.order !== null && all.length > shown.length)
    return (count) => said(relaxed) + orderLead(told, plan.order, all, count);
  if (shown.length > 1 || plan.kind === 'count') return (count) => said(relaxed) + countLead(told, shown, count);
  return relaxed.length > 0 ? () => `${relaxed.join('；')}：` : null;
}

/** 「9月5日下午没有记录，以下为当天全天。」 */
export function said(relaxed: readonly string[]): string {
  return relaxed.length > 0 ? `${relaxed.join('；')}。` : '';
}

/** 「温子衡的会议和活动，见于馆藏报道的共12项，最近的是：」 */
function orderLead(plan: QueryPlan, order: QueryPlan['order'], all: readonly EventGroup[], count: number): string {
  const which = order?.from === 'first' ? '最早' : '最近';
  const unit = measureOf(plan);
  const shown = count > 1 ? `${count}${unit}` : '';
  return `${whoseEvents(plan, all)}，见于馆藏报道的共${all.length}${unit}，${which}的${shown}是：`;
}

/** 「秦国文9月5日的会议和活动，见于馆藏报道的共3项：」; 至少 where an item that was found cannot be told. */
export function countLead(plan: QueryPlan, groups: readonly EventGroup[], count: number): string {
  const least = count < groups.length ? '至少' : '共';
  const parts =
    count < groups.length
      ? []
      : [
          byPeriod(
            groups.map(([event]) => event.from),
            plan.question,
          ),
          byKind(plan, groups),
          byStatus(groups),
        ];
  const detail = parts.filter(Boolean).map((part) => `，${part}`);
  const order = plan.kind === 'timeline' ? '，按时间先后' : '';
  return `${whoseEvents(plan, groups)}，见于馆藏报道的${least}${count}${measureOf(plan)}${detail.join('')}${order}：`;
}

/** The measure word that the question counts in; 项 where it names none. */
function measureOf({ kind, question }: QueryPlan): string {
  const asked = kind === 'count' ? (/(?:几|多少)([次场回])/.exec(question)?.[1] ?? '项') : '项';
  return asked === '回' ? '次' : asked;
}

function whoseEvents(plan: QueryPlan, groups: readonly EventGroup[]): string {
  const when = plan.times.map(timeWords).join('、');
  const where = plan.people.length === 0 ? plan.places.map((place) => asAsked(place, plan)).join('、') : '';
  const whose = [...plan.papers.map((paper) => `《${paper}》所载`), plan.people.join('、'), when, where].join('');
  const deed = plan.people.length > 0 ? plan.deeds.filter((one) => ['主持', '陪同'].includes(one)).join('或') : '';
  const owner = [whose, deed].join('');
  return `${owner === '' ? '' : `${owner}的`}${sortsOf(groups)}`;
}

/** 市安委会 where no more than 市安委 was read for a name. */
function asAsked(place: string, { question }: QueryPlan): string {
  return place.endsWith('委') && question.includes(`${place}会`) ? `${place}会` : place;
}

/** The kinds of events told, where they are few enough to name. */
function sortsOf(groups: readonly EventGroup[]): string {
  const kinds = [...new Set(groups.map(([event]) => event.kind))];
  return kinds.length === 0 || kinds.length > 2 || kinds.includes('其他') || kinds.includes('活动')
    ? '会议和活动'
    : kinds.join('和');
}

/** 「其中1月3项、2月5项」 for a long list, or where it is asked, by years where the months are many; empty for a short one. */
export function byPeriod(days: readonly (Day | null)[], question = ''): string {
  if (days.length <= (BY_PERIOD.test(question) ? 1 : LONG)) return '';
  const fields = days.map((day) => (day === null ? null : dayFields(day)));
  const years = new Set(fields.map((day) => day?.year));
  const month = (day: DayFields | null) =>
    day ? `${years.size > 1 && day.year !== null ? `${day.year}年` : ''}${day.month}月` : '日期不详的';
  const year = (day: DayFields | null) => (day?.year ? `${day.year}年` : '年份不详的');
  const months = counted(fields.map(month));
  return inWords(months.size <= MOST_MONTHS ? months : counted(fields.map(year)), '项');
}

/** 「其中会议2次、仪式1次」 where a count takes several kinds in. */
function byKind(plan: QueryPlan, groups: readonly EventGroup[]): string {
  if (plan.kind !== 'count' || plan.eventWords.length === 0) return '';
  const kinds = counted(groups.map(([event]): EventKind => event.kind));
  return kinds.size > 1 ? inWords(kinds, measureOf(plan)) : '';
}

/** 「其中预告1项、已取消1项」 */
function byStatus(groups: readonly EventGroup[]): string {
  const words: Partial<Record<NewsEvent['status'], string>> = { planned: '预告', cancelled: '已取消' };
  const found = groups.flatMap(([event]) => words[event.status] ?? []);
  return found.length > 0 ? inWords(counted(found), '项') : '';
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function inWords(counts: ReadonlyMap<string, number>, unit: string): string {
  return `其中${[...counts].map(([word, count]) => `${word}${count}${unit}`).join('、')}`;
}
