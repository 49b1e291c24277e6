import type { Article } from '../../domain/article.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import type { Span } from '../../domain/span.ts';
import { comparable } from '../../text/comparable.ts';
import { findDates } from '../../text/dates.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { findPeople } from '../../text/people.ts';
import { findNamed } from '../../text/places.ts';
import { numberedNames } from '../find/constraints.ts';
import { contentWords, isWord } from '../understand/topic.ts';
import { quantitiesIn } from './quantity.ts';

/**
 * Where in a sentence the thing asked for stands, when the words beside the question word stand in its own clause:
 * 「实到多少人」 asks for the number of 「实到36人」, not of 「应到39人」. Null when nothing is tied to the question so.
 * Offsets are into `sentence`.
 */
export function findAsked(plan: QueryPlan, sentence: string, article: Article): Span | null {
  const said = comparable(sentence);
  if (tellsOfAnother(numberedNames(plan.question), numberedNames(said))) return null;
  const spans = candidates(plan, sentence, article);
  if (spans.length === 0) return null;
  const words = besideQuestionWord(plan);
  const scored = spans.map((span) => ({
    span,
    tie: tieOf(words, governed(plan, sentence, span, spans), span, sentence),
  }));
  const best = scored.filter(({ tie }) => tie > 0).sort((a, b) => b.tie - a.tie)[0];
  if (!best) return null;
  return plan.kind === 'who' ? listedWith(best.span, spans, sentence) : best.span;
}

/** The sentence names another one of a kind that the question numbers: 第三名 where 第二名 is asked for. */
function tellsOfAnother(asked: readonly string[], told: readonly string[]): boolean {
  const kind = (name: string) => name.replace(/[\d一二三四五六七八九十]+/, '');
  return asked.some((name) => !told.includes(name) && told.some((other) => kind(other) === kind(name)));
}

function candidates(plan: QueryPlan, sentence: string, article: Article): Span[] {
  const asked = searchForm(plan.question);
  const isNew = (span: Span) => !asked.includes(searchForm(sentence.slice(span.start, span.end)));
  if (plan.kind === 'when' && CLOCK_ASKED.test(asked)) return clocksIn(sentence).filter(isNew);
  if (plan.kind === 'when') {
    return findDates(sentence, { reference: article.issueDate?.value ?? null, use: 'article' }).filter(isNew);
  }
  if (plan.kind === 'where')
    return [...findNamed(sentence), ...placesBehindAt(sentence)].filter(isNew).map((span) => withHouse(span, sentence));
  if (plan.kind === 'who') return doers(plan, sentence).filter(isNew);
  if (plan.kind === 'quantity') return quantitiesIn(plan.question, sentence).filter(isNew);
  return [];
}

/** 「开到几点」 asks for the time of day, which a day does not answer. */
const CLOCK_ASKED = /几[点时](?!间|候|段)/;
const CLOCK =
  /(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|深夜|[早晚])?(?:\d{1,2}|[一二三四五六七八九十两]{1,3})(?:时|点钟?)(?![间候段多以])(?:\d{1,2}分|[一二三四五六七八九十]{1,3}分|半|整|许|一刻|三刻)?|(?<!\d)\d{1,2}[:：]\d{2}(?!\d)/g;

function clocksIn(sentence: string): Span[] {
  return [...sentence.matchAll(CLOCK)].map(({ index, 0: text }) => ({ start: index, end: index + text.length }));
}

/** 「青年路」 with the number of the house behind it. */
function withHouse({ start, end }: Span, sentence: string): Span {
  const house = /^\d{1,5}号/.exec(sentence.slice(end, end + 6))?.[0] ?? '';
  return { start, end: /[路街巷弄道]$/.test(sentence.slice(start, end)) ? end + house.length : end };
}

/** 「在城南旧货市场的台阶上」: a place that no ending gives away. */
function placesBehindAt(sentence: string): Span[] {
  return [...sentence.matchAll(/在([^,，。、;；]{2,18}?)(?=的|里|上|内|附近|举行|召开|举办|开幕|启动|进行)/g)].map(
    (match) => ({
      start: match.index + 1,
      end: match.index + match[0].length,
    }),
  );
}

