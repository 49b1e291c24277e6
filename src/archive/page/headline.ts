import { compoundAt, isSurname } from '../../text/surnames.ts';
import type { PageLine } from './page-line.ts';

/** The lines of a headline block, each in its part. */
export interface Headline {
  readonly kicker: readonly PageLine[];
  readonly title: readonly PageLine[];
  readonly subtitle: readonly PageLine[];
}

const KICKER_END =
  /(?:[—-]{2,}|[—:]|强调|指出|要求|表示|提出|时说|寄语|时强调|致辞|批示|研究决定|提醒|讲话时|寄望|勉励)[—:,\s]{0,3}$/;
const KICKER_VERB = /强调|指出|要求|表示|提出|时说|寄语|致辞|批示|讲话|寄望|勉励|[市县区省]长|书记/;
const DEED =
  /(?:参会|列席|检查|到会|主持|出席|讲话|致辞|参加|陪同|授牌|授旗|揭牌|揭幕|颁奖|宣布|宣讲|作[\u4e00-\u9fff]{0,4}报告|作动员|部署|安排工作|收听收看|宣读|调研|督导|慰问|会见|致信|批示|点评|通报|讲授|率队|带队)/;
const NEWS_CLAUSE =
  /^[^\s,]{2,16}(?:开展|举行|召开|举办|组织|推出|启动|部署|成立|揭牌|开幕|闭幕|签约|发布|出台|印发|通过|完成|开工|投产|通车|建成|开放|亮相|获|达|破获|救助|查处|新增|入选|当选)/;
const MEETING = /(?:召开|举行)(?:[\u4e00-\u9fff]{0,8}(?:会议|大会|全会|例会))?$/;
/** A meeting that is not named leads up to its matter; one that is named is the title. */
const BARE_MEETING = /(?:召开|举行)(?:专题|扩大|党组|常委)?会议?$/;
const MEETING_MATTER = /^(?:传达|学习|研究|审议|听取|贯彻|部署|讨论|安排|通过)/;
const NUMBER = '(?:\\d[\\d.,]*|[一二两三四五六七八九十百千万亿]+)[余多]?';
/** Figures behind a word that counts or a verb without a doer. */
const FIGURES = new RegExp(
  `^(?:前|首日|当日|日均|近|超|约|逾|共|总|累计|全年|预计|计划|首批|投资|全长|面积|过火|免费|出动|发放|新增|惠及|吸引|涉及|带动|工期|奖金|最高|平均)[\\u4e00-\\u9fff]{0,10}${NUMBER}`,
);
const STARTS_WITH_FIGURE = /^(?:\d[\d.,]*|[一二两三四五六七八九十百千万亿]{2,})[余多]?[\u4e00-\u9fff]{1,3}/;
/** A call without a doer, as a series or a campaign is headed: 「全面推进乡村振兴」. */
const SLOGAN =
  /^(?:全面|深入|扎实|大力|奋力|加快|牢记|学习|贯彻|喜迎|聚焦|走进|弘扬|践行|推动|推进|打造|建设|坚持|奋进|决战|决胜|迎接|庆祝|纪念)|(?:活动|行动|系列报道|进行时)$/;
const LONGEST_SLOGAN = 14;
/** 「清明小长假首日」: when it happened. */
const WHEN = /^[^,]{2,10}(?:首日|首周|前夕|当天|当日)$/;
/** So few letters above a whole piece of news name a column or a matter. */
const LONGEST_LABEL = 5;
/** The name of a district or a town alone: the first word of the title below it. */
const PLACE_LINE = /^[\u4e00-\u9fff]{1,5}[区县市镇乡村州]$/;
const DEED_END =
  /(?:主持|出席|讲话|致辞|参加|参会|列席|授牌|授旗|揭牌|颁奖|宣讲|批示|点评|部署|工作|启动|调研|督导|检查|考察|慰问|陪同|会议|活动|仪式|寄语|报告)$/;
