import type { Byline } from '../../domain/article.ts';
import { compoundAt, isSurname } from '../../text/surnames.ts';
import { NO_BYLINE, parseByline } from './byline-parts.ts';
import { captionOf } from './captions.ts';
import { isOfficeNote } from './closing-credits.ts';
import { type Dateline, findDateline } from './dateline.ts';
import { type FurnitureKind, furnitureKind, opensContents } from './furniture-rules.ts';
import { endsSentence } from './line-shape.ts';
import type { PageLine } from './page-line.ts';

/** What a line is by its own words; where it belongs is decided by its neighbours. */
export type LineKind =
  | { readonly kind: 'furniture'; readonly furniture: FurnitureKind | string }
  | { readonly kind: 'contents' }
  /** A date and nothing else: of the masthead, or under a notice. */
  | { readonly kind: 'date' }
  | { readonly kind: 'byline'; readonly byline: Byline; readonly brackets: boolean }
  | { readonly kind: 'lead'; readonly dateline: Dateline }
  | { readonly kind: 'caption'; readonly byline: Byline | null }
  | { readonly kind: 'head' }
  /** A row of names or of a table: text of the article above. */
  | { readonly kind: 'item' }
  /** The first line of a short piece among others under one label. */
  | { readonly kind: 'brief' }
  | { readonly kind: 'prose' };

/** Longest line, white space aside, that can be part of a headline block. */
const LONGEST_HEAD = 60;

const BARE_DATE =
  /^\s{0,4}(?:(?:\d{4}|[一二三四五六七八九〇零○]{4})\s?年\s?)?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日\s{0,4}$/;
/** 「市自来水公司 2016年2月3日」: a notice signed and dated on one line. */
const SIGNED_DATE =
  /^[\u4e00-\u9fff()]{4,24}(?:局|委|办|处|院|馆|站|中心|公司|集团|厂|镇|乡|街道|社区|委员会|办公室|指挥部|学校|[中小大]学|学院|协会|支队|大队|政府)\s{1,8}\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日$/;
const COMMENTATOR =
  /^[■●◆□○◎★☆\s]{0,3}(?:本报|本台|新华社|人民日报|[\u4e00-\u9fff]{2,4}日报)(?:(?:特约)?评论员(?:文章)?|综合(?:报道|消息)|编辑部)$/;

/** Bracketed credits that name an office or an agency: 「(秘书处供稿)」, 「(据新华社上海1月3日电)」. */
const SUPPLIED =
  /^(?:本报|特约)?(?:通讯员|评论员)$|^.{2,24}(?:供稿|供图|提供|报道|摄影?)$|^(?:据|综合|转自|原载|来源:?|选自).{2,30}$/;

/** 「作者单位:某馆」, 「(作者系某校教师)」: who the author is, behind the text. */
const AUTHOR_NOTE = /^作者(?:单位|简介|地址):|^[([【]\s?(?:本文)?作者(?:单位|简介|系|为|是)[^。()]{2,60}[)\]】]$/;
/** Who answers letters, below the answer. */
const EDITORS = /^(?:本报|本刊)?(?:编者|编辑部)$/;
/** 「供稿:石桥镇政府」 without brackets. */
const SUPPLIED_BY = /^(?:供稿|供图|图片来源|文图|图文|图片提供|稿件来源)(?:单位)?:[^。]{2,30}$/;

/** 「(2015年6月26日市人大常委会通过)」 under the title of a document. */
const PASSED = /^\([^()。]{6,60}(?:通过|公布|发布|施行|修订|批准)\)$/;
/** 「(系列报道之一)」, 「(未完待续)」 behind a text. */
const SERIES = /^\((?:系列(?:报道)?之.{1,3}|未完待续|待续|全文完|完|连载.{0,6}|之[一二三四五六七八九十]{1,2})\)$/;

