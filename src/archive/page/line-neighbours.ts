import type { Byline } from '../../domain/article.ts';
import { FREQUENT_SURNAMES, NO_BYLINE, parseByline } from './byline-parts.ts';
import { closingCredits } from './closing-credits.ts';
import { isOwnContact } from './furniture-rules.ts';
import type { LineKind } from './line-kind.ts';
import { endsSentence, isListItem } from './line-shape.ts';
import { isOpener } from './new-article.ts';
import type { PageLine } from './page-line.ts';

/** The lines of a page with their kinds, which rules about neighbours correct. */
interface Page {
  readonly lines: readonly PageLine[];
  readonly kinds: LineKind[];
}

/** Corrects kinds that only a line's neighbours can tell; lines and kinds are parallel. */
export function settleKinds(lines: readonly PageLine[], kinds: LineKind[]): void {
  const page = { lines, kinds };
  markMastheadTop(page);
  markTornText(page);
  for (let at = 0; at < kinds.length; at++) {
    const [line, kind] = [lines[at], kinds[at]];
    if (line && kind) kinds[at] = settled(page, at, line, kind);
    if (kind?.kind === 'furniture' && line && RELATED.test(line.plain)) markRelated(page, at + 1);
  }
}

function settled(page: Page, at: number, line: PageLine, kind: LineKind): LineKind {
  if (kind.kind === 'prose' && asksOrCalls(line.plain) && standsOverText(page, at)) return { kind: 'head' };
  if (kind.kind === 'caption' && kind.byline === null && headsText(line, page.kinds[at + 1])) return { kind: 'head' };
  if (kind.kind !== 'head' || line.mark > 0) return kind;
  if (NOTICE_LABEL.test(line.plain) && isFurniture(page.kinds[at + 1], 'notice'))
    return { kind: 'furniture', furniture: 'notice' };
  if (WEATHER_LABEL.test(compact(line)) && isFurniture(page.kinds[at + 1], 'weather'))
    return { kind: 'furniture', furniture: 'weather' };
  if (isAdvert(page, at, line)) return { kind: 'furniture', furniture: 'notice' };
  if (opensSpeech(page, at, line)) return { kind: 'prose' };
  if (NOTE.test(line.plain.trim()) && page.kinds[at - 1]?.kind === 'prose')
    return { kind: 'byline', byline: NO_BYLINE, brackets: true };
  const signed = signature(page, at, line);
  if (!signed && signsRight(page, at, line)) return { kind: 'byline', byline: NO_BYLINE, brackets: true };
  return signed ?? kind;
}

const QUOTES = [/[《》]/g, /[“”]/g, /[「」]/g, /[()]/g];

/** 「本报昨日刊登的《石桥镇」 「万亩橘园》一文…」: a line that stops inside a quotation which the text below closes is text. */
function markTornText({ lines, kinds }: Page): void {
  for (let at = kinds.length - 2; at >= 0; at--) {
    const [line, next] = [lines[at], lines[at + 1]];
    if (!line || !next || kinds[at]?.kind !== 'head' || kinds[at + 1]?.kind !== 'prose') continue;
    if (line.mark + next.mark + next.gap > 0 || line.plain.length > LONGEST_TORN) continue;
    const torn = QUOTES.some(
      (marks) =>
        /[《“「(]/.test(line.plain.match(marks)?.at(-1) ?? '') && /[》”」)]/.test(next.plain.match(marks)?.[0] ?? ''),
    );
    if (torn) kinds[at] = { kind: 'prose' };
  }
}

const LONGEST_TORN = 60;

const DATE = /\d{4}[年./-]\d{1,2}[月./-]\d{1,2}|[一二三四五六七八九〇零○]{4}年|星期[一二三四五六日天]/;
const NAME_PLATE = /^[\u4e00-\u9fff]{2,8}$/;
const PAGE_LABEL =
  /^\d{1,2}(?:要闻|综合|本地|民生|社会|时政|时事|国内|国际|经济|财经|县区|法治|体育|文化|教育|健康|评论|副刊|专题|专版|广告)$|^(?:[A-Z]\d{1,2}|0\d(?!\d)|第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})版)[\u4e00-\u9fff·|]{2,10}$/;
/** A masthead takes so many lines at most. */
const MASTHEAD_LINES = 8;

/** A name plate over a date line, and page labels about it, are the masthead whatever the paper is called. */
function markMastheadTop({ lines, kinds }: Page): void {
  const text = kinds.findIndex((kind) => kind.kind !== 'furniture' && kind.kind !== 'head' && kind.kind !== 'date');
  const end = Math.min(MASTHEAD_LINES, text < 0 ? kinds.length : text);
  markDates(lines.slice(0, end), kinds);
  const dated = lines.slice(0, end).findIndex((line, at) => kinds[at]?.kind !== 'head' && DATE.test(compact(line)));
  for (let at = 0; at < Math.min(MASTHEAD_LINES, lines.length); at++) {
    const [line, kind] = [lines[at], kinds[at]];
    if (kind?.kind === 'byline' && at <= dated + 2 && isDeskOnly(kind.byline))
      kinds[at] = { kind: 'furniture', furniture: 'page-editors' };
    if (!line || kind?.kind !== 'head' || at >= end) continue;
    const plate = at < dated && at <= 1 && NAME_PLATE.test(compact(line)) && kinds[at + 1]?.kind !== 'head';
    if (plate || PAGE_LABEL.test(compact(line))) kinds[at] = { kind: 'furniture', furniture: 'masthead' };
  }
}

