import type { ArticleDraft } from './article-draft.ts';
import { isNewsClause } from './headline.ts';
import { isListItem, looksTorn, startsLikeLead, startsLikeSentence, tearsWord } from './line-shape.ts';
import type { PageLine } from './page-line.ts';
import { isFinished } from './page-state.ts';

/** Column titles and notices that always stand over a piece of their own. */
const OPENERS =
  /^(?:更正|更正启事|更正与致歉|来函照登|来函|致读者|敬告读者|致歉|启事|声明|简讯|短讯|简明新闻|一句话新闻|天气预报|编后|编者按|短评|今日论语|读者来信|相关链接|新闻链接|新闻背景|名词解释|小贴士|小资料|背景资料|资料链接|知识链接)$|^.{0,40}(?:公告|公示|启事|通告|通知|讣告|贺词|慰问信|(?:倡议|挑战|应战|决心|保证|建议)书|公开信|感谢信|告[^。]{2,10}书|遗失声明|招标书)$/;
/** A marked line of so many letters is a title rather than the heading of a section. */
const SHORTEST_TITLE = 14;
/** Headings of these levels that are no lower than the article's own are headlines; bold lines may be either. */
const HEADLINE_LEVELS = 3;
/** A headline block has no more lines; a list of titles may. */
const MOST_HEADLINES = 40;

/**
 * Whether headline-like lines inside an article, with running text but no byline behind them, open another article
 * rather than head a section of this one: a column title, anything behind closing credits, several lines, lines before
 * a news lead; marked lines by their level and length; on pages without bylines also by the gap above them, or when
 * they tell a piece of news.
 */
export function opensNew(
  current: ArticleDraft,
  lines: readonly PageLine[],
  next: PageLine | null,
  usualGap: number,
): boolean {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last || !next) return false;
  if (current.ended || lines.some(isOpener)) return true;
  const level = Math.min(...lines.map((line) => line.mark || 9));
  if (level < 9) return marksNew(current, lines, next, level);
  if (first.gap > 0 && isFinished(current) && isDecked(lines) && !isDeck(next)) return true;
  if (!isFinished(current) || lines.some(isText) || tearsWord(last.plain, next.plain)) return false;
  if (lines.length > 1 || startsLikeLead(next.plain)) return true;
  if (first.gap > 0 && isBrief(current)) return true;
  if (first.gap > usualGap && next.gap === 0 && isShortNews(current)) return true;
  if (first.gap > 0 && tellsNews(current, bare(first))) return true;
  return isAnonymous(current) && !startsLikeSentence(next.plain) && (first.gap > usualGap || isNewsClause(first.plain));
}

/** 「■公示期五个工作日」 below a title. */
export function isDeck({ plain, mark }: PageLine): boolean {
  return mark === 0 && plain.length <= LONGEST_DECK && /^[■◆●□★]\s{0,2}[^■◆●□★\s]/.test(plain) && !/[。:]/.test(plain);
}

const LONGEST_DECK = 30;

/** A title that is long enough for one, or tells a piece of news, over nothing but marked lines. */
function isDecked([first, ...decks]: readonly PageLine[]): boolean {
  if (!first || decks.length === 0 || isText(first) || !decks.every(isDeck)) return false;
  return bare(first).length >= 10 || isNewsClause(first.plain);
}

/** A short piece without a headline has no sections. */
function isBrief(current: ArticleDraft): boolean {
  return current.head.length === 0 && current.jumps.length === 0 && current.body.length <= 2;
}

/** Where gaps stand between articles only, a news item of two paragraphs has no sections. */
function isShortNews(current: ArticleDraft): boolean {
  return current.dateline !== null && current.body.length <= 2;
}

/** Sections of a short news item have no long headings; those of a feature have. */
function tellsNews(current: ArticleDraft, title: string): boolean {
  if (/[,;:。、]/.test(title) || current.body.length < 2) return false;
  if (current.dateline === null) return title.length >= 16 && isNewsClause(title);
  return title.length >= SHORTEST_TITLE || (title.length >= 10 && isNewsClause(title));
}

/** Whether the line is a column title or heads a notice. */
export function isOpener(line: PageLine): boolean {
  return OPENERS.test(bare(line));
}

function marksNew(current: ArticleDraft, lines: readonly PageLine[], next: PageLine, level: number): boolean {
  if (lines.length > 1 || startsLikeLead(next.plain)) return true;
  const own = Math.min(...current.head.slice(0, MOST_HEADLINES).map((line) => line.mark || 9));
  if (level > own) return false;
  if (level <= HEADLINE_LEVELS) return true;
  return isAnonymous(current) || lines.some((line) => bare(line).length >= SHORTEST_TITLE);
}

function isText(line: PageLine): boolean {
  return looksTorn(line.plain) || startsLikeSentence(line.plain) || isListItem(line.plain);
}

function isAnonymous(draft: ArticleDraft): boolean {
  return draft.bylines.length === 0 && draft.dateline === null;
}

function bare(line: PageLine): string {
  return line.plain.replace(/\s+/g, '');
}
