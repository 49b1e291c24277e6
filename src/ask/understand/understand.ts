import type { Slots } from '../../domain/conversation.ts';
import { type Day, dayFields, withYear } from '../../domain/day.ts';
import type { DateFacet } from '../../domain/facet.ts';
import type { Holdings } from '../../domain/holdings.ts';
import type { PlanTime, QueryPlan, QuestionKind } from '../../domain/plan.ts';
import { findDates } from '../../text/dates.ts';
import { fold } from '../../text/fold.ts';
import { findNamed } from '../../text/places.ts';
import { dropQuestionWords } from '../../text/search-text.ts';
import { carry } from '../conversation/carry.ts';
import { withFullName } from '../conversation/full-names.ts';
import { openingOf } from '../conversation/opening.ts';
import { type Address, type AddressSetting, addressesIn } from './addresses.ts';
import { anchorTimes, type EventDay } from './asked-anchor.ts';
import { boundTimes } from './asked-bounds.ts';
import { askedIssue, withoutIssue } from './asked-issue.ts';
import { asEventQuestion, askedOrder } from './asked-order.ts';
import { withBareDay } from './bare-days.ts';
import { isBareNames } from './bare-names.ts';
import { withoutChoices } from './either-or.ts';
import { inChinese } from './english-question.ts';
import { namesInQuestion } from './names-in-question.ts';
import { withoutPinyin } from './pinyin-in-question.ts';
import { questionKind } from './question-kind.ts';
import { dayPartOf, deeds, eventWords } from './question-words.ts';
import { titlesInQuestion } from './titles-in-question.ts';
import { isWord } from './topic.ts';
import { yearlessFestival } from './yearless-festival.ts';