/** A year and month, a day, a lunar year on lines of their own: a date that was printed over several lines. */
const DATE_PIECE =
  /^(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日|(?:农历|夏历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[闰正一二三四五六七八九十冬腊月初廿卅]{0,8})$/;

function markDates(lines: readonly PageLine[], kinds: LineKind[]): void {
  const pieces = lines.filter((line) => line.mark === 0 && DATE_PIECE.test(compact(line))).length;
  for (const [at, line] of lines.entries()) {
    if (kinds[at]?.kind !== 'head' || line.mark > 0) continue;
    const plain = compact(line);
    const whole = DATE.test(plain) && /[期号版刊]|星期|周[一二三四五六日]/.test(plain);
    const piece = pieces > 0 && (DATE_PIECE.test(plain) || (pieces > 1 && /^\d{1,2}$/.test(plain)));
    if (whole || piece) kinds[at] = { kind: 'furniture', furniture: 'masthead' };
  }
}

/** Editors alone, right below a masthead, made the page. */
function isDeskOnly({ reporters, correspondents, others }: Byline): boolean {
  return reporters.length + correspondents.length === 0 && others.every(({ role }) => !/摄影|实习生/.test(role));
}

const CALLS = /[?!][”"’」』]?$|(?:…{1,2}|\.{3,6})[”"]?$/;
const LONGEST_CALL = 30;

/** 「这样的路,谁敢走?」: a short line that may be a headline although it ends like a sentence. */
function asksOrCalls(plain: string): boolean {
  return (
    plain.length <= LONGEST_CALL && CALLS.test(plain.trim()) && !plain.includes('。') && !/^[^:]{1,6}:/.test(plain)
  );
}

/** A byline or a dateline stands below, subtitle lines between them aside; or a subtitle led by a dash. */
function standsOverText({ lines, kinds }: Page, at: number): boolean {
  let next = at + 1;
  while (next <= at + 3 && kinds[next]?.kind === 'head') next++;
  if (next > at + 1 && /^[—-]{1,3}[^—-]/.test(lines[at + 1]?.plain ?? '')) return true;
  const kind = kinds[next];
  return kind?.kind === 'lead' || (kind?.kind === 'byline' && !kind.brackets);
}

const BULLET = /^[▲△▼▽■□●○◆◇★☆]\s{0,2}[^▲△▼▽■□●○◆◇★☆\s]/;

/** 「▲某厂试制成功播种机」 above a dateline or a byline is a headline with a mark, no caption. */
function headsText(line: PageLine, next: LineKind | undefined): boolean {
  if (!BULLET.test(line.plain) || /[。,]/.test(line.plain)) return false;
  return next?.kind === 'lead' || (next?.kind === 'byline' && !next.brackets);
}

const NOTICE_LABEL = /^[■●◆▲□\s]{0,3}(?:遗失|声明|作废|免责|版权)[\u4e00-\u9fff\s]{0,8}$/;

const WEATHER_LABEL = /^[■●◆]?(?:今日|明日|本市|市区)?(?:天气|气象)(?:预报)?$/;

/** What a notice is may stand so many lines above. */
const NOTICE_REACH = 10;

/** Lines right above a telephone number that is not the paper's own are an advertisement, unless a notice gives it. */
function isAdvert({ lines, kinds }: Page, at: number, line: PageLine): boolean {
  const next = lines[at + 1];
  if (!next || next.gap > 0 || !isFurniture(kinds[at + 1], 'contact') || isOwnContact(next.plain)) return false;
  if (isListItem(line.plain) || kinds[at - 1]?.kind === 'head') return false;
  for (let i = at; i >= Math.max(0, at - NOTICE_REACH); i--) {
    const above = lines[i];
    if (above && kinds[i]?.kind === 'head' && isOpener(above)) return false;
    if (kinds[i]?.kind === 'lead') break;
  }
  return true;
}

/** 「各乡镇人民政府,县直各单位:」 */
const SALUTES = /^(?:各|市直|县直|区直|尊敬的|全体|广大)[^。:]{2,60}:$/;

/** 「编辑同志:」, 「任命:」 below a headline: the first words of the text. */
function opensSpeech({ kinds }: Page, at: number, line: PageLine): boolean {
  if (SALUTES.test(line.plain.trim()) && kinds[at + 1] !== undefined) return true;
  if (!/[^—]:$/.test(line.plain.trim()) || line.plain.length > 20) return false;
  const [before, next] = [kinds[at - 1]?.kind, kinds[at + 1]?.kind];
  return next === 'prose' && (before === 'head' || before === 'byline' || before === 'prose' || before === 'lead');
}

/** 「(感谢读者赵先生提供线索)」 behind a text. */
const NOTE = /^\([^()]{6,60}\)$/;
const FAR_RIGHT = 8;

/** Set to the right below the last sentence, a headline or nothing behind it: who sends the letter or gives the notice. */
function signsRight({ lines, kinds }: Page, at: number, line: PageLine): boolean {
  const [before, behind] = [lines[at - 1], lines[at + 1]];
  if (line.indent < FAR_RIGHT || line.gap > 0 || line.plain.length > 24 || /[,。:!?]/.test(line.plain)) return false;
  if (kinds[at - 1]?.kind !== 'prose' || !before || !endsSentence(before.plain) || before.indent >= line.indent)
    return false;
  return !behind || kinds[at + 1]?.kind === 'furniture' || (kinds[at + 1]?.kind === 'head' && behind.gap > 0);
}

const SPACED_NAME = /^[\u4e00-\u9fff](?:\s{1,4}[\u4e00-\u9fff]){1,3}$/;
const PLAIN_NAME = /^[\u4e00-\u9fff]{2,3}$/;
const OFFICE_AND_NAME =
  /^[\u4e00-\u9fff]{2,14}(?:\s{1,4}[\u4e00-\u9fff]{2,14})?\s{1,4}[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){1,2}$/;

/** 「柳 岸」 or 「临川一中 语文教师 柳某」 between a title and its text, or behind it: the author. */
function signature(page: Page, at: number, line: PageLine): LineKind | null {
  const plain = line.plain.trim();
  if (plain.length > 30 || !(opensText(page, at, plain) || closesText(page, at, plain))) return null;
  const byline = parseByline(plain, true, line.content.text);
  return byline && { kind: 'byline', byline, brackets: page.kinds[at - 1]?.kind !== 'head' };
}

/** Without gaps only frequent surnames are taken for names. */
function opensText({ lines, kinds }: Page, at: number, plain: string): boolean {
  const [before, behind] = [lines[at - 1]?.plain.trim() ?? '', kinds[at + 1]];
  if (kinds[at - 1]?.kind !== 'head' || before.length <= 2 || !behind) return false;
  if (SPACED_NAME.test(before)) return SPACED_NAME.test(plain) && behind.kind === 'prose';
  // 「夜 行」 over 「易 水」: the first of two is a title.
  if (SPACED_NAME.test(plain)) return behind.kind !== 'byline' && !SPACED_NAME.test(lines[at + 1]?.plain.trim() ?? '');
  if (behind.kind !== 'prose') return false;
  return isFrequentName(plain) || OFFICE_AND_NAME.test(plain);
}

/** Behind the last sentence of an article: an office with a name, or a name alone; nothing follows but a headline. */
function closesText({ lines, kinds }: Page, at: number, plain: string): boolean {
  const before = lines[at - 1];
  if (!before || kinds[at - 1]?.kind !== 'prose' || !endsSentence(before.plain)) return false;
  const [line, behind] = [lines[at], lines[at + 1]];
  if (!line || closingCredits(before.plain) !== null) return false;
  const apart = !behind || behind.gap > 0 || kinds[at + 1]?.kind === 'furniture' || line.indent >= 6;
  const signed = OFFICE_AND_NAME.test(plain) && line.gap > 0 && (behind?.gap ?? 1) > 0;
  if (!apart || (kinds[at + 1]?.kind === 'prose' && !signed)) return false;
  return isFrequentName(plain) || SPACED_NAME.test(plain) || OFFICE_AND_NAME.test(plain);
}

function isFrequentName(plain: string): boolean {
  return PLAIN_NAME.test(plain) && FREQUENT_SURNAMES.includes(plain.charAt(0));
}

const RELATED =
  /^[\s■●◆▲□|]{0,4}(?:相关(?:新闻|链接|阅读|报道|稿件|文章)|热[点门]?(?:推荐|新闻)|推荐阅读|往期推荐|往期回顾|延伸阅读|最新新闻|标题导航|本版标题|上一篇|下一篇)/;

/** What a site lists behind 「相关新闻」 is navigation, up to the headline of the next article if there is one. */
function markRelated({ lines, kinds }: Page, from: number): void {
  let to = from;
  while (kinds[to]?.kind === 'head' && lines[to]?.mark === 0) to++;
  const next = kinds[to];
  if (next?.kind === 'prose' && to > from) {
    kinds[from - 1] = { kind: 'furniture', furniture: 'section' };
    return;
  }
  if (next && next.kind !== 'furniture') {
    while (to > from && lines[to - 1]?.gap === 0) to--;
    to = Math.max(from, to - 1);
  }
  for (let at = from; at < to; at++) kinds[at] = { kind: 'furniture', furniture: 'navigation' };
}

function isFurniture(kind: LineKind | undefined, furniture: string): boolean {
  return kind?.kind === 'furniture' && kind.furniture === furniture;
}

function compact(line: PageLine): string {
  return line.plain.replace(/\s+/g, '');
}
