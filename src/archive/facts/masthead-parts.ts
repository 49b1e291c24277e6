import { PAPER_NAME } from '../page/dateline.ts';
import { withoutDates } from './masthead-date.ts';

/** 「临湖报」 at the start of a line: names that only end in 报, words such as 预报 aside. */
export const PLAIN_PAPER = /^[\u4e00-\u9fff]{2,6}(?<![预海公简通情捷喜申举汇播战])报(?=[第\d|]|$)/;
const MASTHEAD_PARTS = [
  PLAIN_PAPER,
  /[上下]一[版期]/g,
  new RegExp(`[\\u4e00-\\u9fff]{2,7}${PAPER_NAME}(?:社)?`, 'g'),
  /\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?/g,
  /本报今[天日](?:共?出)?(?:\d{1,3}|[一二三四五六七八九十]{1,3})版/g,
  /(?:中华)?民国[\d一二三四五六七八九十〇零○百]{1,4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日/g,
  /[一二三四五六七八九十〇零○]{4}年[一二三四五六七八九十正]{1,3}月[一二三四五六七八九十]{1,3}日/g,
  /星期[一二三四五六日天]|周[一二三四五六日](?![\u4e00-\u9fff])/g,
  /(?<!由)(?:中共)?(?:(?!由)[\u4e00-\u9fff]){1,20}(?:[委社部局会府办]|集团|公司|大学|学院|中心)(?:主管主办|主管、主办|主办|主管|编印|出版)|公历|阳历|(?:校内|内部|公开|免费)(?:发行|赠阅|交流)/g,
  /(?:农历|夏历|阴历|旧历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?闰?[正一二三四五六七八九十冬腊]{0,2}月?(?:初|十|廿|卅|三十|二十)?[一二三四五六七八九十]?/g,
  /(?:农历|夏历|阴历|旧历)闰?[正一二三四五六七八九十冬腊]{1,2}月(?:初|十|廿|卅|三十|二十)?[一二三四五六七八九十]?/g,
  /(?:总)?第?\d{2,6}期|[今本][日期](?:共)?(?:\d{1,3}|[一二三四五六七八九十]{1,3})版|第?[A-Z]?\d{1,2}版|\bCN\d\d-\d{4}\b|[A-Z]\d{2}/g,
  /第[〇零○一二三四五六七八九十百千]{1,8}[号期版]/g,
  /(?:责任编辑|责编|编辑|主编|美编|校对|版式)[:/]?[\u4e00-\u9fff]{0,4}/g,
  /(?:要闻|综合|地方|本地|民生|社会|时事|国内|国际|体育|文化|副刊|经济|财经|广告|专版|专题|新闻|头版|时政|教育|健康|县区|县域|关注|视点|都市|生活|城事|天下)/g,
];

/** Whether a folded line without white space is nothing but masthead parts (name, day, lunar day, page, issue number), a few letters aside. */
export function isMasthead(compact: string): boolean {
  if (compact.length < 3 || compact.length > 90 || compact.includes('。')) return false;
  const strong = /日|期|版|报|刊|星期|^[农夏阴旧]历|^[A-D]\d{1,2}/.test(compact);
  if (!strong) return false;
  const most = compact.length >= 16 ? 3 : 0;
  const [rest, left] = withoutParts(compact);
  if (rest === compact) return false;
  return left <= most || (left <= LONGEST_DATE && withoutParts(withoutDates(compact))[1] <= most);
}

/** A date that OCR spoiled leaves so many letters at most. */
const LONGEST_DATE = 10;

/** The line without its parts, and how many letters are left. */
function withoutParts(compact: string): readonly [string, number] {
  const rest = MASTHEAD_PARTS.reduce((left, pattern) => left.replace(pattern, '|'), compact);
  return [rest, rest.replace(/[|\s\d·:.,/()[\]【】《》"“”—-]|[A-Za-z]/g, '').length];
}