/** What a question is understood against. */
export interface UnderstandContext {
  /** The day of asking: 昨天 and 去年 in the question count from it. */
  readonly askedOn: Day;
  readonly slots: Slots;
  readonly holdings: Holdings;
  /** Cities that the archive's papers are named after: 衡阳 of 衡阳晚报. */
  readonly localities: readonly string[];
  /** Who is meant by a surname with an office (秦书记, 朱市长), at the asked time and place. */
  readonly namesByTitle: (address: Address, setting: AddressSetting) => Promise<readonly string[]>;
  /** Who held an office at the asked time. */
  readonly namesByOffice: (title: string, setting: AddressSetting) => Promise<readonly string[]>;
  /** When an event was that a time is counted from: 「教师节大会前」. */
  readonly eventDay: EventDay;
  readonly knownNames: (candidates: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Reads a question into a plan; what it leaves open is taken from the conversation's slots. */
export async function understand(question: string, context: UnderstandContext): Promise<QueryPlan> {
  const opening = openingOf(fold(question).trim());
  const chinese = inChinese(opening.rest) ?? withoutChoices(withBareDay(opening.rest));
  const said = await withoutPinyin(chinese, context.knownNames);
  const whole = withFullName(said, context.slots);
  const { names, question: folded } = await namesInQuestion(whole, context.knownNames);
  const named = names.filter((name) => isName(name, folded) && !isInHeadline(name, folded));
  const dates = findDates(folded, { reference: context.askedOn, use: 'question' }).filter(
    (date) =>
      !named.some((name) => name.includes(date.text)) && !isPartOfName(folded, date) && !isHeldAgainst(folded, date),
  );
  const saysYear = dates.some(({ text }) => /\d{4}年|[一二三四五六七八九〇零]{4}年/.test(text));
  const order = askedOrder(folded);
  const { papers, page, onIssue } = askedIssue(folded, context.holdings);
  const asked = withYears(
    // In a question about 1986 「今冬」 is not the winter of asking.
    dates
      .filter(({ text }) => !saysYear || !/^[今明去本当]/.test(text))
      .flatMap(
        (date) =>
          yearlessFestival(date, context.holdings, context.askedOn) ?? [
            { text: date.text, range: { from: date.from, to: date.to } },
          ],
      ),
  );
  const bounds = { ...context, open: order !== null };
  const times = await anchorTimes(boundTimes(asked, folded, bounds), folded, named, bounds);
  const setting = {
    days: times.map((time) => time.range),
    localities: context.localities.filter((city) => folded.includes(city)),
  };
  const addressed = await Promise.all(
    addressesIn(folded, named).map((address) => context.namesByTitle(address, setting)),
  );
  const people = [...new Set([...named, ...addressed.flat()])];
  const untimed = times.reduce((text, time) => text.replace(time.text, ' '), folded);
  const plan: QueryPlan = {
    kind:
      opening.turn === 'plain' && isBareNames({ question: folded, people: named, times })
        ? 'list'
        : kindOf(folded, people),
    question: folded === fold(question).trim() ? question.trim() : folded,
    times,
    dayPart: dates.find((date) => date.dayPart)?.dayPart ?? dayPartOf(folded),
    on: onIssue ? 'issue' : whichDay(folded),
    order,
    papers,
    page,
    people,
    titles: titlesInQuestion(untimed),
    places: placesIn(withoutIssue(folded, { papers, page }), people, context.localities),
    eventWords: eventWords(untimed),
    deeds: deeds(folded),
    text: dropQuestionWords(folded),
    context: '',
    carried: whole === said ? [] : ['topic'],
  };
  return carry(asEventQuestion(await withHolder(plan, context, setting)), folded, context.slots, {
    opening,
    papers: context.holdings.issues.flatMap(({ paper }) => paper ?? []),
  });
}

/** A name in a headline that the question quotes says which article is meant, not whom the question is about. */
function isInHeadline(name: string, question: string): boolean {
  return question.includes(name) && !question.replace(/《[^《》]{4,60}》/g, '').includes(name);
}

/** Nobody is called 大桥有多长 or 毕业生, and 衡山县 holds nobody of the surname 山县. */
function isName(name: string, question: string): boolean {
  if (
    /有多|多少|什么|[哪谁]/.test(name) ||
    (/[生员者工]$/.test(name) && (isWord(name) || /(?:毕业|实习|研究|留学)生$/.test(name)))
  )
    return false;
  return !/[省市县区乡镇村]$/.test(name) || !findNamed(question).some((place) => place.name.endsWith(name));
}

const EVENT_NAME =
  /^(?:暨|联欢|庆祝|文艺|团拜|主题|书画|[\u4e00-\u9fff“”]{0,8}?(?:大会|座谈会|晚会|慰问会|表彰会|茶话会|仪式|演出|运动会|展览|书画展))/;

/** 「教师节表彰大会」: the festival names a meeting, which need not be on that day. */
function isPartOfName(question: string, { text, start, end }: DateFacet): boolean {
  if (isQuoted(question, start, end) && !/\d/.test(text)) return true;
  return !/\d|[年月日号]/.test(text) && EVENT_NAME.test(question.slice(end).replace(/^(?:前夕?|期间|当天)/, '|'));
}

/** 「比上年增长多少」: what is held against names no time of what is asked. */
function isHeldAgainst(question: string, { text, start }: DateFacet): boolean {
  return (
    /[比较]$/.test(question.slice(0, start)) && /^(?:上|去|前)一?年(?:同期)?$|^上[个一]?(?:月|季度?|周)$/.test(text)
  );
}

/** 「市委书记5月去了哪里」 asks of whoever held the office then; when several did, the question stays one of the office. */
async function withHolder(plan: QueryPlan, context: UnderstandContext, setting: AddressSetting): Promise<QueryPlan> {
  const [title, ...others] = plan.titles;
  if (plan.people.length > 0 || title === undefined || others.length > 0 || !OF_SOMEBODY.has(plan.kind)) return plan;
  const [holder, ...further] = await context.namesByOffice(title, setting);
  return holder !== undefined && further.length === 0 ? { ...plan, people: [holder] } : plan;
}

/** Kinds of questions that ask what somebody did or said. */
const OF_SOMEBODY = new Set<QuestionKind>(['list', 'count', 'summary']);

/** 「“清明诗话”」, 《春节》: a name in quotation marks. */
function isQuoted(question: string, start: number, end: number): boolean {
  return (
    /[“"《「『][^”"》」』]*$/.test(question.slice(0, start)) && /^[^“"《「『]*[”"》」』]/.test(question.slice(end))
  );
}

/** 「李某某是谁」 asks for the titles of somebody who is named. */
function kindOf(question: string, people: readonly string[]): QuestionKind {
  const kind = questionKind(question);
  const named = people.some((name) => question.includes(`${name}是`));
  return kind === 'who' && named && /是(?:谁|什么人|何人|哪位|干什么的)[?]?$/.test(question) ? 'role' : kind;
}

/** 「2022年9月和10月」: a time without a year takes the year said before it. */
function withYears(times: readonly PlanTime[]): PlanTime[] {
  let year: number | null = null;
  return times.map(({ text, range }) => {
    const own = dayFields(range.from)?.year ?? null;
    if (own !== null) year = own;
    const [from, to] =
      own === null && year !== null ? [withYear(range.from, year), withYear(range.to, year)] : [null, null];
    return { text, range: from && to ? { from, to } : range };
  });
}

/** 「9月6日的报纸登了什么」 asks for the day of the issue; everything else for the day of the event. */
function whichDay(question: string): QueryPlan['on'] {
  return /[日号天](?:的|那期)?(?:报纸|日报|晚报|晨报|头版|要闻|版面)|见报|刊登|刊发|登了|刊出/.test(question)
    ? 'issue'
    : 'event';
}

/** What the search for places takes for a part of one in a question and is none. */
const NO_PLACE =
  /哪|什么|谁|多少|几个|怎|了|的是|看|说|有哪|以外|当上|今年|去年|[上下]午|月|日|是不是|有没有|是否|有无|能不能|能否|会不会|如何|为何|早市|夜市/;

function placesIn(question: string, people: readonly string[], localities: readonly string[]): string[] {
  const named = findNamed(question)
    .map((facet) => facet.name)
    .filter((name) => name.length <= 14 && !people.some((person) => name.includes(person)) && !NO_PLACE.test(name));
  const cities = localities.filter((city) => question.includes(city) && !named.some((name) => name.includes(city)));
  return [...new Set([...named, ...cities])];
}