/** People who may have done it: the deed is told, and they neither sent nor were sent for. */
function doers(plan: QueryPlan, sentence: string): Span[] {
  if (plan.deeds.length > 0 && !plan.deeds.some((deed) => sentence.includes(deed))) return [];
  return findPeople(sentence).filter(({ name, start, end }) => {
    const sent =
      /(?:受|代表|委托)[^,，。]{0,12}$/.test(sentence.slice(0, start)) || /^(?:的)?委托/.test(sentence.slice(end));
    return !plan.people.includes(name) && !sent;
  });
}

/** What a question word asks about: the words nearest before it weigh most, then those behind it. */
interface Beside {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Every content word before it: of two clauses that are tied alike, the one that tells more of them is meant. */
  readonly all: readonly string[];
}

const QUESTION_WORD =
  /多少|百分之几|几(?!乎)|多长时间|多久|多[大长高宽深重远]|什么时候|什么时间|何时|哪一?[天年月日]|哪里|哪儿|在哪|何地|何处|什么地方|谁|哪一?位|何人|什么人/;

function besideQuestionWord(plan: QueryPlan): Beside {
  const text = fold(plan.question).toLowerCase();
  const at = QUESTION_WORD.exec(text);
  if (!at) return { before: contentWords(text), after: plan.deeds, all: [] };
  const before = text.slice(0, at.index).replace(/(?:[了有是共约由的，,]|达到|一共|总共|分别)+$/, '');
  const words = contentWords(before);
  return {
    before: [...new Set([before.slice(-2), ...words.slice(-3).reverse(), ...verbAtEnd(before)])],
    after: [...plan.deeds, ...contentWords(text.slice(at.index + at[0].length))],
    // A day speaks for all that follows it, more of it the earlier it stands.
    all: plan.kind === 'when' ? [] : words,
  };
}

/** 「骗了多少钱」: the verb before the question word may be one character, and no part of a word (损失). */
function verbAtEnd(before: string): string[] {
  const last = before.at(-1) ?? '';
  if (isWord(before.slice(-2))) return [];
  return /[\u4e00-\u9fff]/.test(last) && !/[是有共的了在于为个]/.test(last) ? [last] : [];
}

/** What telling all of the question's words is worth beside a word next to the question word. */
const OF_ALL = 0.3;

/** Weight of the words beside the question word that stand in the clause; nearer to the span is a little better. */
function tieOf({ before, after, all }: Beside, clause: Span, span: Span, sentence: string): number {
  const text = fold(sentence.slice(clause.start, clause.end)).toLowerCase();
  const weight = (word: string, rank: number) => (text.includes(word) ? 1 / (rank + 1) : 0);
  // What follows the question word is the verb or the thing counted, and says most.
  const tie = Math.max(0, ...before.map(weight)) + 1.2 * Math.max(0, ...after.map(weight));
  const near = Math.abs(span.start - clause.start - text.indexOf(before[0] ?? after[0] ?? ''));
  const told = all.filter((word) => text.includes(word)).join('').length / Math.max(1, all.join('').length);
  return tie === 0 ? 0 : tie + told * OF_ALL - Math.min(near, 50) / 1000;
}

/** What a span speaks for: its clause; for a date all that follows, up to the next date. */
function governed(plan: QueryPlan, sentence: string, span: Span, spans: readonly Span[]): Span {
  const clause = clauseAround(sentence, span);
  if (plan.kind !== 'when') return clause;
  const next = spans.find((other) => other.start >= span.end);
  return { start: clause.start, end: next ? clauseAround(sentence, next).start : sentence.length };
}

/** The clause that holds a span: commas, stops (also narrow ones) and line breaks part, for numbers also 「、」. */
function clauseAround(sentence: string, span: Span): Span {
  const parts = (at: number) => /[,，;；。.：:、\n]/.test(sentence.charAt(at)) && !/\d/.test(sentence.charAt(at + 1));
  let [start, end] = [span.start, span.end];
  while (start > 0 && !parts(start - 1)) start--;
  while (end < sentence.length && !parts(end)) end++;
  return { start, end };
}

/** 「曹友仁、市消防支队支队长孔德胜」: everybody listed with the one found. */
function listedWith(found: Span, people: readonly Span[], sentence: string): Span {
  const joined = (a: Span, b: Span) =>
    /^[^,，。；;]{0,24}$/.test(sentence.slice(a.end, b.start)) && /[、和与及]/.test(sentence.slice(a.end, b.start));
  let { start, end } = found;
  for (const person of people) if (person.start >= end && joined({ start, end }, person)) end = person.end;
  for (const person of [...people].reverse())
    if (person.end <= start && joined(person, { start, end })) start = person.start;
  return { start, end };
}
