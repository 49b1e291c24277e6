import { closingCredits } from './closing-credits.ts';
import type { LineKind } from './line-kind.ts';
import { isListItem } from './line-shape.ts';
import type { PageLine } from './page-line.ts';

/** 「书人书事」, 「教师论坛」, 「柳江时评」: how newspapers name their standing columns. */
const COLUMN_NAME =
  /^[\u4e00-\u9fff]{0,5}(?:论坛|评论员文章|时评|快评|热评|短评|微评|点评|锐评|杂谈|巷议|小品|传真|交流|漫谈|漫笔|絮语|随笔|走笔|笔谈|笔记|手札|手记|札记|之言|之声|之窗|来信|来论|信箱|热线|门诊|小贴士|咨询|茶座|茶话|夜话|书事|人事|世相|百态|万象|故事|人物|风采|纪事|纪实|往事|记忆|视点|观察|聚焦|关注|追踪|特稿|讲堂|课堂|园地|文苑|诗苑|诗页|驿站|沙龙|前沿|说法|提醒|一线|见闻|新风|速递|播报|广角|走廊|看台|书评|读书|钩沉|风物|民生|头条|走基层|在现场|进行时|在路上|在行动|看变化|面对面|零距离|直通车|第一线|大家谈|大家说|瞭望台?|曝光台|光荣榜|回音壁|系列报道|特别报道|专栏)$/;
/** 「走基层·一线见闻」, 「【民生关注】」. */
const MARKED =
  /^(?:[^\s,。:《》]{2,8}[·•|][^\s,。:《》]{2,10}|[【[〈<][^\s,。]{2,10}[】\]〉>]|[·•★☆◎●■]\s?[\u4e00-\u9fff]{2,8}\s?[·•★☆◎●■])$/;
/** Such a name may also stand over a piece without a title. */
const BRACKETED = /^[【[〈<][^\s,。]{2,10}[】\]〉>]$/;
/** 「关注高考」, 「直击防汛」. */
const TOPIC = /^(?:关注|聚焦|直击|走近|对话|探访|话说|倾听)[\u4e00-\u9fff]{2,4}$/;
/** 「追踪报道」: what comes below goes on with what an earlier issue told. */
const GENRE = /^(?:追踪|跟踪|连续|后续|系列|特别|深度)报道$/;
const LONGEST = 8;

/**
 * Turns the name of a column above a headline into furniture. A line is one when it heads a block of headline lines,
 * is short, and is marked as such or ends in a word that columns are named with.
 */
export function markColumns(lines: readonly PageLine[], kinds: LineKind[]): void {
  for (let at = 0; at + 1 < kinds.length; at++) {
    const [line, next] = [lines[at], lines[at + 1]];
    if (!line || !next || kinds[at]?.kind !== 'head') continue;
    if (kinds[at + 1]?.kind === 'prose' && isOverText(line.plain.trim()) && standsFree(lines, kinds, at))
      kinds[at] = { kind: 'furniture', furniture: 'section' };
    if (kinds[at + 1]?.kind !== 'head') continue;
    if (kinds[at - 1]?.kind === 'head' && line.gap === 0) continue;
    // A marked line over one that is not is a title.
    if (line.mark > 0 && next.mark === 0) continue;
    const apart = isColumnName(next.plain) || isListItem(next.plain) || /^[—-]/.test(next.plain);
    if (isColumnName(line.plain) && !apart) kinds[at] = { kind: 'furniture', furniture: 'section' };
  }
}

function isOverText(plain: string): boolean {
  return BRACKETED.test(plain) || GENRE.test(plain.replace(/\s+/g, ''));
}

/** Inside an article such a name heads a section: 「【人物名片】」. */
function standsFree(lines: readonly PageLine[], kinds: readonly LineKind[], at: number): boolean {
  const [before, kind] = [lines[at - 1], kinds[at - 1]];
  if (!before || kind?.kind === 'furniture' || kind?.kind === 'brief') return true;
  return (kind?.kind === 'byline' && kind.brackets) || closingCredits(before.plain) !== null;
}

function isColumnName(plain: string): boolean {
  const trimmed = plain.trim();
  if (MARKED.test(trimmed)) return true;
  const compact = trimmed.replace(/[\s“”"]+/g, '');
  return compact.length <= LONGEST && (COLUMN_NAME.test(compact) || TOPIC.test(compact));
}
