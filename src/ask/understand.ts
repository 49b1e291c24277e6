import type { Slots } from '../domain/conversation.ts';
import { type Day, dayFields, withYear } from '../domain/day.ts';
import type { DateFacet } from '../domain/facet.ts';
import type { Holdings } from '../domain/holdings.ts';
import type { PlanTime, QueryPlan, QuestionKind } from '../domain/plan.ts';
import { findDates } from '../text/dates.ts';
import { fold } from '../text/fold.ts';
import { findNamed } from '../text/places.ts';
import { dropQuestionWords } from '../text/search-text.ts';
import { type Address, type AddressSetting, addressesIn } from './addresses.ts';
import { carry } from './conversation.ts';
import { namesInQuestion } from './names-in-question.ts';
import { questionKind } from './question-kind.ts';
import { dayPartOf, deeds, eventWords } from './question-words.ts';
import { titlesInQuestion } from './titles-in-question.ts';
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
  readonly knownNames: (candidates: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Reads a question into a plan; what it leaves open is taken from the conversation's slots. */
export async function understand(question: string, context: UnderstandContext): Promise<QueryPlan> {
  const folded = fold(question).trim();
  const named = await namesInQuestion(folded, context.knownNames);
  const dates = findDates(folded, { reference: context.askedOn, use: 'question' }).filter(
    (date) => !named.some((name) => name.includes(date.text)) && !isPartOfName(folded, date),
  );
  const said = dates.some(({ text }) => /\d{4}年|[一二三四五六七八九〇零]{4}年/.test(text));
  const times = withYears(
    // In a question about 1986 「今冬」 is not the winter of asking.
    dates
      .filter(({ text }) => !said || !/^[今明去本当]/.test(text))
      .flatMap(
        (date) =>
          yearlessFestival(date, context.holdings, context.askedOn) ?? [
            { text: date.text, range: { from: date.from, to: date.to } },
          ],
      ),
  );
  const setting = {
    days: times.map((time) => time.range),
    localities: context.localities.filter((city) => folded.includes(city)),
  };
  const addressed = await Promise.all(
    addressesIn(folded, named).map((address) => context.namesByTitle(address, setting)),
  );
  const people = [...new Set([...named, ...addressed.flat()])];
  const plan: QueryPlan = {
    kind: kindOf(folded, people),
    question: question.trim(),
    times,
    dayPart: dates.find((date) => date.dayPart)?.dayPart ?? dayPartOf(folded),
    on: whichDay(folded),
    people,
    titles: titlesInQuestion(times.reduce((text, time) => text.replace(time.text, ' '), folded)),
    places: placesIn(folded, people, context.localities),
    eventWords: eventWords(folded),
    deeds: deeds(folded),
    text: dropQuestionWords(folded),
    carried: [],
  };
  return carry(await withHolder(plan, context, setting), folded, context.slots);
}

const EVENT_NAME =
  /^(?:暨|联欢|庆祝|文艺|团拜|主题|书画|[\u4e00-\u9fff“”]{0,8}?(?:大会|座谈会|晚会|慰问会|表彰会|茶话会|仪式|演出|运动会|展览|书画展))/;

/** 「教师节表彰大会」: the festival names a meeting, which need not be on that day. */
function isPartOfName(question: string, { text, start, end }: DateFacet): boolean {
  if (isQuoted(question, start, end) && !/\d/.test(text)) return true;
  return !/\d|[年月日号]/.test(text) && EVENT_NAME.test(question.slice(end).replace(/^(?:前夕?|期间|当天)/, '|'));
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
const NO_PLACE = /哪|什么|谁|多少|几个|怎|了|的是|看|说|有哪|以外|当上|今年|去年|[上下]午|月|日/;

function placesIn(question: string, people: readonly string[], localities: readonly string[]): string[] {
  const named = findNamed(question)
    .map((facet) => facet.name)
    .filter((name) => name.length <= 14 && !people.some((person) => name.includes(person)) && !NO_PLACE.test(name));
  const cities = localities.filter((city) => question.includes(city) && !named.some((name) => name.includes(city)));
  return [...new Set([...named, ...cities])];
}
