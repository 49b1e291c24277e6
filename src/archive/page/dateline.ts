import type { Byline } from '../../domain/article.ts';
import { compoundAt, isSurname } from '../../text/surnames.ts';
import { asPrinted } from './as-printed.ts';
import { NO_BYLINE, parseByline } from './byline-parts.ts';

/** What opens a body: 「衡阳晚报讯(全媒体记者 陈润)」, 「新华社北京8月1日电」, 「【本报讯】」. Offsets are into the line. */
export interface Dateline {
  /** Where the first word of the body stands. */
  readonly end: number;
  readonly byline: Byline;
  /** The paper, when the dateline names one that is not 本报. */
  readonly paper: string | null;
  /** Month and date of 「8月1日电」. */
  readonly monthDay: { readonly month: number; readonly date: number } | null;
}

/** Endings of newspaper names. */
export const PAPER_NAME =
  '(?:日报|晚报|早报|晨报|时报|新报|都市报|商报|快报|周报|导报|晚刊|周刊|新闻报|青年报|法[制治]报|工人报|农民报|农村报|科技报|广播电视报)';

const HAN = '[\\u4e00-\\u9fff]';
const OWN = '本报|本网|本台|本刊|本社|本市|本县|本校|本厂';
const AGENCY =
  '新华社|塔斯社|路透社|法新社|美联社|共同社|合众社|中央社|俄新社|德新社|新华网|中新社|中新网|中国新闻社|人民网|央视网|央广网|中国网|光明网';
const OUTLET = `${HAN}{0,8}?(?:${PAPER_NAME}|客户端|融媒体?|新闻网|在线|网|电视台|广播)`;
const PLACE_AND_DAY = `(?:${HAN}{2,10}?)?\\s{0,2}(?:(?:(\\d{1,2})\\s?月\\s?)?(\\d{1,2})\\s?日)?\\s{0,2}`;
const BULLETS = '[■●◆▲△□○◎★☆·\\s]{0,4}';

const PAPER = new RegExp(`^${HAN}{2,}${PAPER_NAME}$`);
/** 「〔記者黃某／台北報導〕」, 「【记者李某综合报道】」 (folded). */
const BRACKETED_REPORT =
  /^\s{0,4}[〔【([<](?:本报)?((?:[\u4e00-\u9fff]{0,4})?(?:记者|特派员)[\u4e00-\u9fff、\s]{2,20}?)(?:\s?[/／∕|]\s?[\u4e00-\u9fff]{2,4})?(?:综合)?(?:报导|报道|专电|摄影)[〕】)\]>]\s*/;
/** 「望川讯(记者 …)」: a place, 讯 and credits. */
const PLACE_REPORT = new RegExp(`^${BULLETS}${HAN}{2,6}讯(?=\\s{0,3}\\()`);
/** 「【海东讯】」. */
const BRACKETED_PLACE = new RegExp(`^\\s{0,4}[【〔[(]${HAN}{2,8}(?:讯|电|报道|报导)[】〕\\])]\\s{0,4}`);

