import type { Byline } from '../domain/article.ts';
import { NO_BYLINE, parseByline } from './byline-parts.ts';
import { captionOf } from './captions.ts';
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
  | { readonly kind: 'prose' };

/** Longest line, white space aside, that can be part of a headline block. */
const LONGEST_HEAD = 60;

const BARE_DATE =
  /^\s{0,4}(?:\d{4}|[一二三四五六七八九〇零○]{4})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日\s{0,4}$/;
const COMMENTATOR =
  /^[■●◆□○◎★☆\s]{0,3}(?:本报|本台|新华社|人民日报|[\u4e00-\u9fff]{2,4}日报)(?:(?:特约)?评论员(?:文章)?|综合(?:报道|消息)|编辑部)$/;

/** Bracketed credits that name an office or an agency: 「(秘书处供稿)」, 「(据新华社上海1月3日电)」. */
const SUPPLIED = /^.{2,24}(?:供稿|供图|提供|报道|摄影?)$|^(?:据|综合|转自|原载|来源:?|选自).{2,30}$/;

/** Classifies one line. Marked headings are headline lines whatever they say, furniture labels aside. */
export function lineKind(line: PageLine): LineKind {
  const { plain } = line;
  if (line.aside !== null) return { kind: 'furniture', furniture: line.aside };
  if (opensContents(plain)) return { kind: 'contents' };
  if (BARE_DATE.test(plain)) return { kind: 'date' };
  const furniture = furnitureKind(plain);
  const byline = furniture === 'page-editors' ? null : creditsOf(plain, line.content.text);
  if (byline) return byline;
  if (furniture && (line.mark === 0 || furniture === 'masthead')) return { kind: 'furniture', furniture };
  if (line.mark > 0 && plain.length <= 2 * LONGEST_HEAD) return { kind: 'head' };
  const dateline = findDateline(plain, line.content.text);
  if (dateline) return { kind: 'lead', dateline };
  const caption = captionOf(plain, line.content.text);
  if (caption) return { kind: 'caption', byline: caption.byline };
  const compact = plain.replace(/\s+/g, '').length;
  if (compact > LONGEST_HEAD || endsSentence(plain) || /。./.test(plain)) return { kind: 'prose' };
  return { kind: 'head' };
}

/** A line that is nothing but credits, in brackets or not. */
function creditsOf(plain: string, printed: string): LineKind | null {
  if (plain.length > 120) return null;
  if (COMMENTATOR.test(plain)) return { kind: 'byline', byline: NO_BYLINE, brackets: false };
  const inner = /^[([【]([^()[\]【】]{2,100})[)\]】]$/.exec(plain.trim());
  const bulleted = /^[■□◆◇●○◎]\s{0,3}[\u4e00-\u9fff]/.test(plain) && plain.length <= 20;
  const byline = inner?.[1]
    ? parseByline(inner[1], true, printed.slice(1, 1 + inner[1].length))
    : parseByline(plain, bulleted, printed);
  if (!byline && inner?.[1] && SUPPLIED.test(inner[1])) return { kind: 'byline', byline: NO_BYLINE, brackets: true };
  return byline && { kind: 'byline', byline, brackets: inner !== null };
}
