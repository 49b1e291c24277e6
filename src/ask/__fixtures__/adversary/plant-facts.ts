import { findDates } from '../../../text/dates.ts';
import { findPeople } from '../../../text/people.ts';
import { findNamed } from '../../../text/places.ts';
import { type BadDraft, type Ground, replaced } from './bases.ts';

type Planter = (ground: Ground) => readonly (BadDraft | null)[];

const TITLES = ['市长', '市委书记', '副市长', '主任', '局长', '县长', '秘书长', '主席', '记者'];

/** Faults of fact, one planter a kind. */
export const FACT_PLANTERS: readonly Planter[] = [
  (g) => [swap(g, 'invented name', people(g)[0]?.name, '欧阳震霆')],
  (g) => [exchanged(g, 'swapped people', people(g)[0]?.name, people(g).at(-1)?.name)],
  (g) => [exchanged(g, 'swapped roles', '主持', '出席'), exchanged(g, 'swapped roles', '主持', '讲话')],
  (g) => [wrongTitle(g)],
  (g) =>
    numbers(g)
      .slice(0, 2)
      .map(({ text, at }) => replaced(g, 'shifted number', at, text, String(Number(text) + 7))),
  (g) => [wrongUnit(g)],
  (g) => [otherNumber(g)],
  (g) => [wrongDate(g)],
  (g) => [wrongYear(g)],
  (g) => [swap(g, 'wrong day part', '上午', '下午'), swap(g, 'wrong day part', '下午', '上午')],
  (g) => [named(g, 'place', '白石岭镇', 'wrong place')],
  (g) => [named(g, 'organisation', '市地震局', 'wrong organisation')],
];

function swap(ground: Ground, kind: string, old: string | undefined, put: string): BadDraft | null {
  const at = old ? ground.sentence.indexOf(old) : -1;
  return old && at >= 0 ? replaced(ground, kind, at, old, put) : null;
}

function people({ sentence }: Ground) {
  return findPeople(sentence);
}

/** Two words of one sentence in each other's place. */
function exchanged(ground: Ground, kind: string, a: string | undefined, b: string | undefined): BadDraft | null {
  const { sentence } = ground;
  if (!a || !b || a === b) return null;
  const [x, y] = [sentence.indexOf(a), sentence.indexOf(b)];
  if (x < 0 || y < 0 || x > y || /^[、和与及]?$/.test(sentence.slice(x + a.length, y))) return null;
  if (isList(sentence.slice(x + a.length, y))) return null;
  const text = sentence.slice(0, x) + b + sentence.slice(x + a.length, y) + a + sentence.slice(y + b.length);
  const planted = text.slice(Math.max(0, x - 4), x + b.length + 5);
  return { kind, question: ground.base.question, reply: `${text}[${ground.key}]`, planted };
}

/** Names of one list may change places without a lie. */
function isList(between: string): boolean {
  return !/[\u4e00-\u9fff]{0,60}(?:主持|出席|讲话|指出|强调|要求|说|介绍|参加|赴|到|，)/.test(between);
}

function wrongTitle(ground: Ground): BadDraft | null {
  for (const person of people(ground)) {
    const title = person.titles.at(-1);
    const old = TITLES.find((one) => title?.endsWith(one));
    if (!old || !title) continue;
    const at = ground.sentence.indexOf(title + person.name) + title.length - old.length;
    if (at < 0 || ground.sentence.slice(at, at + old.length) !== old) continue;
    return replaced(ground, 'wrong title', at, old + person.name, `${old === '市长' ? '县长' : '市长'}${person.name}`);
  }
  return null;
}

function numbers({ sentence }: Ground): { readonly text: string; readonly at: number }[] {
  const dates = findDates(sentence, { reference: null, use: 'article' });
  return [...sentence.matchAll(/(?<![\d.A-Za-z])\d{1,5}(?![\d.年月日时分])/g)]
    .filter((match) => !dates.some((date) => date.start <= match.index && match.index < date.end))
    .map((match) => ({ text: match[0], at: match.index }));
}

function wrongUnit(ground: Ground): BadDraft | null {
  const units: Readonly<Record<string, string>> = {
    座: '处',
    处: '座',
    户: '人',
    公里: '米',
    万元: '亿元',
    亿元: '万元',
    人: '户',
    辆: '名',
    名: '家',
    家: '名',
    平方米: '平方公里',
    '%': '个',
    个: '名',
  };
  const rule = /(\d)(座|处|户|公里|万元|亿元|人|辆|名|家|平方米|%|个)/;
  const match = rule.exec(ground.sentence);
  const put = match && units[match[2] ?? ''];
  return match && put ? replaced(ground, 'wrong unit', match.index, match[0], `${match[1]}${put}`) : null;
}

function otherNumber(ground: Ground): BadDraft | null {
  const [a, b] = numbers(ground);
  if (!a || !b || a.text === b.text) return null;
  const { sentence, key, base } = ground;
  const text =
    sentence.slice(0, a.at) +
    b.text +
    sentence.slice(a.at + a.text.length, b.at) +
    a.text +
    sentence.slice(b.at + b.text.length);
  const planted = text.slice(Math.max(0, a.at - 5), a.at + b.text.length + 3);
  return { kind: 'number of another subject', question: base.question, reply: `${text}[${key}]`, planted };
}

function wrongDate(ground: Ground): BadDraft | null {
  const match = /(?<![\d至])(\d{1,2})日/.exec(ground.sentence);
  if (!match) return null;
  const day = Number(match[1]);
  return replaced(ground, 'wrong date', match.index, match[0], `${day < 28 ? day + 1 : day - 1}日`);
}

function wrongYear(ground: Ground): BadDraft | null {
  const match = /(?<!\d年)(\d{1,2}月\d{1,2}日)/.exec(ground.sentence);
  const year = ground.citation.issueDate?.slice(0, 4);
  if (!match || !year || !/^\d{4}$/.test(year)) return null;
  return replaced(ground, 'wrong year', match.index, match[0], `${Number(year) - 1}年${match[0]}`);
}

function named(ground: Ground, sort: 'place' | 'organisation', put: string, kind: string): BadDraft | null {
  const one = findNamed(ground.sentence).find((each) => each.kind === sort && each.name.length >= 3);
  return one ? replaced(ground, kind, one.start, one.name, put) : null;
}