/** Classifies one line. Marked headings are headline lines whatever they say, furniture labels aside. */
export function lineKind(line: PageLine): LineKind {
  const { plain } = line;
  if (line.aside !== null) return { kind: 'furniture', furniture: line.aside };
  if (opensContents(plain)) return { kind: 'contents' };
  if (BARE_DATE.test(plain) || SIGNED_DATE.test(plain.trim())) return { kind: 'date' };
  const furniture = furnitureKind(plain);
  const byline = furniture === 'page-editors' ? null : creditsOf(plain, line.content.text, line.mark > 0);
  if (byline) return byline;
  if (furniture && (line.mark === 0 || furniture === 'masthead')) return { kind: 'furniture', furniture };
  if (line.row) return { kind: 'item' };
  if (line.mark > 0 && plain.length <= 2 * LONGEST_HEAD) return { kind: 'head' };
  const dateline = findDateline(plain, line.content.text);
  if (dateline) return { kind: 'lead', dateline };
  const caption = captionOf(plain, line.content.text);
  if (caption) return { kind: 'caption', byline: caption.byline };
  if (isNameRow(plain)) return { kind: 'item' };
  const compact = plain.replace(/\s+/g, '').length;
  if (compact > LONGEST_HEAD || endsSentence(plain) || /。.|^\s{0,4}[问答]\s?:/.test(plain)) return { kind: 'prose' };
  return { kind: 'head' };
}

const NAME_ROW = /^[\u4e00-\u9fff·]{2,10}(?:[\s、]{1,6}[\u4e00-\u9fff·]{1,10}){3,60}[、\s]{0,3}$/;
const FEWEST_NAMES = 4;

/** 「谭青松 桂长生 黎小满 …」: at least four words, all as long as names and most with surnames. */
function isNameRow(plain: string): boolean {
  const trimmed = plain.trim();
  if (trimmed.length < 11 || !NAME_ROW.test(trimmed)) return false;
  const words = trimmed.replace(/(^|\s)([\u4e00-\u9fff])\s{1,4}([\u4e00-\u9fff])(?=\s|$)/g, '$1$2$3').split(/[\s、]+/);
  if (words.length < FEWEST_NAMES || words.some((word) => word.length > 4 && !word.includes('·'))) return false;
  const named = words.filter((word) => word.length <= 3 && (isSurname(word.charAt(0)) || compoundAt(word, 0)));
  return named.length >= words.length * 0.7;
}

/** 「追踪报道 本报记者 …」: what kind of piece it is, in front of the credits. */
const GENRE = /^[\u4e00-\u9fff]{2,4}(?:报道|调查|专访|特稿|访谈|观察)\s+(?=\S*(?:记者|通讯员))/;

/** 「□柳岸」, 「·高 岚·」: names without a role. */
const BULLETED = /^[■□◆◇●○◎]\s{0,3}[\u4e00-\u9fff]|^·\s?[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,8}·$/;
/** 「□ 中文系2012级 柳某」: a student's class in front of the name. */
const CLASS = /^[■□◆◇●○◎]\s{0,3}[\u4e00-\u9fff]{2,12}\d{2,4}级[\u4e00-\u9fff\d()]{0,8}\s{1,4}/;

/** A line that is nothing but credits, in brackets or not; a marked one has a role. */
function creditsOf(plain: string, printed: string, marked: boolean): LineKind | null {
  if (plain.length > 120) return null;
  const trimmed = plain.trim();
  if (AUTHOR_NOTE.test(trimmed) || EDITORS.test(trimmed) || SUPPLIED_BY.test(trimmed))
    return { kind: 'byline', byline: NO_BYLINE, brackets: true };
  if (COMMENTATOR.test(trimmed) || PASSED.test(trimmed)) return { kind: 'byline', byline: NO_BYLINE, brackets: false };
  if (SERIES.test(trimmed)) return { kind: 'byline', byline: NO_BYLINE, brackets: true };
  const inner = /^[([【]([^()[\]【】]{2,100})[)\]】]$/.exec(trimmed);
  // 「【相关链接】」: names without a role stand in round brackets.
  const bare = !marked && trimmed.startsWith('(');
  const bulleted = !marked && BULLETED.test(trimmed) && plain.length <= 24;
  const genre = (GENRE.exec(plain) ?? CLASS.exec(plain))?.[0].length ?? 0;
  const byline = inner?.[1]
    ? parseByline(inner[1], bare, printed.slice(1, 1 + inner[1].length))
    : parseByline(plain.slice(genre), bulleted, printed.slice(genre));
  if (!byline && bare && inner?.[1] && isOfficeNote(inner[1]))
    return { kind: 'byline', byline: NO_BYLINE, brackets: true };
  if (!byline && inner?.[1] && SUPPLIED.test(inner[1])) return { kind: 'byline', byline: NO_BYLINE, brackets: true };
  return byline && { kind: 'byline', byline, brackets: inner !== null };
}
