import { hasYear, monthDay } from '../../domain/day.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { PlanOrder } from '../../domain/plan.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { sharedPairs } from '../../text/pairs.ts';

/** Records of one happening, the fullest first: one event, several sources. Made when read, never stored. */
export type EventGroup = readonly [NewsEvent, ...NewsEvent[]];

/** Least share of the shorter name's character pairs that stand in the other, for two records to be one happening. */
const SAME_NAME = 0.6;

/**
 * Groups records that tell one happening, ordered by day, part of day and first appearance. What was held or called off
 * stands before what was announced.
 */
export function groupEvents(events: readonly NewsEvent[]): EventGroup[] {
  const groups: [NewsEvent, ...NewsEvent[]][] = [];
  // Records of one happening agree in month and day, so that thousands need not be held against thousands.
  const ofDay = new Map<string, [NewsEvent, ...NewsEvent[]][]>();
  for (const event of [...events].sort(byFullness)) {
    const key = event.from === null ? '' : monthDay(event.from);
    const there = ofDay.get(key) ?? [];
    const group = there.find(([first]) => isSame(first, event));
    if (group) {
      group.push(event);
      continue;
    }
    const made: [NewsEvent] = [event];
    groups.push(made);
    there.push(made);
    ofDay.set(key, there);
  }
  return groups.sort(([a], [b]) => inTime(a, b));
}

/**
 * The latest or first of groups in order of time. What was announced or called off, and what has no day of known year,
 * counts only when there is nothing else; of several at one time all are given, for which came last is not told.
 */
export function inAskedOrder(groups: readonly EventGroup[], order: PlanOrder | null): readonly EventGroup[] {
  if (order === null) return groups;
  const held = groups.filter(([event]) => event.status === 'held');
  const dated = (all: readonly EventGroup[]) => all.filter(([event]) => event.from !== null && hasYear(event.from));
  const usable = [dated(held), held, groups].find((all) => all.length > 0) ?? [];
  const ordered = order.from === 'first' ? usable : usable.toReversed();
  const last = ordered[order.count - 1];
  if (!last) return usable;
  const beyond = ordered.findIndex((group, at) => at >= order.count && !atOneTime(last[0], group[0]));
  const taken = beyond < 0 ? ordered : ordered.slice(0, beyond);
  return order.from === 'first' ? taken : taken.toReversed();
}

function atOneTime(a: NewsEvent, b: NewsEvent): boolean {
  return a.from === b.from && (a.dayPart === b.dayPart || a.dayPart === null || b.dayPart === null);
}

/** Whether two records tell one happening: day and part of day agree, and the names or the people do. */
export function isSame(a: NewsEvent, b: NewsEvent): boolean {
  if (a.id === b.id) return true;
  if (!sameDay(a, b)) return false;
  if (a.dayPart && b.dayPart && a.dayPart !== b.dayPart) return false;
  const [x, y] = [formsOf(a), formsOf(b)];
  if (x.ordinals !== y.ordinals) return false;
  if (a.articleId === b.articleId) return formsAlike(x.whole, y.whole) >= 0.9 && formsAlike(x.bare, y.bare) >= 0.9;
  return sharePeople(a, b) && formsAlike(x.bare, y.bare) >= SAME_NAME;
}

interface NameForms {
  readonly ordinals: string;
  readonly whole: string;
  readonly bare: string;
}

/** Of records held against each other by the hundred, where a day has as many. */
const knownForms = new WeakMap<NewsEvent, NameForms>();

function formsOf(event: NewsEvent): NameForms {
  const { name } = event;
  const known = knownForms.get(event) ?? {
    ordinals: ordinalsOf(name),
    whole: searchForm(name),
    bare: searchForm(bareName(name)),
  };
  knownForms.set(event, known);
  return known;
}

/** The numbers that a name bears. 「第1次」 and 「第2次」 are two meetings, whatever else their names share. */
export function ordinalsOf(name: string): string {
  return (fold(name).match(/第?[\d一二三四五六七八九十百]{1,12}(?:次|届|期|场|轮)/g) ?? []).join('|');
}

/** A name without what every such name has: 「防汛工作会议」 and 「河长制工作会议」 share no more than that. */
export function bareName(name: string): string {
  const bare = fold(name)
    .replace(/^(?:全[省市县区]|我[省市县区]|[省市县区])/, '')
    .replace(/(?:工作)?(?:视频|电视电话)?(?:会议|大会|座谈会|调度会|推进会|部署会|动员会|仪式|活动)$/, '');
  return bare.length >= 2 ? bare : name;
}

function sameDay(a: NewsEvent, b: NewsEvent): boolean {
  if (!a.from || !b.from) return a.from === b.from;
  if (hasYear(a.from) && hasYear(b.from)) return a.from === b.from;
  return monthDay(a.from) === monthDay(b.from);
}

function sharePeople(a: NewsEvent, b: NewsEvent): boolean {
  if (a.participants.length === 0 || b.participants.length === 0) return true;
  return a.participants.some((person) => b.participants.some((other) => other.name === person.name));
}

/** Share of the shorter text's character pairs that stand in the longer one; 0–1. */
export function likeness(a: string, b: string): number {
  return formsAlike(searchForm(a), searchForm(b));
}

function formsAlike(a: string, b: string): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short === '') return 0;
  return long.includes(short) ? 1 : sharedPairs(short, long);
}

/** What came of an announcement is told before it. */
const STATUS_ORDER: readonly NewsEvent['status'][] = ['held', 'cancelled', 'planned'];

function byFullness(a: NewsEvent, b: NewsEvent): number {
  const [x, y] = [STATUS_ORDER.indexOf(a.status), STATUS_ORDER.indexOf(b.status)];
  return (
    x - y || b.participants.length - a.participants.length || b.name.length - a.name.length || (a.id < b.id ? -1 : 1)
  );
}

const PARTS = ['凌晨', '早', '上午', '中午', '下午', '傍晚', '晚'];

function inTime(a: NewsEvent, b: NewsEvent): number {
  const [x, y] = [a.from ?? '9999', b.from ?? '9999'];
  if (x !== y) return x < y ? -1 : 1;
  const part = (event: NewsEvent) => (event.dayPart ? PARTS.indexOf(event.dayPart) : PARTS.length);
  if (part(a) !== part(b)) return part(a) - part(b);
  return a.articleId === b.articleId ? a.quote.start - b.quote.start : 0;
}
