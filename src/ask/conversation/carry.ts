import type { Slots } from '../../domain/conversation.ts';
import { addDays, dayFields } from '../../domain/day.ts';
import type { QueryPlan, Slot } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';
import { dropQuestionWords } from '../../text/search-text.ts';
import { compoundAt, isSurname } from '../../text/surnames.ts';
import { isWord } from '../understand/topic.ts';
import { aboutTopic, withPaper } from './about-topic.ts';
import { askedAgain, askedOfThing } from './asked-again.ts';
import { daysSaid } from './days-said.ts';
import { fill } from './fill.ts';
import { fullNames } from './full-names.ts';
import { asksForMore, moreOfIt } from './more-of-it.ts';
import { fits, ofEvent, ofItem, others } from './of-event.ts';
import { ofReport } from './of-report.ts';
import type { Opening } from './opening.ts';
import { partOfList } from './part-of-list.ts';
import { itemAsked, toldEvent } from './told-item.ts';
import {
  asksSomething,
  bareWords,
  isElliptic,
  OTHERS,
  PRONOUN,
  SAME_DAY,
  SAME_EVENT,
  SAME_REPORT,
  speaksOfSomebody,
  WITH_SOMEBODY,
} from './turn-words.ts';

/** What else is known where a question is completed. */
interface CarrySetting {
  readonly opening: Pick<Opening, 'turn' | 'dropped'>;
  /** Papers held: 晚报 is one of them. */
  readonly papers: readonly string[];
}

const PLAIN: CarrySetting = { opening: { turn: 'plain', dropped: '' }, papers: [] };

/** Fills what the question leaves open from the conversation. `folded` is the question behind its opening, folded. */
export function carry(plan: QueryPlan, folded: string, slots: Slots, setting = PLAIN): QueryPlan {
  const before = slots.plan;
  if (!before || setting.opening.turn === 'forget') return plan;
  const times = isOfSomebodyElse(plan, folded, slots) ? plan.times : daysSaid(plan.times, folded, slots);
  const own = withPaper({ ...plan, times }, folded, slots, setting.papers);
  if (setting.opening.turn === 'correct') return corrected(own, before, slots, folded, setting);
  if (own.kind === 'byline' || own.kind === 'source') {
    const printed = ofReport(own, folded, slots);
    if (printed) return printed;
  }
  const then = LATER.test(folded) ? later(before) : null;
  if (then) return then;
  const item = itemAsked(folded, slots);
  if (item === 'none') return own;
  if (item?.item.event) return ofItem(own, before, item.item.event, slots, folded.replace(item.words, ''));
  const part = partOfList(own, before, slots, folded);
  if (part) return part;
  const more = asksForMore(folded) ? moreOfIt(own, slots) : null;
  if (more) return more;
  if (OTHERS.test(folded)) return others(own, before, slots);
  if (isElliptic(own, folded)) return ellipsis(own, before, slots, folded);
  if (speaksOfSomebody(own, folded)) return pronoun(own, before, slots, folded);
  return ofSameEvent(own, before, slots, folded) ?? aboutTopic(own, slots, folded);
}

/** 「朱健10月5日参加了哪些活动」 after talk of another's May 2023 is a question of its own: its year is as open as it says. */
function isOfSomebodyElse(plan: QueryPlan, folded: string, slots: Slots): boolean {
  const others = plan.people.length > 0 && plan.people.every((name) => !slots.people.includes(name));
  return others && slots.people.length > 0 && /\d月\d/.test(folded) && asksSomething(plan, folded);
}

const LATER = /^(?:那么?)?(?:后来|之后|此后|以后|再往?后)(?:呢|又?是谁|怎么?样了?)?[?]?$/;
/** Kinds of questions that are asked anew of the time that follows. */
const GOES_ON = new Set<QueryPlan['kind']>(['role', 'list', 'count', 'timeline']);
/** Years that 「后来」 reaches. */
const LATER_YEARS = 60;

/** 「后来呢」 asks the same of all that followed the time asked before; null where that was not of a time with its year. */
function later(before: QueryPlan): QueryPlan | null {
  const last = before.times
    .map(({ range }) => range.to)
    .toSorted()
    .at(-1);
  const year = last === undefined ? null : (dayFields(last)?.year ?? null);
  if (last === undefined || year === null || !GOES_ON.has(before.kind)) return null;
  const [first, ...others] = before.times.map(({ text }) => text);
  const words = others.reduce((text, time) => text.replace(time, ''), before.question);
  const question = words.replace(first ?? '', '此后');
  const to = `${Math.min(9998, year + LATER_YEARS)}-12-31`;
  return {
    ...before,
    question,
    times: [{ text: '此后', range: { from: addDays(last, 1), to } }],
    dayPart: null,
    text: dropQuestionWords(question),
    carried: ['people', 'places', 'topic'],
  };
}

function ellipsis(own: QueryPlan, before: QueryPlan, slots: Slots, folded: string): QueryPlan {
  const asks = asksSomething(own, folded);
  if (asks) {
    const event = own.times.length === 0 ? toldEvent(slots) : null;
    return event
      ? ofEvent(own, before, event, slots, folded)
      : fill(own, slots, ['people', 'times', 'places', 'papers', 'topic']);
  }
  const event = own.people.length > 0 && ['who', 'attendance'].includes(before.kind) ? toldEvent(slots) : null;
  if (event) return ofEvent({ ...own, kind: 'list' }, before, event, slots, `${own.people.join('、')}在`, true);
  return attribute(own, before, slots, folded) ?? instead(own, before, folded, '');
}

