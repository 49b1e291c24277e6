/** What a decimal counts or measures: 9.5公里 is no day. */
const UNITS = '万亿千百元角公里米厘毫吨斤克个人名位倍度级折寸版点亩平时分秒英兆瓦升岁届次分号寸代成股';
const BARE_DAY = new RegExp(
  `^(1[0-2]|[1-9])\\.([12]\\d|3[01]|[1-9])(?=[\\u4e00-\\u9fff])(?![${UNITS}]|日|的(?:比例|利率|版本|汇率|增速))`,
);

/** A question that begins with a day as chats write it, with that day in words: 9.5霍某调研 → 9月5日霍某调研. */
export function withBareDay(question: string): string {
  return question.replace(BARE_DAY, '$1月$2日');
}