/** Groups: 1 own, 2 agency, 3 outlet, 4 month, 5 date. */
const DATELINE = new RegExp(
  `^${BULLETS}[【[(]?(?:据|综合)?(?:(${OWN})|(${AGENCY})|(${OUTLET}))(?:综合)?(?:\\([\\u4e00-\\u9fff]{2,12}\\))?` +
    `${PLACE_AND_DAY}(?:[专特快]讯|专电|讯|电|消息)[\\])】]?`,
);
/** 「某某之家 7 月 25 日消息,」: any name, when a day and 消息 or 报道 follow. Groups: 1 month, 2 date. */
const DATED_REPORT =
  /^(?:据)?[\u4e00-\u9fffA-Za-z]{2,12}?\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日(?:讯|电|消息|报道)(?=[\s,:(]|据)/;
/** 「记者 陶某8月10日上午」: credits that run into the text. */
const BARE_REPORTER =
  /^((?:[\u4e00-\u9fff]{2,6}(?:新闻|日报|晚报|晨报|网|报))?(?:全媒体|首席|见习)?记者\s?[\u4e00-\u9fff]{2,3}(?:\s?(?:通讯员|实习生)\s?[\u4e00-\u9fff]{2,3})?)(?=\s|\d|“|《)\s*/;
/** Something of every opening; in front of it stand fewer than eighty letters. */
const MAY_OPEN = /[讯电]|消息|报[道导]|记者|特派员/;
const AFTER_DATELINE = /^(?:记者|通讯员|实习|近日|日前|昨|今|连日|新华社|本报)/;
const CREDITS = /^\s{0,4}[([]([^()[\]]{2,80})[)\]]\s*/;
const IN_CREDITS = /记者|通讯员|实习|见习|报道|综合|^据|摄|文\/图/;
const OPEN_CREDITS =
  /^\s{0,4}((?:[\u4e00-\u9fff]{0,6}记者|(?:特约)?通讯员|实习生)[^,。,;!?\d]{2,40}?)(?:报道[:,]?|[:,])\s*/;
const OPEN_NAMES =
  /^\s{0,4}((?:[\u4e00-\u9fff]{0,6}记者|(?:特约)?通讯员|实习生)\s?[\u4e00-\u9fff]{1,3}(?:\s(?:记者|通讯员|实习生)?\s?[\u4e00-\u9fff]{1,3}){0,9})\s+/;
/** 「本报讯 张某 李某报道:」. */
const BARE_NAMES = /^\s{0,4}([\u4e00-\u9fff]{2,4}(?:[\s、][\u4e00-\u9fff]{2,4}){0,3}?)\s?报道[::,]\s*/;
const OUTLET_REPORTS = new RegExp(
  `^${BULLETS}((?:${OUTLET}|${OWN})?(?:全媒体|融媒体|首席|见习|特约)?记者\\s?[\\u4e00-\\u9fff\\s、]{2,16}?)\\s?` +
    `(?:(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?日)?(?:[\\u4e00-\\u9fff]{2,4})?报道[::,]\\s*`,
);
/** 「记者卫某、实习生高某报道:」: several people, no place. */
const PEOPLE_REPORT =
  /^\s{0,4}((?:[\u4e00-\u9fff]{0,8}记者|(?:特约)?通讯员|实习生)[\u4e00-\u9fff\s、,]{2,40}?)\s?报道(?:[::,]\s*|\s+)/;
/** Credits in brackets in front of the text: 「(本报记者 严某)12月18日…」, 「(据某报报道)…」. */
const LEADING_CREDITS = /^\s{0,4}[([【]([^()[\]【】]{2,60})[)\]】]\s{0,4}(?=[^\s。,])/;
const AFTER_OTHERS = /^(?:据|综合|转自|原载)[^。]{2,40}(?:报道|电|消息|讯)$/;

/** Reads the dateline at the start of a folded line; null when it begins otherwise. Names are given as `printed`. */
export function findDateline(plain: string, printed = plain): Dateline | null {
  if (!MAY_OPEN.test(plain.slice(0, 80)) && !/^\s{0,4}[([【]/.test(plain)) return null;
  const found = readDateline(plain.slice(0, 160));
  if (!found || plain === printed) return found;
  const asOnPage = (name: string): string => asPrinted(name, plain.slice(0, 160), printed.slice(0, 160));
  const { reporters, correspondents, others } = found.byline;
  return {
    ...found,
    paper: found.paper && asOnPage(found.paper),
    byline: {
      reporters: reporters.map(asOnPage),
      correspondents: correspondents.map(asOnPage),
      others: others.map(({ role, name }) => ({ role, name: asOnPage(name) })),
    },
  };
}

/** A headline of a news site that runs into its dateline: 「原标题:某桥通车 新华社北京8月1日电…」. */
const RUN_IN = new RegExp(
  `^[^。]{8,100}?(?=(?:据)?(?:${AGENCY}|本报)${HAN}{0,8}?\\s?\\d{1,2}月\\d{1,2}日(?:电|讯)|${HAN}{2,8}?(?:${PAPER_NAME}|客户端|网)讯\\s?\\(|本报讯)`,
);

/** Where a dateline begins behind a headline that was not set apart; null when there is none, or it opens the line. */
export function runInHeadline(plain: string): number | null {
  const end = RUN_IN.exec(plain.slice(0, 160))?.[0].length ?? 0;
  return end > 0 && findDateline(plain.slice(end)) ? end : null;
}

function readDateline(head: string): Dateline | null {
  const match = DATELINE.exec(head);
  if (!match || runsOn(match, head))
    return (
      bracketedReport(head) ??
      reportLine(head) ??
      datedReport(head) ??
      bareReporter(head) ??
      placeReport(head) ??
      leadingCredits(head)
    );
  const outlet = match[3] ?? null;
  const credits = creditsAfter(head, match[0].length);
  const end = skip(head, credits.end);
  return {
    end,
    byline: credits.byline,
    paper: outlet && PAPER.test(outlet) ? outlet : null,
    monthDay: match[4] && match[5] ? { month: Number(match[4]), date: Number(match[5]) } : null,
  };
}

/** 「中国网络通讯…」 is no dateline: behind anything but a plain 「本报讯」 a word may not go on. */
function runsOn(match: RegExpExecArray, head: string): boolean {
  const rest = head.slice(match[0].length);
  if (/[\])】]$/.test(match[0])) return false;
  if (match[1] && match[0].endsWith(`${match[1]}讯`)) return false;
  return /^[\u4e00-\u9fff]/.test(rest) && !AFTER_DATELINE.test(rest);
}

function datedReport(head: string): Dateline | null {
  const match = DATED_REPORT.exec(head);
  if (!match) return null;
  const credits = creditsAfter(head, match[0].length);
  const monthDay = { month: Number(match[1]), date: Number(match[2]) };
  return { end: skip(head, credits.end), byline: credits.byline, paper: null, monthDay };
}

function bracketedReport(head: string): Dateline | null {
  const match = BRACKETED_REPORT.exec(head);
  const byline = match?.[1] ? parseByline(match[1]) : null;
  return match && byline ? { end: match[0].length, byline, paper: null, monthDay: null } : null;
}

function placeReport(head: string): Dateline | null {
  const place = BRACKETED_PLACE.exec(head);
  if (place) return { end: skip(head, place[0].length), byline: NO_BYLINE, paper: null, monthDay: null };
  const match = PLACE_REPORT.exec(head);
  const credits = match && creditsAfter(head, match[0].length);
  if (!match || !credits || credits.end === match[0].length) return null;
  return { end: skip(head, credits.end), byline: credits.byline, paper: null, monthDay: null };
}

function bareReporter(head: string): Dateline | null {
  const match = BARE_REPORTER.exec(head);
  const byline = match?.[1] ? parseByline(match[1]) : null;
  return match && byline ? { end: match[0].length, byline, paper: null, monthDay: null } : null;
}

/** 「东方网记者曾某7月29日报道:」: credits that report instead of a dateline. */
function reportLine(head: string): Dateline | null {
  const match = OUTLET_REPORTS.exec(head);
  const byline = match?.[1] ? parseByline(match[1]) : null;
  if (!match || !byline) return peopleReport(head);
  const monthDay = match[2] && match[3] ? { month: Number(match[2]), date: Number(match[3]) } : null;
  return { end: match[0].length, byline, paper: null, monthDay };
}

function peopleReport(head: string): Dateline | null {
  const match = PEOPLE_REPORT.exec(head);
  const byline = match?.[1] ? parseByline(match[1]) : null;
  return match && byline ? { end: match[0].length, byline, paper: null, monthDay: null } : null;
}

function leadingCredits(head: string): Dateline | null {
  const match = LEADING_CREDITS.exec(head);
  if (!match?.[1]) return null;
  const byline = parseByline(match[1]) ?? (AFTER_OTHERS.test(match[1]) ? NO_BYLINE : null);
  return byline && { end: match[0].length, byline, paper: null, monthDay: null };
}

function creditsAfter(head: string, from: number): { end: number; byline: Byline } {
  const rest = head.slice(from);
  const inner = CREDITS.exec(rest);
  if (inner?.[1]) {
    const byline = parseByline(inner[1], true);
    if (byline || IN_CREDITS.test(inner[1])) return { end: from + inner[0].length, byline: byline ?? NO_BYLINE };
    return { end: from, byline: NO_BYLINE };
  }
  for (const pattern of [OPEN_CREDITS, BARE_NAMES]) {
    const open = pattern.exec(rest);
    const byline = open?.[1] ? parseByline(open[1], pattern === BARE_NAMES) : null;
    if (open && byline) return { end: from + open[0].length, byline };
  }
  return rolesBehind(rest, from) ?? openNames(rest, from) ?? { end: from, byline: NO_BYLINE };
}

const ROLE_BEHIND = /^[\s、]{0,4}([\u4e00-\u9fff]{2,4})\s?\(((?:本报)?(?:记者|通讯员|实习生))\)\s{0,4}/;

/** 「本报讯 张某(记者) 倪某(通讯员) 由…」. */
function rolesBehind(rest: string, from: number): { end: number; byline: Byline } | null {
  let [credits, end] = ['', 0];
  for (let match = ROLE_BEHIND.exec(rest); match; match = ROLE_BEHIND.exec(rest.slice(end))) {
    credits += ` ${match[2]} ${match[1]}`;
    end += match[0].length;
  }
  const byline = end > 0 ? parseByline(credits.trim()) : null;
  return byline && { end: from + end, byline };
}

/** 「本报讯 记者张某 通讯员李某 昨日…」: as many words as are names. */
function openNames(rest: string, from: number): { end: number; byline: Byline } | null {
  for (let names = OPEN_NAMES.exec(rest)?.[1] ?? ''; names; names = names.replace(/\s?\S*$/, '')) {
    const byline = parseByline(names);
    if (byline && namesOf(byline).every(startsWithSurname))
      return { end: from + rest.indexOf(names) + names.length, byline };
  }
  return null;
}

function namesOf(byline: Byline): string[] {
  return [...byline.reporters, ...byline.correspondents, ...byline.others.map(({ name }) => name)];
}

function startsWithSurname(name: string): boolean {
  return isSurname(name.charAt(0)) || compoundAt(name, 0);
}

function skip(head: string, from: number): number {
  let at = from;
  while (at < head.length && /[\s:,]/.test(head.charAt(at))) at++;
  return at;
}