/** 「泊位呢」, 「面积呢」 after 「新港总投资多少」: another point of the same thing; null when the turn names something else. */
function attribute(own: QueryPlan, before: QueryPlan, slots: Slots, folded: string): QueryPlan | null {
  const thing = bareWords(folded);
  if (namesSlot(own) || before.kind !== 'quantity' || !/^[\u4e00-\u9fff]{2,4}$/.test(thing) || !isWord(thing))
    return null;
  const asked = fold(before.question);
  const told = [...slots.told, ...slots.list].flatMap(({ event }) => event ?? []);
  const event = told.find(({ name }) => asked.includes(fold(name)));
  if (event) return ofEvent({ ...own, kind: 'quantity' }, before, event, slots, `${thing}多少`);
  const whole = slots.subject;
  if (whole === null || !asked.includes(whole) || fullNames(thing).length > 0) return null;
  const question = `${whole}${thing}多少`;
  return { ...before, question, text: dropQuestionWords(question), carried: ['topic'] };
}

/** The earlier question of what this turn names: a slot, somebody unknown (「那欧阳震霆呢」), or a thing. */
function instead(own: QueryPlan, before: QueryPlan, folded: string, dropped: string): QueryPlan {
  if (namesSlot(own)) return askedAgain(own, before);
  const thing = bareWords(folded);
  const somebody = before.people.length > 0 && /^[\u4e00-\u9fff]{2,4}$/.test(thing) && !isWord(thing);
  return somebody && (isSurname(thing.charAt(0)) || compoundAt(thing, 0))
    ? askedAgain({ ...own, people: [thing] }, before)
    : askedOfThing(thing, before, dropped);
}

function namesSlot({ people, times, places, titles, papers, dayPart }: QueryPlan): boolean {
  return people.length + times.length + places.length + titles.length + papers.length > 0 || dayPart !== null;
}

/** A correction replaces just what it names; one that asks anew asks of the same. */
function corrected(
  own: QueryPlan,
  before: QueryPlan,
  slots: Slots,
  folded: string,
  { opening }: CarrySetting,
): QueryPlan {
  const asks = asksSomething(own, folded);
  const then: Slots = { ...slots, people: before.people, times: before.times, places: before.places };
  if (asks && own.people.length + own.times.length === 0) return ellipsis(own, before, then, folded);
  if (asks) return fill(own, then, ['people', 'times', 'places']);
  return instead(own, before, folded, opening.dropped);
}

/** 「他强调了什么」 stays with person, day and event; 「他9月7日…」 names its own day, so only the person stays. */
function pronoun(own: QueryPlan, before: QueryPlan, slots: Slots, folded: string): QueryPlan {
  const people = [...slots.people.filter((name) => !own.people.includes(name)), ...own.people];
  const spoken = own.people.length > 0 && slots.people.length > 0 ? { ...own, people } : own;
  if (own.times.length > 0) return named(fill(spoken, slots, ['people']), folded, slots);
  if (WITH_SOMEBODY.test(folded)) return companion(own, before, slots);
  const event =
    SAME_EVENT.test(folded) || ['summary', 'who', 'where', 'attendance'].includes(own.kind) ? toldEvent(slots) : null;
  if (event && own.kind !== 'role' && own.dayPart === null) {
    const whose = slots.people.length > 0 ? people : before.people;
    const words = folded
      .replace(SAME_EVENT, '')
      .replace(/^在/, '')
      .replace(PRONOUN, () => whose.join('、'));
    return {
      ...ofEvent({ ...spoken, people: whose }, before, event, slots, words),
      carried: ['event', 'people', 'times', 'topic'],
    };
  }
  const wanted: Slot[] = own.kind === 'role' ? ['people', 'times'] : ['people', 'times', 'places', 'topic'];
  return named(fill(spoken, slots, wanted), folded, slots);
}

/** 「跟他一起去的副县长是谁」 asks for whoever was with the one spoken of. */
function companion(own: QueryPlan, before: QueryPlan, slots: Slots): QueryPlan {
  const event = toldEvent(slots);
  const people = slots.people.length > 0 ? slots.people : before.people;
  const asked: QueryPlan = { ...own, kind: 'who', deeds: ['陪同'], titles: [], people };
  return event === null
    ? fill(asked, slots, ['people', 'times', 'places', 'topic'])
    : { ...ofEvent(asked, before, event, slots, '谁陪同'), carried: ['event', 'people', 'times', 'topic'] };
}

/** The question with the name in place of the pronoun. */
function named(plan: QueryPlan, folded: string, { people }: Slots): QueryPlan {
  const question =
    people.length > 0
      ? folded.replace(PRONOUN, (word) => people.join('、') + (word.endsWith('的') ? '的' : ''))
      : folded;
  return { ...plan, question };
}

/** 「这个会在哪开的」, 「尤书礼也参加了吗」, 「当天谁…」; null when nothing told before is meant. */
function ofSameEvent(own: QueryPlan, before: QueryPlan, slots: Slots, folded: string): QueryPlan | null {
  const event = own.times.length === 0 ? toldEvent(slots) : null;
  const meant = SAME_EVENT.exec(folded);
  const also = own.people.length > 0 && /^[^,。]{1,12}[也还]/.test(folded) && own.kind !== 'list';
  if (event && (also || (meant && fits(meant[0], event))))
    return ofEvent(own, before, event, slots, meant ? folded.replace(meant[0], '') : folded);
  if (own.times.length > 0) return null;
  if (meant || also || SAME_REPORT.test(folded)) return fill(own, slots, ['people', 'times', 'places', 'topic']);
  return SAME_DAY.test(folded) ? fill(own, slots, ['people', 'times', 'places']) : null;
}