/** What a meeting decided; a subtitle below the line that tells of the meeting. */
const DECISION = /^(?:决定|通过|选举|补选|任命|表决|票决|增补)/;
const EXPLAINS =
  /[,、;]|^(?:要求|号召|呼吁|今年|去年|截至|目前|近年|预计|首批|力争|计划|记者|共|将|至|已|全年|上半年|年内|[一二三四]季度)/;

/**
 * Puts the lines of a headline block (in reading order, at least one) into kicker, title and subtitle. A marked line is
 * the title; else 「——」 and 「强调」 end a kicker, a line of deeds or an explaining one after the title is a subtitle,
 * and lines of like length are one title broken over lines.
 */
export function readHeadline(block: readonly PageLine[]): Headline {
  return byMarks(block) ?? byWords(block);
}

function byMarks(block: readonly PageLine[]): Headline | null {
  const marks = block.filter((line) => line.mark > 0).map((line) => line.mark);
  if (marks.length === 0 || (marks.length === block.length && new Set(marks).size === 1 && block.length > 3))
    return null;
  const level = marks.reduce((least, mark) => Math.min(least, mark));
  const from = block.findIndex((line) => line.mark === level);
  let to = from + 1;
  while (block[to]?.mark === level) to++;
  const last = block[to - 1];
  // A line that ends in 「强调」 leads up to another, whatever mark it has.
  if (to < block.length && last && isKicker(last))
    return { kicker: block.slice(0, to), title: block.slice(to, to + 1), subtitle: block.slice(to + 1) };
  return { kicker: block.slice(0, from), title: block.slice(from, to), subtitle: block.slice(to) };
}

