import type { Span } from '../domain/span.ts';
import { PERSON_WORDS, SINGULAR_HEADS, TITLE_HEADS, TITLE_STOPS, TRAILING_HEADS } from './lexicon/title-words.ts';
import { pairAt, unitSet } from './name-tables.ts';
import type { WordMap } from './name-words.ts';

const heads = new Set([...TITLE_HEADS, ...PERSON_WORDS]);
const offices = new Set(TITLE_HEADS);
const singular = new Set(SINGULAR_HEADS);
const trailing = new Set(TRAILING_HEADS);
const isLast = unitSet([...heads].map((head) => head.slice(-1)));
const opensTrailing = unitSet(TRAILING_HEADS);
interface Head {
  readonly word: string;
  readonly office: boolean;
}
const NO_HEADS: readonly Head[] = [];
const headsByTail = byTail(heads);
const POLITE = new Set(['先生', '女士', '小姐', '同志', '夫人']);
const LONGEST_TITLE = 60;
const LONGEST_CHAIN = 12;
/** 董事长兼总经理: one office and another. */
const ALSO = '兼';
const OUR = /^[市省县区州国](?!委|长|政|人大|纪)/;
/** 昨天下午 is one word. */
const TIME = /^(?:[今昨明前当后次][天日晚年])?(?:上午|下午|中午|晚上|凌晨|傍晚|早上|清晨|深夜|午后)$/;
const PRESS = new Set(['记者', '通讯员', '实习生', '编辑', '评论员', '摄影师']);
const PRESS_BEFORE =
  /^(?:[^“”]{0,7}[^“”本](?:报|网|社|台|刊)|[^“”]{0,8}(?:全媒体|见习|实习|首席|特约|特派|驻京|摄影|视频|文字|融媒体?|客户端|责任|高级|资深|主任|体育|美术|新闻))$/;
/** 代表团团长 */
const DELEGATION = /^团[团副长秘]/;
const TITLE_CHAR = /[\u3400-\u9fffA-Za-z0-9“”·—-]/;
/** 经开区, 经信局: no preposition. */
const ECONOMIC = /^(?:开区|开发|信局|信委|信办|发局|管局|管站|贸|委)/;
/** A body told before, where more than the holder of its office follows: 该院内科, not 该院长 or 该市委书记. */
const SAID_BEFORE =
  /^[该本此](?:公司|企业|集团|中心|[院校局厂所站村镇乡县市区省州队店馆社行团台](?![长委党政纪务士友医园]|人大))/;
/** What turns a deed into a body: 指导组, 活动办. */
const BODY = /^(?:组|小组|委|部|办|局|站|队|中心|工作|领导|指挥)/;
/** First halves of offices joined by 和: 工业和信息化局. */
const JOINED =
  /(?:工业|发展|教育|卫生|健康|人力资源|住房|文化|规划|农业|科学|科技|经济|质量|自然资源|城乡|城市管理|监察|民族|新闻|环境|交通|水利|商务|食品|安全|广播|体育|财政|国防|教科|预算|审计|社会|法制|自然|疾病|外交|宗教|机关|团体|友好|和平|妇女|青年)[和与]$/;

/** The last word of a title, and whether it names an office: 「市民」 and 「男子」 do not. */
interface TitleHead extends Span {
  readonly office: boolean;
}

interface TitlePiece extends Span {
  /** Whether it ended at a word rather than at a mark: nothing before it belongs to it. */
  readonly cut: boolean;
}

/** The titles that end right before `at` in a folded text, in printed order, and where the first begins. */
export function titlesBefore(
  text: string,
  at: number,
  words: WordMap,
): { readonly titles: readonly string[]; readonly start: number } | null {
  let head = headBefore(text, skipSpaces(text, at));
  if (!head) return null;
  const titles: string[] = [];
  let piece: TitlePiece | null = null;
  for (let n = 0; head && n < LONGEST_CHAIN; n++) {
    const next = followTitle(text, head, words);
    if (piece && text.charAt(piece.start - 1) === ',' && next.cut) break;
    piece = next;
    if (head.office) titles.unshift(titleText(text, head, piece));
    head = piece.cut || !/[、 ,兼]/.test(text.charAt(piece.start - 1)) ? null : headBefore(text, piece.start - 1);
  }
  return piece && { titles, start: piece.start };
}

/** The title right behind a name (张伟教授), or null; 先生 and the like are none. */
export function titleAfter(text: string, at: number, words: WordMap): string | null {
  const title = trailingHead(text, at, words);
  return title === null || POLITE.has(title) ? null : title;
}

/** Whether a title or a polite word of address stands right behind a name. */
export function isAddressed(text: string, at: number, words: WordMap): boolean {
  return trailingHead(text, at, words) !== null;
}

/** Whether a text is the last word of a title: 市长, 教授. */
export function isTitleHead(text: string): boolean {
  return offices.has(text);
}

