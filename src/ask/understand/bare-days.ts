/** What a decimal counts or measures: 9.5公里 is no day. */
const UNITS = '万亿千百元角公里米厘毫吨斤克个人名位倍度级折寸版点亩平时分秒英兆瓦升岁届次分号寸代成股';
const BARE_DAY = new RegExp(
  `^(1[0-2]|[1-9])\\.([12]\\d|3[01]|[1-9])(?=[\\u4e00-\\u9fff])(?![${UNITS}]|日|的(?:比例|利率|版本|汇率|增速))`,
);

/** A year, or a year with a month, that stands by itself as commands write it: 「时间线 秦国文 2022」, 「2022-09」. */
const EDGE = '(?<![^\\s,、至到])';
const END = '(?=$|[\\s,、至到]|的)';
const BARE_YEARS = new RegExp(`${EDGE}((?:19|20)\\d{2})\\s?[-—~]{1,2}\\s?((?:19|20)\\d{2})${END}`, 'g');
const BARE_MONTH = new RegExp(`${EDGE}((?:19|20)\\d{2})[-/.](0?[1-9]|1[0-2])${END}`, 'g');
const BARE_YEAR = new RegExp(`${EDGE}((?:19|20)\\d{2})${END}`, 'g');

/**
 * A question with the days, months and years that chats and commands write as bare numbers in words: 9.5霍某调研 →
 * 9月5日霍某调研, 「时间线 霍某 2022」 → 「时间线 霍某 2022年」.
 */
export function withBareDay(question: string): string {
  return question
    .replace(BARE_DAY, '$1月$2日')
    .replace(BARE_YEARS, '$1年至$2年')
    .replace(BARE_MONTH, (_, year: string, month: string) => `${year}年${Number(month)}月`)
    .replace(BARE_YEAR, '$1年');
}
