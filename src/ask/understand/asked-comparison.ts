import type { PlanTime, QueryPlan, QuestionKind } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';
import { dropQuestionWords } from '../../text/search-text.ts';
import { questionKind } from './question-kind.ts';
import { deeds } from './question-words.ts';

/** What decides between two things: the larger or smaller value, the earlier or later day, how far they are apart; `each` decides nothing. */
type Measure = 'more' | 'less' | 'first' | 'last' | 'difference' | 'each';

/** One of the things compared, with the question about it alone. */
export interface Side {
  readonly name: string;
  readonly plan: QueryPlan;
  /** True when the sides are two times of one thing. */
  readonly isTime: boolean;
}

/** A question that holds two things against each other. */
export interface Comparison {
  readonly sides: readonly [Side, Side];
  readonly measure: Measure;
  /** As asked: 多, 早, 长; empty when only 「各多少」 or a difference was asked for. */
  readonly word: string;
  /** Whether the first is asked to be it: 「甲比乙长吗」. */
  readonly isYesNo: boolean;
}

const WORD = '多|少|大|小|早|晚|先|后|高|低|长|短|快|慢|贵|便宜|重|轻|远|近|宽|窄|深|厚|久|领先|年轻|年长';
const LESS = /少|小|低|短|慢|便宜|轻|近|窄|年轻/;
/** What is asked of one thing alone when the question names nothing but the word of comparison. */
const ALONE: Readonly<Record<string, string>> = {
  长: '全长多少',
  短: '全长多少',
  大: '面积多少平方米',
  小: '面积多少平方米',
  高: '有多高',
  低: '有多高',
  远: '有多远',
  近: '有多远',
  重: '有多重',
  轻: '有多重',
  宽: '有多宽',
  窄: '有多宽',
  深: '有多深',
  贵: '价格多少钱',
  便宜: '价格多少钱',
  久: '历时多久',
  年轻: '多大年纪',
  年长: '多大年纪',
};
const WHICH = /(?:哪[个一家座条所县市区村种位项场]{1,2}|谁)(?:的)?/;
const ASKS =
  /各自?(?=[是有为达建占投产用收增完在于什多几])|分别|相比|相差|差[了多几]*(?:多少|几)?|(?:有|的)?(?:什么|何|哪些|啥)?(?:不同|区别|差别|差异|异同)(?:点|之处)?(?:是什么|在哪里?|有哪些)?/;
const LONGEST_NAME = 20;

/** The two things that a question compares, each with a question of its own; null when they cannot be told apart. */
export function askedComparison(plan: QueryPlan): Comparison | null {
  const times = byTimes(plan);
  if (times) return times;
  const text = plan.times
    .reduce((rest, time) => rest.replace(fold(time.text), ''), fold(plan.question))
    .replace(/^[的在,\s]+|(?:对比|比较)(?:一下|下)?|请问|[?。]+$/g, '')
    .trim();
  const found = byThan(text) ?? byPair(text);
  if (!found) return null;
  const when = plan.times.map((time) => time.text).join('');
  const side = (name: string): Side => ({
    name,
    plan: planOf(plan, `${when}${name}${found.asks}`),
    isTime: false,
  });
  const { first, second, measure, word, isYesNo } = found;
  return { sides: [side(first), side(second)], measure, word, isYesNo };
}

/** 「2017年和2023年的人口各是多少」: one thing at two times. */
function byTimes(plan: QueryPlan): Comparison | null {
  const [one, two] = plan.times;
  if (!one || !two || plan.times.length > 2) return null;
  const text = fold(plan.question).replace(/[?。]+$/, '');
  const [first, second] = [fold(one.text), fold(two.text)];
  const at = text.indexOf(first);
  const behind = text.slice(at + first.length);
  const joint = /^[和与跟同、比]/.exec(behind)?.[0];
  if (at < 0 || joint === undefined || !behind.startsWith(joint + second)) return null;
  const found = tailOf(behind.slice(joint.length + second.length).replace(/^的/, ''));
  if (!found) return null;
  const opening = text.slice(0, at).replace(/^(?:请问|对比|比较)(?:一下)?/, '');
  const side = (time: PlanTime): Side => ({
    name: time.text,
    plan: { ...planOf(plan, `${opening}${time.text}${found.asks}`), times: [time] },
    isTime: true,
  });
  return { sides: [side(one), side(two)], measure: found.measure, word: found.word, isYesNo: false };
}

interface Found extends Omit<Comparison, 'sides'> {
  readonly first: string;
  readonly second: string;
  /** What is asked of each, behind its name. */
  readonly asks: string;
}

/** 「甲比乙长吗」, 「甲的产量比乙多多少」. */
function byThan(text: string): Found | null {
  const match = new RegExp(
    `^(.{2,24}?)比(.{2,20}?)(?:还|要|更)?(${WORD})(?:了|一?些|一点)*(吗|么|多少|几[^吗]{0,3})?$`,
  ).exec(text);
  if (!match) return null;
  const [, before = '', second = '', word = '', end = ''] = match;
  const [first = '', attribute = ''] = apart(before, second);
  const asks = attribute === '' && ALONE[word] ? ALONE[word] : asking(attribute, word);
  return {
    first,
    second: second.replace(attribute, ''),
    asks,
    measure: /多少|几/.test(end) ? 'difference' : measureOf(word),
    word,
    isYesNo: /[吗么]/.test(end),
  };
}