/** 「白马乡:」 over a title is its first word. */
const PLACE_COLON = /^[\u4e00-\u9fff“”"]{2,6}:$/;

const SPACED = /^\S(?:\s\S){3,}(?:\s{2,}\S(?:\s\S)+)*$/;

/** A line whose letters are printed apart, among others that are not, is set in the biggest type: the title. */
function setApart(block: readonly PageLine[]): Headline | null {
  const from = block.findIndex((line) => SPACED.test(line.plain.trim()));
  if (from < 0 || block.every((line) => SPACED.test(line.plain.trim()))) return null;
  let to = from + 1;
  while (to < block.length && SPACED.test(block[to]?.plain.trim() ?? '')) to++;
  return { kicker: block.slice(0, from), title: block.slice(from, to), subtitle: block.slice(to) };
}

function isKicker(line: PageLine): boolean {
  if (MATTER_ONLY.test(compact(line)) && !NEWS_CLAUSE.test(compact(line))) return true;
  return KICKER_END.test(line.plain) && !(PLACE_COLON.test(line.plain.trim()) && !KICKER_VERB.test(line.plain));
}

function byWords(block: readonly PageLine[]): Headline {
  const apart = setApart(block);
  if (apart) return apart;
  const kickerEnd = lastIndex(block.slice(0, -1), isKicker);
  const kicker = block.slice(0, kickerEnd + 1);
  const rest = block.slice(kickerEnd + 1);
  const tail = rest.findIndex((line, index) => index > 0 && isSubtitle(line));
  const subtitle = tail < 0 ? [] : rest.slice(tail);
  const middle = tail < 0 ? rest : rest.slice(0, tail);
  if (kicker.length > 0) {
    const titles = middle.findIndex((line, index) => index > 0 && isFigures(line.plain));
    const end = titles < 0 ? middle.length : titles;
    return { kicker, title: middle.slice(0, end), subtitle: [...middle.slice(end), ...subtitle] };
  }
  const [from, to] = titleRange(middle, subtitle.length > 0);
  return { kicker: middle.slice(0, from), title: middle.slice(from, to), subtitle: [...middle.slice(to), ...subtitle] };
}

/** Which of the lines are the title when no kicker gives itself away by its ending. */
function titleRange(lines: readonly PageLine[], hasSubtitle: boolean): readonly [number, number] {
  const [first, second] = lines;
  if (!first || !second) return [0, lines.length];
  if (/[?!]$/.test(compact(first)) && !/[?!]$/.test(compact(second))) return [0, 1];
  if (DOCUMENT.test(compact(second)) || UNFINISHED.test(compact(first)) || isPlace(first))
    return [0, titleEnd(lines, 0)];
  const pair = parallelTail(lines);
  if (pair > 0) return [0, pair];
  if (introduces(first, second)) return [1, titleEnd(lines, 1)];
  if (explains(first, second)) return [0, 1];
  if (areOneTitle(first, second)) return [0, titleEnd(lines, 0)];
  if (lines.length >= 3) return [1, titleEnd(lines, 1)];
  return hasSubtitle || isSubjectOnly(first) ? [0, 2] : [0, 1];
}

/** Where two last lines of one build begin, 「早学:…」 「晚议:…」: a subtitle. 0 when there are none. */
function parallelTail(lines: readonly PageLine[]): number {
  const from = lines.length - 2;
  const labelled = (line: PageLine): boolean => /^[^:\s]{1,6}:[^:]{2,30}$/.test(line.plain.trim());
  return from > 0 && lines.slice(from).every(labelled) && !lines.slice(0, from).some(labelled) ? from : 0;
}

/** The title goes on over lines that look like its first one. */
function titleEnd(lines: readonly PageLine[], from: number): number {
  let to = from + 1;
  for (; to < lines.length; to++) {
    const [before, line] = [lines[to - 1], lines[to]];
    if (!before || !line || explains(before, line) || !areOneTitle(before, line)) break;
  }
  return to;
}

/** Whether a folded headline line tells who does what: 「某市召开…」, 「某桥昨日通车」. */
export function isNewsClause(plain: string): boolean {
  return NEWS_CLAUSE.test(plain.replace(/\s+/g, ''));
}

function isSubtitle(line: PageLine): boolean {
  return (
    line.deck === true ||
    /^[—-]{1,4}/.test(line.plain) ||
    DEMAND.test(line.plain.trim()) ||
    (isDeedLine(line.plain) && !leadsOn(line))
  );
}

/** 「陶某要求:降本增效」 */
const DEMAND = /^[\u4e00-\u9fff]{2,4}(?:强调|要求|指出|提出|表示|寄语)[,:]./;

/** 「某书记在某地调研时强调」 leads up to what comes; deeds of several people do not. */
function leadsOn(line: PageLine): boolean {
  const pieces = line.plain
    .trim()
    .split(/\s+/)
    .map((piece) => piece.replace(OFFICE, ''));
  return KICKER_END.test(line.plain) && !(pieces.length > 1 && pieces.every(deedAfterName));
}

/** What somebody is, before the name: 「副市长」, 「县委书记」. */
const OFFICE =
  /^(?:[省市县区州镇乡]?[委府]?(?:常务|党组|党委)?副?(?:书记|[省市县区州镇乡]长|主任|主席|部长|校长|院长|局长|厅长|董事长|总经理)、?){1,3}/;

/** 「朱某主持」, 「…召开 朱某出席并讲话」: who did what at the meeting that the title tells of. */
function isDeedLine(plain: string): boolean {
  const pieces = plain.trim().split(/\s+/);
  if (pieces.length > 1 && pieces.every((piece) => deedAfterName(piece.replace(OFFICE, '')))) return true;
  const last = (plain.trim().split(/\s+/).at(-1) ?? '').replace(OFFICE, '');
  return DEED_END.test(last) && deedAfterName(last);
}

/** A name of two to eight letters (one or two people), then a deed. */
function deedAfterName(text: string): boolean {
  const at = text.search(DEED);
  const place = text.search(/[赴到在与为向]/);
  const nameEnd = place > 0 && place < at ? place : at;
  return nameEnd >= 2 && nameEnd <= 8 && startsWithName(text);
}

function startsWithName(text: string): boolean {
  return isSurname(text.charAt(0)) || compoundAt(text, 0);
}

/**
 * Whether the first of two lines leads up to the second: somebody's deed, a meeting before its matter, figures before
 * what they are about, a phrase without a doer before a clause with one.
 */
function introduces(first: PageLine, second: PageLine): boolean {
  const [a, b] = [compact(first), compact(second)];
  if (isFigures(b) || isDeedLine(second.plain)) return false;
  if (BARE_MEETING.test(a) && MEETING_MATTER.test(b)) return true;
  if (SLOGAN.test(a) && a.length <= LONGEST_SLOGAN && !SLOGAN.test(b) && !NEWS_CLAUSE.test(a)) return true;
  if (first.plain.trim().split(/\s+/).every(deedAfterName)) return true;
  if (isFigures(a) || WHEN.test(a)) return true;
  if (a.length <= LONGEST_LABEL && b.length >= 2 * a.length && NEWS_CLAUSE.test(b)) return true;
  return !NEWS_CLAUSE.test(a) && NEWS_CLAUSE.test(b) && b.length > a.length * 1.3;
}

/** Whether the second line only tells more of the first: figures, circumstances, a longer sentence with commas. */
function explains(first: PageLine, second: PageLine): boolean {
  const [a, b] = [compact(first), compact(second)];
  if (isFigures(b)) return true;
  // 「洪峰昨夜过某江」 「三万军民守大堤」: lines of one length are a pair in spite of the figure.
  if (STARTS_WITH_FIGURE.test(b)) return a.length !== b.length || /\d/.test(b);
  if (MEETING.test(a) && (DECISION.test(b) || MEETING_MATTER.test(b))) return true;
  if (TIMED.test(b) && !TIMED.test(a)) return true;
  if (EXPLAINS.test(b) && !/[,、;]/.test(a)) return true;
  return b.length > a.length * 1.5 && a.length >= 8;
}

/** Figures without anybody who acts: 「总投资12.6亿元 计划工期30个月」, 「免费发放头盔1500个」. */
function isFigures(plain: string): boolean {
  return FIGURES.test(plain.replace(/\s+/g, ''));
}

/** 「今天十时在人民剧院颁奖」: the hour and the place of what the title tells. */
const TIMED =
  /^(?:[今昨明][日天晚]|\d{1,2}日)[^,]{0,12}(?:举行|召开|开幕|颁奖|揭晓|开考|启用|举办)|^(?:[今昨明][日天晚]|\d{1,2}日)\d{1,2}[时点]/;
/** The second line of a document's title: 「某市人大常委会」 over 「任免名单」. */
const DOCUMENT =
  /^(?:任免|任命|免职|获奖|表彰|公示)?(?:名单|公告|通知|通告|决定|公报|通报|意见|办法|条例|倡议书|慰问信|讣告|声明|启事|提示)$/;

/** A line that cannot end a headline: 「市政府决定端午节前后」. */
const UNFINISHED = /(?:前后|期间|之际|以来|[的与和及为将把向对在从由使让])$/;
/** 「就当前夏收工作」: what somebody spoke or decided about. */
const MATTER_ONLY = /^(?:就|针对)[^,。]{4,}(?:工作|问题|情况|事宜|任务|精神|建设|发展)$/;

/** 「县科学大会先进集体和先进个人」: who, and not yet what of them. */
function isSubjectOnly(line: PageLine): boolean {
  return /(?:个人|集体|职工|群众|代表|干部|师生|学生|居民|村民|社员|工人|企业|单位|队员|官兵|青年|妇女)$/.test(
    compact(line),
  );
}

/** Lines of like length or build: 「听民声 解民忧」 over 「办实事 见实效」; or a short first line that needs the second. */
function areOneTitle(first: PageLine, second: PageLine): boolean {
  const [a, b] = [compact(first), compact(second)];
  if (DOCUMENT.test(b) || UNFINISHED.test(a) || isPlace(first)) return true;
  if (Math.abs(a.length - b.length) <= 1) return true;
  return a.length + b.length <= 16 && !NEWS_CLAUSE.test(a);
}

/** 「石桥镇」, 「县农业局:」. */
function isPlace(line: PageLine): boolean {
  return PLACE_LINE.test(compact(line)) || PLACE_COLON.test(line.plain.trim());
}

function compact(line: PageLine): string {
  return line.plain.replace(/\s+/g, '');
}

function lastIndex<T>(items: readonly T[], test: (item: T) => boolean): number {
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item !== undefined && test(item)) return i;
  }
  return -1;
}
