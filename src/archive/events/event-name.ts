import type { DateFacet } from '../../domain/facet.ts';
import type { Span } from '../../domain/span.ts';
import { type EventShape, type Head, headsIn, isGenericName } from './event-words.ts';

/** Date facets by where they start. */
type DatesAt = ReadonlyMap<number, DateFacet>;

/** A name found beside a verb, and what its last word makes of it. */
export interface FoundName extends Span {
  readonly shape: EventShape;
}

const LONGEST = 90;
const MOST_LISTED = 5;
/** Praise before a name is no part of it. */
const EPITHETS =
  /^(?:别开生面|丰富多彩|形式多样|精彩纷呈|多种多样|主题鲜明|如火如荼|隆重|盛大|简朴|庄严|庄重|特殊|特别|重要|热烈|生动|独特|难忘|有趣|温馨|简短|一系列|系列|他|她|他们|我们)(?:而[^的,]{1,6})?的/;
/** After these a name is at its end, whatever follows. */
const STOPS =
  /^(?:$|[\s,.。;:!?、\-—]|听取|并|就|对|上|时|后|之后|的|在|于|将|由|审议|安排|落实|和|及|以及|与|等|期间|现场|精神|结束|召开|举行|举办|[开闭]幕(?!式)|强调|指出|要求|讲话|发表|为|向|是|有)/;
/** These start a new verb, or go on with the name: 「会议部署…」, 「活动动员大会」. */
const MAY_STOP =
  /^(?:动员|部署|学习|总结|通报|调度|分析|研究|讨论|专题|传达|推进|表彰|贯彻|宣传|启动|正式|隆重|昨|今|日前|近日)/;
/** What refers to a meeting without telling that it was held. */
const REFERENCE =
  /^(?:精神|结束|之后|以来|前夕|闭幕后|召开后|召开以来|之际|纪要|(?:工作)?(?:要求|部署)(?=[,。和]|$)|的(?:部署|要求|精神|通知|决定|讲话|意见|安排|召开|胜利召开))/;

/** The name that a verb such as 召开 or 出席 takes, from `from` on; null when none stands there before `end`. */
export function nameAfter(
  masked: string,
  from: number,
  end: number,
  dates: DatesAt,
  anyGathering: boolean,
): FoundName | null {
  const opening = skipOpening(masked, from, Math.min(end, from + LONGEST * 2), dates);
  const limit = opening + clauseText(masked, opening, Math.min(end, opening + LONGEST)).length;
  const start = opening + (EPITHETS.exec(masked.slice(opening, limit))?.[0].length ?? 0);
  let last: Head | null = null;
  const heads = headsIn(masked, start, limit, anyGathering);
  for (const [n, head] of heads.entries()) {
    last = head;
    if (stopsAt(masked, head, heads[n + 1] ?? null, limit)) break;
  }
  if (!last || last.end - start < 2 || REFERENCE.test(masked.slice(last.end, last.end + 8))) return null;
  return { start, end: last.end, shape: last.shape };
}

/** What is listed behind a name that a verb takes, or stands behind 和 in it: 「召开常委会会议和专题会议」. */
export function namesListed(masked: string, first: FoundName, limit: number, dates: DatesAt): FoundName[] {
  const found: FoundName[] = [];
  for (let last = first; found.length < MOST_LISTED; ) {
    const join = /^(?:、|和|及|以及|与)/.exec(masked.slice(last.end, last.end + 2));
    const next = join && nameAfter(masked, last.end + join[0].length, limit, dates, true);
    if (!next || next.end - next.start < 5 || isGenericName(masked.slice(next.start, next.end))) return found;
    found.push(next);
    last = next;
  }
  return found;
}

/** The names that one name joins by 和 or 、, when each says more than its sort: 「甲会议和乙会议在…召开」. */
export function namesWithin(masked: string, name: FoundName): FoundName[] {
  for (const head of headsIn(masked, name.start, name.end)) {
    const join = /^(?:、|和|及|以及)/.exec(masked.slice(head.end, head.end + 2));
    if (!join || head.shape === 'activity') continue;
    const [a, b] = [
      { start: name.start, end: head.end, shape: head.shape },
      { ...name, start: head.end + join[0].length },
    ];
    const sound = [a, b].every((one) => one.end - one.start >= 6 && !isGenericName(masked.slice(one.start, one.end)));
    if (sound) return [a, ...namesWithin(masked, b)];
  }
  return [name];
}

function stopsAt(masked: string, head: Head, next: Head | null, limit: number): boolean {
  const after = masked.slice(head.end, Math.min(limit, head.end + 12));
  if (STOPS.test(after)) return true;
  if (!next) return true;
  const between = masked.slice(head.end, next.start);
  if (/[,.。;:!?]/.test(between)) return true;
  return MAY_STOP.test(after) && next.start - head.end > 8;
}