/** 「甲的春茶产量」 held against 乙: the name and what is measured of it. */
function apart(text: string, other: string): [string, string] {
  const of = text.indexOf('的');
  if (of >= 2) return [text.slice(0, of), text.slice(of + 1)];
  const end = text.indexOf(other.slice(-1), 1);
  return end >= 1 ? [text.slice(0, end + 1), text.slice(end + 1)] : [text, ''];
}

/** 「甲和乙的产量哪个多」, 「甲与乙各有多少」, 「甲和乙有什么不同」. */
function byPair(text: string): Found | null {
  for (const match of text.matchAll(/[和与跟同、]/g)) {
    const [before, after] = [text.slice(0, match.index), text.slice(match.index + 1)];
    const end = endOfName(before, after);
    if (before.length < 2 || before.length > LONGEST_NAME || end === null) continue;
    const second = after.slice(0, end);
    const rest = after
      .slice(end)
      .replace(/^(?:这?两[个者家条座县市区]|之间|二者|两者)/, '')
      .replace(/^的/, '');
    const first = before.length - second.length >= 2 ? withoutOpening(before, second) : before;
    const opening = before.slice(0, before.length - first.length);
    const tail = tailOf(rest);
    if (tail) return { first, second, ...tail, asks: opening + tail.asks, isYesNo: false };
  }
  return null;
}

/** What is asked of both, in the words behind their names: 「的产量哪个多」, 「各有多少」, 「相差多少」. */
function tailOf(rest: string): Pick<Found, 'asks' | 'measure' | 'word'> | null {
  const which = WHICH.exec(rest);
  if (which) {
    const [attribute, tail] = [rest.slice(0, which.index), rest.slice(which.index + which[0].length)];
    const word = new RegExp(`(?:更|最|比较)?(${WORD})`).exec(tail)?.[1] ?? '';
    const own = tail
      .replace(new RegExp(`(?:更|最|比较)?${word}(?:一?些|一点|呢)*$`), '')
      .replace(new RegExp(`^(?:更|最)?${word}`), '');
    const said = (attribute + own).replace(/的$/, '');
    const alone = said === '' ? ALONE[word] : undefined;
    return { asks: alone ?? asking(said, word), measure: measureOf(word), word };
  }
  const asks = ASKS.exec(rest);
  if (!asks) return null;
  const said = rest.replace(ASKS, '').replace(/^的/, '');
  const differs = /相差|差[了多几]/.test(asks[0]);
  return { asks: differs ? asking(said, '多') : said, measure: differs ? 'difference' : 'each', word: '' };
}

/** Where the second name ends: at the ending that it shares with the first (石鼓县和白沙县…), else before 「的」 or what is asked. */
function endOfName(before: string, after: string): number | null {
  const shared = after.indexOf(before.slice(-1), 1);
  if (shared >= 1 && shared < LONGEST_NAME) return shared + 1;
  const stop = after.search(/的|哪|谁|各|分别|相比|相差|有什么|在|是|[多什]/);
  return stop >= 2 && stop <= LONGEST_NAME ? stop : null;
}

/** Words before the first name that hold for both. */
const OPENS = /(?:[年月日度季的]|[上下]半年|[全我本][市县省区国]|期间)$/;

/** 「一季度石鼓县」 beside 白沙县: what stands in front of a name of the same length belongs to both. */
function withoutOpening(before: string, second: string): string {
  const own = before.slice(-second.length);
  return OPENS.test(before.slice(0, -own.length)) ? own : before;
}

function asking(said: string, word: string): string {
  if (/[先后早晚]/.test(word)) return `${said}什么时候`;
  const attended = /(参加|出席|主持|召开|举行|举办|调研)过?(?:了)?的?(会议?|活动|仪式|调研)?(?:次数|场次)?$/.exec(said);
  if (attended) return `${attended[1]}了几次${attended[2] ?? '活动'}`;
  return /多少|几/.test(said) ? said : `${said}多少`;
}

function measureOf(word: string): Measure {
  if (/先|早/.test(word)) return 'first';
  if (/后|晚/.test(word)) return 'last';
  if (word === '') return 'each';
  return LESS.test(word) ? 'less' : 'more';
}

function planOf(plan: QueryPlan, question: string): QueryPlan {
  const own = questionKind(question);
  const kind: QuestionKind = own === 'comparison' ? 'what' : own;
  return {
    ...plan,
    kind,
    question,
    text: dropQuestionWords(question),
    people: plan.people.filter((name) => question.includes(name)),
    places: plan.places.filter((place) => question.includes(place)),
    deeds: deeds(question),
  };
}