/** Whether a text is the last word of a title or says who somebody is: 市长, 顾客. */
export function isTitleWord(text: string): boolean {
  return heads.has(text);
}

/** Whether a title that stands before a list of names holds for every name of the list. */
export function holdsForAll(title: string): boolean {
  const head = headBefore(title, title.length);
  if (!head) return false;
  return !singular.has(title.slice(head.start)) || /[副原前]/.test(title.charAt(head.start - 1));
}

/** The title word that ends at `end`, the longest there is. */
export function headBefore(text: string, end: number): TitleHead | null {
  if (!isLast(text.charCodeAt(end - 1))) return null;
  for (const { word, office } of headsByTail.get(pairAt(text, end - 2)) ?? NO_HEADS) {
    if (text.startsWith(word, end - word.length)) return { start: end - word.length, end, office };
  }
  return null;
}

/** Title words by their last two characters, longest first. */
function byTail(words: ReadonlySet<string>): ReadonlyMap<number, readonly Head[]> {
  const tails = new Map<number, Head[]>();
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    if (word.length < 2) continue;
    const key = pairAt(word, word.length - 2);
    const others = tails.get(key);
    if (others) others.push({ word, office: offices.has(word) });
    else tails.set(key, [{ word, office: offices.has(word) }]);
  }
  return tails;
}

/** Whether the word that ends at `end` belongs to a body's name, though such words mostly end one: 工业和信息化, 指导组. */
export function isPartOfBody(text: string, end: number): boolean {
  return BODY.test(text.slice(end, end + 2)) || JOINED.test(text.slice(Math.max(0, end - 6), end));
}

function trailingHead(text: string, at: number, words: WordMap): string | null {
  if (!opensTrailing(text.charCodeAt(at))) return null;
  for (let length = 4; length >= 2; length--) {
    const word = text.slice(at, at + length);
    if (trailing.has(word) && words.endOf(at + length - 1) <= at + length) return word;
  }
  return null;
}

/** Before 记者 and the like only a paper or a kind of reporter belongs to the title. */
function titleText(text: string, head: TitleHead, piece: TitlePiece): string {
  const word = text.slice(head.start, head.end);
  const whole = text.slice(piece.start, piece.end);
  if (!PRESS.has(word)) return whole;
  return PRESS_BEFORE.test(text.slice(piece.start, head.start)) ? whole : word;
}

/** Follows a title to the left over its organisation, word by word. */
function followTitle(text: string, head: TitleHead, words: WordMap): TitlePiece {
  const { end } = head;
  let start = head.start;
  while (start > 0 && end - start < LONGEST_TITLE && TITLE_CHAR.test(text.charAt(start - 1))) {
    if (text.charAt(start - 1) === ALSO) break;
    const word = Math.max(words.startOf(start - 1), end - LONGEST_TITLE);
    if (isStop(text, word, start)) return unquoted(text, { start, end, cut: true }, head.start);
    start = word;
  }
  return unquoted(text, { start, end, cut: false }, head.start);
}

function isStop(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end);
  if (word === '经' && ECONOMIC.test(text.slice(end, end + 2))) return false;
  if (word === '代表' && DELEGATION.test(text.slice(end, end + 2))) return false;
  return (TITLE_STOPS.has(word) || TIME.test(word)) && !isPartOfBody(text, end);
}

/** A title does not begin with a closing quotation mark, and an opening one that it does not close opens what is said. */
function unquoted(text: string, piece: TitlePiece, head: number): TitlePiece {
  const inside = text.slice(piece.start, piece.end);
  const close = inside.indexOf('”');
  const open = inside.indexOf('“');
  const last = inside.lastIndexOf('“');
  if (last > inside.lastIndexOf('”')) return { ...piece, start: piece.start + last + 1, cut: true };
  if (close >= 0 && (open < 0 || close < open)) return { ...piece, start: piece.start + close + 1, cut: true };
  const said = saidBefore(text, piece.start);
  if (said >= 0 && piece.start + said <= head) return { ...piece, start: piece.start + said, cut: true };
  if (/[我本全]/.test(text.charAt(piece.start - 1)) && OUR.test(inside)) return { ...piece, start: piece.start + 1 };
  return /^[·—由-]/.test(inside) ? { ...piece, start: piece.start + 1, cut: true } : piece;
}

/** How much of 「该院内科主任」 and 「本院内科主任」 names a body told before; -1 where nothing does. */
function saidBefore(text: string, start: number): number {
  const from = /[该本此]/.test(text.charAt(start - 1)) ? start - 1 : start;
  return (SAID_BEFORE.exec(text.slice(from, from + 5))?.[0].length ?? start - from - 1) - (start - from);
}

function skipSpaces(text: string, at: number): number {
  let end = at;
  while (end > at - 2 && text.charAt(end - 1) === ' ') end--;
  return end;
}