/** Passes over 了, 一场, a day, and everything up to 「在…举行的」 or 「由…主办的」. */
function skipOpening(masked: string, from: number, end: number, dates: DatesAt): number {
  let at = from;
  const opening = /^(?:了|过|的|一[场次个期])+/.exec(masked.slice(at, at + 8));
  at += opening?.[0].length ?? 0;
  const clause = clauseText(masked, at, end);
  const relative =
    /^[^“]{0,60}?(?:举行|召开|举办|主办|承办|协办|联办|组织开展|组织|发起|开幕|闭幕|落幕|结束|联合开展|进行|开展)的/.exec(
      clause,
    );
  if (relative) return skipOpening(masked, at + relative[0].length, end, dates);
  const theme = /^以[^,。;]{1,60}?为(?:活动)?(?:主?题|主线|内容)的/.exec(clause);
  if (theme) return skipOpening(masked, at + theme[0].length, end, dates);
  const day = dates.get(at);
  return day && isPrintedDay(day.text) ? skipOpening(masked, day.end, end, dates) : at;
}

/** Whether a date expression names a day or part of one, rather than a year, a season or a holiday that names an event. */
export function isPrintedDay(text: string): boolean {
  return (
    /[0-9一二三四五六七八九十初廿][日号]|[昨今前当次同翌明本即近]日|[天晚晨午夜]|[0-9一二三四五六七八九十]时|点|昨|周[一二三四五六日末]|星期/.test(
      text,
    ) && !/节日|假日/.test(text)
  );
}

/** Where a clause stops: at a comma, semicolon or the end. */
function clauseText(masked: string, from: number, end: number): string {
  const text = masked.slice(from, end);
  const stop = text.search(/[,;。:!?]/);
  return stop < 0 ? text : text.slice(0, stop);
}

const ADVERBIAL =
  /^(?:在|于|将|拟|定于|原定|计划|即将|昨|今|当|日前|近日|正式|隆重|顺利|胜利|圆满|成功|如期|同步|分别|同时|通过|以|上午|下午|晚|现场|继续|也|已|就|又|再次|首次|由|临时|因|历时|经过|完成|精彩|火热)/;

/** The name that stands before a verb such as 召开 or 举行, from `from` on: 「…会议9月5日在…举行」. */
export function nameBefore(
  masked: string,
  from: number,
  verb: number,
  dates: DatesAt,
  anyGathering: boolean,
): FoundName | null {
  const floor = Math.max(from, verb - LONGEST - 40);
  for (const head of headsIn(masked, floor, verb, anyGathering)) {
    const tail = masked.slice(head.end, verb);
    if (
      tail.length > 40 ||
      !(tail.length === 0 || isPrintedDay(dates.get(head.end)?.text ?? '') || ADVERBIAL.test(tail))
    )
      continue;
    const start = leftEdge(masked, from, head.start, dates);
    if (head.end - start > LONGEST || head.end - start < 2) return null;
    return { start, end: head.end, shape: head.shape };
  }
  return null;
}

const BEFORE_NAME =
  /^(?:随后|接着|会后|会前|同时|此外|另外|当天|当日|同日|据悉|获悉|据了解|其中|为期[^,的]{1,4}的|历时[^,的]{1,5}的|备受[^,的]{2,4}的|[我本](?:省|市|县|区|州|镇|校|院|报)(?![与和同及])|昨|今|日前|近日|近期|连日来|由|决定|定于|一[场次期](?![^,。]{0,2}的)|[他她]的|他们的)/;
const UP_TO = /^[^“]*(?:主办|承办|协办|联办|合办|举办|组织|发起|支持|指导|牵头|主持|参与|参加|举行|召开)的/;

/** Where a name that ends before `headStart` begins: behind day, connective and 「由…主办的」. */
export function leftEdge(masked: string, from: number, headStart: number, dates: DatesAt): number {
  let at = from;
  const hosts = UP_TO.exec(masked.slice(at, headStart));
  if (hosts) at += hosts[0].length;
  for (;;) {
    while (at < headStart && /[\s,●■▲◆★○□◎▶•·—]/.test(masked.charAt(at))) at++;
    const day = dates.get(at);
    const other = BEFORE_NAME.exec(masked.slice(at, Math.min(headStart, at + 14)));
    if (day && day.end <= headStart && isPrintedDay(day.text)) at = day.end;
    else if (other && other[0].trim().length > 0) at += other[0].length;
    else return at;
  }
}
