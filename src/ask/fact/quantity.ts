import type { Span } from '../../domain/span.ts';
import { fold } from '../../text/fold.ts';

const DIGITS = '零一二两三四五六七八九十百千万亿';
/** 千 of 千瓦, 千克, 千米 and 千伏 belongs to the unit. */
const DIGIT = `(?:千(?![瓦克米伏])|[${DIGITS.replace('千', '')}])`;
const NUMBER = `(?:[\\d][\\d,.]*|${DIGIT}+(?:点[${DIGITS}]+)?)\\s?(?:多|余)?(?:千(?![瓦克米伏])|[万亿百])*(?:多|余)?`;
/** Units of more than one character; any other unit is the one character behind the number. */
const UNITS =
  '小时(?:[\\d零一二三四五六七八九十]+分(?:钟)?(?:[\\d零一二三四五六七八九十]+秒)?)?|分钟|公里|公斤|平方米|平方公里|立方米|千瓦时|千瓦|千克|千米|千伏|人次|万元|亿元|美元|公顷|年度|个月|周年|台次|个百分点|个点|公尺|比[\\d一二三四五六七八九十]+|[a-zA-Z]{1,4}';
/** Number with its unit, as printed: 「1.3万余名」, 「35%」, 「百分之七」, 「2小时29分47秒」, 「三千多元」. */
const QUANTITY = new RegExp(
  `(?:约|近|超过|超|逾|大约|不少于|至少)?(?:百分之[\\d.${DIGITS}点]+|[\\d][\\d,.]*\\s?[%‰]|${NUMBER}\\s?(?:${UNITS}|[\\u4e00-\\u9fa5㎡℃]))`,
  'g',
);
/** Measure words that stand between 多少 and what is counted; a number with another one is another thing. */
const MEASURES =
  '名人位个起件次场吨户家条辆台所栋亩米天岁届份张幅座只头套项宗例处批班篇期页间幢艘架棵株顶块元钱度级层趟组站';
const MONEY =
  /投资|金额|资金|款|经费|造价|价格|票价|费用|工资|产值|销售额|营业额|预算|补贴|奖金|罚|增加值|生产总值|gdp/i;

/** 「他多大了」 asks for years of age; 「水库有多大」 and 「风力多大」 for the size of a thing. */
const OLD = /(?<![有量力度差积模围距口失响用])多大了?[?]?$|(?:今年|当时|现在|那年)有?多大/;

/** Numbers in a sentence whose unit is the one that the question asks for; all of them when it names no unit. */
export function quantitiesIn(question: string, sentence: string): Span[] {
  const folded = fold(sentence);
  const rule = unitRule(fold(question));
  return [...folded.matchAll(QUANTITY)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((span) => isCount(folded.slice(span.start, span.end)))
    .filter((span) => rule === null || rule.test(folded.slice(span.start, span.end)));
}

/** 「一边」 and 「一个」 count nothing; a bare Chinese numeral needs a measure word behind it. */
function isCount(text: string): boolean {
  if (/^一[个名种次条些份]$/.test(text)) return false;
  return /\d|[万亿百千]/.test(text) || /小时|分钟|公里|公斤/.test(text) || MEASURES.includes(text.at(-1) ?? ' ');
}

function unitRule(question: string): RegExp | null {
  if (/多长时间|多久|[期间时限龄]有?多长|[时片]长/.test(question)) return /小时|分钟|个月|[天日周秒]|(?<!\d{4})年/;
  const measure = /(?:多少|几)\s?(?:万|千|百|亿)?([\u4e00-\u9fa5])/.exec(question)?.[1] ?? '';
  const counts = measure !== '' && MEASURES.includes(measure);
  if (/百分之几|比例|占比|比重|率(?:是|为|有|达到?)?(?:多少|几)|增长了?多少/.test(question) && !counts)
    return /[%‰]|百分|倍/;
  if (/(?:下降|提高|增加|减少|降低|增长)[了到至]?多少/.test(question) && !counts) return /[^年月日号时点]$/;
  if (/面积[^,。]{0,4}(?:多[大少]|几)|占地(?:多[大少]|几)/.test(question)) return /平方|公顷|亩/;
  if (/多大(?:年纪|岁数|年龄)|几岁|年龄|岁数/.test(question) || OLD.test(question)) return /岁/;
  if (/比分/.test(question)) return /比/;
  if (/多重|重量/.test(question)) return /斤|吨|克/;
  if (/多远|多高|多宽|多深|多长|全长/.test(question)) return /米|公里|里|层|尺/;
  if (
    !counts &&
    /多少(?:观众|群众|家长|干部|[\u4e00-\u9fff]{1,4}[员者生师工民客手兵](?![产活意态作程业地会车流运机术段资夫间]))/.test(
      question,
    )
  )
    return /[人名位]/;
  if (!counts) return MONEY.test(question) ? /元/ : null;
  if ('人名位'.includes(measure)) return /[人名位]/;
  if ('钱元'.includes(measure)) return /元/;
  if ('个组站'.includes(measure)) return new RegExp(`[${measure}座处家组]`);
  return new RegExp(measure);
}
