import type { NamedFacet } from '../domain/facet.ts';
import { fold } from './fold.ts';
import { wordMap } from './name-words.ts';

const HAN = /[\u3400-\u9fff0-9A-Za-z·]/;
const ENDINGS =
  /律师事务所|会计师事务所|委员会|博物馆|图书馆|体育馆|体育中心|会展中心|文化馆|派出所|工业园区|工业园|产业园|开发区|高新区|人民医院|医院|卫生院|大学|学院|中学|小学|幼儿园|有限公司|集团|公司|银行|法院|检察院|协会|学会|研究院|研究所|省|自治区|市|县|街道|社区|区|乡|镇|村|广场|公园|机场|车站|大桥|水库|景区|路|局|厅/g;
const ORGANISATION = /(所|会|馆|院|大学|学院|中学|小学|园|公司|集团|银行|局|厅)$/;
const PLACE_LIKE = /(馆|园)$/;
const STOPS = new Set(
  (
    '在 到 赴 于 的 和 与 及 向 对 为 是 从 由 把 被 将 来到 前往 走进 深入 位于 来自 访问 抵达 离开 返回 全 我 本 该 各 每 这 那 此 多 数 个 两 一 等 了 并 也 ' +
    '分包 召开 举行 举办 出席 参加 主持 了解 组织 建设 调研 检查 部署 传达 学习 市直有关 有关 相关 全体 上 下 中 里 内 后 前 随后 上午 下午 晚 今天 昨天 年 月 日'
  ).split(' '),
);

/** Places and organisations named in a text, in order, without overlaps; offsets are into `text`. */
export function findNamed(text: string): NamedFacet[] {
  const folded = fold(text);
  const words = wordMap(folded);
  const found: NamedFacet[] = [];
  let floor = 0;
  for (const match of folded.matchAll(ENDINGS)) {
    const end = match.index + match[0].length;
    if (words.endOf(end - 1) > end) continue;
    let start = match.index;
    while (start > floor && HAN.test(folded.charAt(start - 1)) && end - start < 30) {
      const word = Math.max(floor, words.startOf(start - 1));
      if (STOPS.has(folded.slice(word, start))) break;
      start = word;
    }
    if (end - start - match[0].length < 1) continue;
    const name = text.slice(start, end);
    const last = found.at(-1);
    if (last && last.end === start) found.pop();
    const from = last && last.end === start ? last.start : start;
    const organisation = ORGANISATION.test(name) && !PLACE_LIKE.test(name);
    found.push({ name: text.slice(from, end), kind: organisation ? 'organisation' : 'place', start: from, end });
    floor = end;
  }
  return found;
}
