/** Whether the text ends a sentence: 。！？… or a closing quote or bracket behind one. */
export function endsSentence(plain: string): boolean {
  return /[。!?！？…；;][”’」』)》〉】\]"'\s]{0,6}$/.test(plain.slice(-12)) || /\.\.\.$/.test(plain.slice(-3));
}

const CANNOT_END = /[的把和与在对将被从向为及或而、,:;以《“‘「『(【〈]$/;
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [/[“「『]/g, /[”」』]/g],
  [/《/g, /》/g],
  [/\(/g, /\)/g],
];

/** Whether a short line looks torn out of a sentence: an open bracket or quote, or an ending no headline has. */
export function looksTorn(plain: string): boolean {
  if (CANNOT_END.test(plain.slice(-1))) return true;
  return PAIRS.some(([open, close]) => count(plain, open) !== count(plain, close));
}

const SENTENCE_START =
  /^(?:[\u4e00-\u9fff]{2,4}(?:指出|强调|要求|表示|认为|介绍|说|还|一行)|会议(?:指出|强调|要求|认为|还)|据(?:悉|了解|介绍|统计)|活动(?:现场|中|当天)|会上|随后|当[日天晚]|目前,|近年来,|截至|同时,|此外,|其中,|为此,|下一步,|接下来)/;

/** Whether a line begins as running text does inside an article. */
export function startsLikeSentence(plain: string): boolean {
  return SENTENCE_START.test(plain);
}

const LIST_ITEM =
  /^(?:[(]?[一二三四五六七八九十\d]{1,3}(?:[)、]|\.(?!\d))|[●◆■★※·•-]|第[一二三四五六七八九十]{1,3}[条章节]|[\u4e00-\u9fff]{0,6}(?:时间|地点|地址|主办|承办|协办|指导|电话|联系|咨询|报名|费用|名称|对象|方式|项目|原因|范围|截止|单位|线路|票价|价格|日期|人数|编号|规格|起拍)[^:]{0,6}:)/;

/** Whether a line is an item of a list: numbered, bulleted, or a label with its value. */
export function isListItem(plain: string): boolean {
  return LIST_ITEM.test(plain);
}

const LEAD_START =
  /^(?:(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]|\d{1,2}[日号][上下晚凌中]|[昨今前]日|[昨今前]天|近日|日前|近期|连日来|新年|\d{1,2}月(?:以来|份|中旬|上旬|下旬|底)|上周|本周|入[春夏秋冬]|[春夏秋冬]日|记者)/;

/** Whether a paragraph begins as a news lead does: with its day. */
export function startsLikeLead(plain: string): boolean {
  return LEAD_START.test(plain);
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Whether a word runs over the seam: 「…高质量发」 + 「展是…」. */
export function tearsWord(left: string, right: string): boolean {
  const [tail, head] = [left.slice(-8), right.slice(0, 8)];
  if (!/[\u4e00-\u9fff]$/.test(tail) || !/^[\u4e00-\u9fff]/.test(head)) return false;
  for (const part of words.segment(tail + head)) {
    if (part.index < tail.length && part.index + part.segment.length > tail.length) return true;
  }
  return false;
}

/** What stands between two pieces of one paragraph: a space between Latin words or numbers, else nothing. */
export function seamBetween(left: string, right: string): string {
  return /[A-Za-z0-9]$/.test(left) && /^[A-Za-z0-9]/.test(right) ? ' ' : '';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
