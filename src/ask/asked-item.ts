import type { Article } from '../domain/article.ts';
import type { QueryPlan } from '../domain/plan.ts';
import type { Span } from '../domain/span.ts';
import { findDates } from '../text/dates.ts';
import { fold, searchForm } from '../text/fold.ts';
import { findPeople } from '../text/people.ts';
import { findNamed } from '../text/places.ts';
import { questionTerms } from './rank-sentences.ts';

const NUMBER = '(?:[\\d][\\d,.]*|[零一二两三四五六七八九十百千万亿]+)\\s?(?:多|余)?[万亿千百]*(?:多|余)?';
/** Units of more than one character; any other unit is the one character behind the number. */
const UNITS =
  '小时|分钟|公里|公斤|平方米|平方公里|立方米|千瓦时|千瓦|人次|万元|亿元|美元|公顷|年度|个月|周年|台次|个百分点|个点|[a-zA-Z]{1,4}';
/** Number with its unit, as printed: 「1.3万余名」, 「35%」, 「百分之七」, 「24小时」, 「三千多元」. */
const QUANTITY = new RegExp(
  `(?:约|近|超过|超|逾|大约|不少于|至少)?(?:百分之[\\d.零一二三四五六七八九十百点]+|[\\d][\\d,.]*\\s?[%‰]|${NUMBER}\\s?(?:${UNITS}|[\\u4e00-\\u9fa5㎡℃]))`,
  'g',
);

/** Where in a sentence the thing asked for stands; null when it does not. Offsets are into `sentence`. */
export function findAsked(plan: QueryPlan, sentence: string, article: Article): Span | null {
  const spans = candidates(plan, sentence, article);
  if (spans.length === 0) return null;
  const terms = questionTerms(plan);
  return (
    spans.map((span) => ({ span, far: distance(span, sentence, terms) })).sort((a, b) => a.far - b.far)[0]?.span ?? null
  );
}

function candidates(plan: QueryPlan, sentence: string, article: Article): Span[] {
  const asked = searchForm(plan.question);
  const isNew = (span: Span) => !asked.includes(searchForm(sentence.slice(span.start, span.end)));
  if (plan.kind === 'when')
    return findDates(sentence, { reference: article.issueDate?.value ?? null, use: 'article' }).filter(isNew);
  if (plan.kind === 'where') return findNamed(sentence).filter((facet) => isNew(facet));
  if (plan.kind === 'who') return tellsDeed(plan, sentence) ? findPeople(sentence).filter(isNew) : [];
  if (plan.kind === 'quantity') return quantities(plan, sentence).filter(isNew);
  return [];
}

/** Who did it must stand in a sentence that says it was done. */
function tellsDeed(plan: QueryPlan, sentence: string): boolean {
  return plan.deeds.length === 0 || plan.deeds.some((deed) => sentence.includes(deed));
}

/** Measure words that stand between 多少 and what is counted; a number with another one is another thing. */
const MEASURES =
  '名人位个起件次场吨户家条辆台所栋亩米天岁届份张幅座只头套项宗例处批班篇期页间幢艘架棵株顶块元钱度级层趟';

/** Numbers whose unit is the one asked for (多少名, 几起); any number when the question names no unit. */
function quantities(plan: QueryPlan, sentence: string): Span[] {
  const folded = fold(sentence);
  const all = [...folded.matchAll(QUANTITY)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const rule = unitRule(fold(plan.question));
  return rule ? all.filter((span) => rule.test(folded.slice(span.start, span.end))) : all;
}

const MONEY = /投资|金额|资金|款|经费|造价|价格|票价|费用|工资|产值|销售额|营业额|预算|补贴|奖金|罚/;

function unitRule(question: string): RegExp | null {
  if (/多长时间|多久|工期有?多长|时长/.test(question)) return /小时|分钟|个月|[天日周秒]|(?<!\d{4})年/;
  if (/百分之几|比例|占比/.test(question)) return /[%‰]|百分/;
  if (/多大(?:年纪|岁数|年龄|了)|几岁|年龄|岁数/.test(question)) return /岁/;
  if (/多重|重量/.test(question)) return /斤|吨|克/;
  if (/多远|多高|多宽|多深|全长/.test(question)) return /米|公里|里|层/;
  const measure = /(?:多少|几)\s?(?:万|千|百|亿)?([\u4e00-\u9fa5])/.exec(question)?.[1] ?? '';
  if (measure === '' || !MEASURES.includes(measure)) return MONEY.test(question) ? /元/ : null;
  if ('人名位'.includes(measure)) return /[人名位]/;
  if ('钱元'.includes(measure)) return /元/;
  return new RegExp(measure);
}

/** Mean distance from a span to the question's terms in the sentence; the sentence's length when it has none. */
function distance(span: Span, sentence: string, terms: readonly string[]): number {
  const text = fold(sentence).toLowerCase();
  const far = terms.flatMap((term) => {
    const at = text.indexOf(term);
    return at < 0 ? [] : [Math.max(0, at >= span.end ? at - span.end : span.start - at - term.length)];
  });
  return far.length === 0 ? sentence.length : far.reduce((sum, value) => sum + Math.min(60, value), 0) / far.length;
}
