import { rangeLength } from '../../domain/day.ts';
import type { Holdings } from '../../domain/holdings.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { fold, searchForm } from '../../text/fold.ts';

/** What a question says of where a report stood. */
interface AskedIssue {
  /** Papers held that are named as the source of a report. */
  readonly papers: readonly string[];
  /** As `QueryPlan.page`. */
  readonly page: string | null;
  /** Whether its days are days of issue, by what is said of the paper or page. */
  readonly onIssue: boolean;
}

/** A paper that acts itself (报社举办, 报业集团) is no source of a report. */
const ACTS = /^(?:社|集团|报业|传媒|编辑部|读者|发行|公司|大厦|小记者|创刊|记者站|杯)/;
const PRINTED = /报道|刊登|刊发|刊载|登载|发表|登了|登过|登的|见报|刊出|发了|头条|要闻|版面|报纸|消息|载/;
const DAY_BEFORE = /[日号天]的?(?:那期|那天的?|当天的?)?$/;
const DAY_BEHIND = /^的?(?:\d{2,4}年)?\d{1,2}月\d{1,2}[日号]/;

/** 「晚报报道张三9月5日出席了什么」: a time with a deed behind it is the time of the deed. */
const OF_DEED =
  /(?:[\d一二三四五六七八九十][年月日号]|[昨前今]天|[上下]周|[上下]月)(?:(?!报道|[刊登发]|见报|头版|要闻|消息|的)[^,。《]){0,8}(?:出席|参加|主持|调研|考察|视察|督导|检查|慰问|走访|看望|会见|列席|召开|举行|举办|开工|通车|开幕|去了|到过)/;

const PAGE =
  /头版|(?<![\d.])第?(?<letter>[a-f])?0{0,2}(?<number>[1-9]\d{0,2})版(?![本权税图块画])|第?(?<words>[一二三四五六七八九十]{1,3})版(?![本权税图块画])/i;
const NUMERALS = '零一二三四五六七八九';

/** The papers and the page that a question names as the place of a report. `folded` is the question, folded. */
export function askedIssue(folded: string, holdings: Holdings): AskedIssue {
  const found = papersIn(folded, holdings);
  const page = pageIn(folded);
  const dated = found.some(
    ({ start, end }) => DAY_BEFORE.test(folded.slice(0, start)) || DAY_BEHIND.test(folded.slice(end)),
  );
  const onIssue = page !== null || (found.length > 0 && (dated || (PRINTED.test(folded) && !OF_DEED.test(folded))));
  return { papers: [...new Set(found.map(({ paper }) => paper))], page, onIssue };
}

const CONTENTS =
  /(?:登|刊登|刊发|刊载|登载|报道|发|写|讲|说)(?:了|过|的)?(?:都|主要)?(?:是|有)?(?:什么|哪些|啥|几篇)(?:内容|新闻|报道|稿件?|稿子|消息|文章|东西)?[?。]?$|(?:有|是)(?:什么|哪些|啥|几篇)(?:内容|新闻|报道|稿件?|稿子|消息|文章)|(?:头条|内容|稿件|文章|报道|新闻|标题)(?:都|主要)?(?:是什么|有哪些|是哪些|有什么)/;
/** Days of issue whose contents are told at once. */
const LONGEST_CONTENTS = 6;

/** Whether a question asks what an issue or page held: 「9月6日的云溪晚报头版登了什么」. Events and people are lists of their own. */
export function asksForContents({ on, times, people, eventWords, places, question }: QueryPlan): boolean {
  return (
    on === 'issue' &&
    people.length + eventWords.length + places.length === 0 &&
    times.length > 0 &&
    times.every(({ range }) => rangeLength(range) <= LONGEST_CONTENTS) &&
    CONTENTS.test(fold(question))
  );
}

/** Whether a printed page is the asked one: the front page is 1 or A1, and 3 is A3 too. */
export function isPage(printed: string | null, asked: string): boolean {
  if (printed === null) return false;
  const key = pageKey(printed);
  return key === asked || (/^\d/.test(asked) && key === `A${asked}`);
}

/** Words of a question that name papers and pages, which no report needs to say. */
export function withoutIssue(folded: string, { papers, page }: Pick<AskedIssue, 'papers' | 'page'>): string {
  const bare = papers.reduce((text, paper) => text.replaceAll(searchForm(paper), ' '), folded);
  return page === null ? bare : bare.replace(PAGE, ' ');
}

/** A printed page number as pages are compared: `A03`, `03`, 「第3版」 → `A3`, `3`. */
function pageKey(page: string): string {
  const match = /([a-z]?)0*(\d+)/i.exec(page.trim());
  return match ? `${(match[1] ?? '').toUpperCase()}${match[2]}` : page.trim();
}

interface NamedPaper {
  readonly paper: string;
  readonly start: number;
  readonly end: number;
}

function papersIn(folded: string, holdings: Holdings): NamedPaper[] {
  const held = [...new Set(holdings.issues.flatMap(({ paper }) => paper ?? []))].sort((a, b) => b.length - a.length);
  const found: NamedPaper[] = [];
  const form = folded.toLowerCase();
  for (const paper of held) {
    const name = searchForm(paper);
    if (name.length < 2) continue;
    for (let start = form.indexOf(name); start >= 0; start = form.indexOf(name, start + 1)) {
      const end = start + name.length;
      const inside = found.some((other) => start < other.end && other.start < end);
      if (!inside && !ACTS.test(folded.slice(end))) found.push({ paper, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function pageIn(folded: string): string | null {
  const match = PAGE.exec(folded);
  if (!match) return null;
  const { letter = '', number, words } = match.groups ?? {};
  if (number !== undefined) return letter.toUpperCase() + number;
  return words === undefined ? '1' : String(numeralOf(words));
}

/** 一 to 九十九. */
function numeralOf(words: string): number {
  const [tens = '', ones = ''] = words.includes('十') ? words.split('十') : ['零', words];
  return (tens === '' ? 1 : NUMERALS.indexOf(tens)) * 10 + (ones === '' ? 0 : NUMERALS.indexOf(ones));
}
