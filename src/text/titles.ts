import type { Span } from '../domain/span.ts';
import { fold } from './fold.ts';
import { NO_TITLE_HEADS, SINGULAR_HEADS, TITLE_HEADS, TRAILING_HEADS } from './lexicon/title-words.ts';
import { type WordMap, wordMap } from './name-words.ts';

const heads = new Set(TITLE_HEADS);
const noTitle = new Set(NO_TITLE_HEADS);
const singular = new Set(SINGULAR_HEADS);
const trailing = new Set(TRAILING_HEADS);
const lastChars = new Set(TITLE_HEADS.map((head) => head.slice(-1)));
const LONGEST_HEAD = 7;
const LONGEST_TITLE = 60;
const TITLE_CHAR = /[\u3400-\u9fffA-Za-z0-9“”·—-]/;
/** Words a title does not run over when it is followed to the left. */
const STOPS = new Set(
  (
    '讯 要 本报讯 报讯 深入 学习 贯彻 由 在 的 了 与 向 对 为 是 从 将 把 被 让 给 到 等 请 随 同 据 经 及 以及 和 暨 并 也 还 就 又 都 而 但 后 前 时 中 上 下 里 内 以 ' +
    '代表 陪同 会见 任命 选举 当选 当选为 担任 出任 就任 听取 传达 来自 时任 现任 时 会上 期间 今天 昨天 今日 昨日 日前 近日 上午 下午 ' +
    '晚上 晚 凌晨 随后 期间 其中 包括 邀请 聘请 专访 采访 拜访 会晤 接见 看望 慰问 介绍 表示 说 称 指出 强调 宣布 根据 按照 印发 通过 ' +
    '我 该 本 此 这 那 这位 那位 一位 一名 两位 两名 多名 几位 名 位 年 月 日 号 岁 被告 作为 成为 任 叫 叫做 带领 率领 ' +
    '出席 参加 主持 他 她 它 他们 以 因 因为 如 比如 例如 像 有 没有 对于 关于 感谢 祝贺 悼念 怀念 纪念 推荐 提名 接受 收到 问'
  ).split(' '),
);
/** Halves of one office joined by 和: 工业和信息化局. */
const JOINED =
  /(工业|发展|教育|卫生|人力资源|住房|文化|规划|农业|科学|科技|经济|质量|自然资源|城乡|城市管理|监察|民族|新闻|环境|交通|水利|退役军人|商务|食品|安全|对外|港澳|广播|体育|财政|国防|教科|预算|审计|社会|法制)[和与]$/;

/** One title, and whether it names an office (「市民」 and 「先生」 do not). */
export interface Head extends Span {
  readonly office: boolean;
}

/** The titles that end right before `at`, in printed order, and where the first begins; null when there is none. */
export function titlesBefore(
  text: string,
  at: number,
  words: WordMap,
): { readonly titles: readonly string[]; readonly start: number } | null {
  const end = skipSpaceBack(text, at);
  const head = headBefore(text, end);
  if (!head) return null;
  const titles: string[] = [];
  let piece = extend(text, head, words);
  let start = piece.start;
  if (head.office) titles.unshift(text.slice(piece.start, piece.end));
  while (!piece.cut && isJoin(text.charAt(piece.start - 1))) {
    const before = headBefore(text, piece.start - 1);
    if (!before) break;
    piece = extend(text, before, words);
    start = piece.start;
    if (before.office) titles.unshift(text.slice(piece.start, piece.end));
  }
  return { titles, start };
}

/** The title right behind a name (张伟教授), or null. */
export function titleAfter(text: string, at: number, words: WordMap): string | null {
  for (let length = 5; length >= 2; length--) {
    const word = text.slice(at, at + length);
    if (trailing.has(word) && words.endOf(at + length - 1) <= at + length) return word;
  }
  return null;
}

/** Cuts 「省副省长、市委书记」 into its titles; what is no title is left out. */
export function splitTitles(text: string): string[] {
  return text
    .split(/[、,，;；\s]/)
    .map((piece) => piece.trim())
    .filter((piece) => headBefore(piece, piece.length)?.office === true);
}

/** Whether a title that stands before a list of names holds for every name of the list. */
export function holdsForAll(title: string): boolean {
  const head = headBefore(title, title.length);
  if (!head) return false;
  if (!singular.has(title.slice(head.start))) return true;
  return /副|原|前/.test(title.charAt(head.start - 1));
}

export function headBefore(text: string, end: number): Head | null {
  if (!lastChars.has(text.charAt(end - 1))) return null;
  for (let length = LONGEST_HEAD; length >= 2; length--) {
    const word = text.slice(end - length, end);
    if (word.length === length && heads.has(word)) return { start: end - length, end, office: !noTitle.has(word) };
  }
  return null;
}

/** Follows a title to the left over its organisation; `cut` when it ended at a word rather than at a mark. */
function extend(text: string, head: Head, words: WordMap): Span & { readonly cut: boolean } {
  let start = head.start;
  const limit = Math.max(0, head.end - LONGEST_TITLE);
  while (start > limit) {
    if (!TITLE_CHAR.test(text.charAt(start - 1))) return { start, end: head.end, cut: false };
    const word = words.startOf(start - 1);
    const piece = text.slice(word, start);
    if (STOPS.has(piece) && !(/[和与]/.test(piece) && JOINED.test(text.slice(Math.max(0, start - 6), start)))) {
      return { start, end: head.end, cut: true };
    }
    start = Math.max(word, limit);
  }
  return { start, end: head.end, cut: start > 0 };
}

function isJoin(char: string): boolean {
  return char === '、' || char === ' ' || char === ',' || char === '兼';
}

function skipSpaceBack(text: string, at: number): number {
  return text.charAt(at - 1) === ' ' ? at - 1 : at;
}

/** Offices named anywhere in a question (「衡阳市委书记是谁」 → 市委书记 with what stands before it), in order. */
export function titlesInQuestion(text: string): string[] {
  const folded = fold(text);
  const words = wordMap(folded);
  const found: string[] = [];
  let next = 0;
  for (let end = 2; end <= folded.length; end++) {
    const head = headBefore(folded, end);
    if (!head?.office || head.start < next || longerHead(folded, end) || words.endOf(end - 1) > end) continue;
    const span = extend(folded, head, words);
    found.push(folded.slice(Math.max(span.start, next), span.end));
    next = end;
  }
  return found;
}

function longerHead(text: string, end: number): boolean {
  for (let more = 1; more <= 2; more++) {
    const longer = headBefore(text, end + more);
    if (longer && longer.start < end) return true;
  }
  return false;
}
