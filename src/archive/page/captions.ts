import type { Byline } from '../../domain/article.ts';
import { parseByline } from './byline-parts.ts';

const OPENS = /^(?:[▲▼△▽↑↓←→◤◥]\s?|图为|图片为|[上下左右题]图(?:为)?[::]?|图\s?[①-⑳\d]{1,2}\s?[::为]|资料图|图片说明)/;
const SHORT = /^[^,。到看来去赴入]{2,16}(?:现场|合影|一角|场景|留影|剪影)。$/;
const CREDIT = /(?:[\s。;(]|^)([^。;,()]{2,30}(?:摄影?|供图|摄影报道|制图))\)?$/;

/** Whether a folded line tells what a picture shows, and who took it; null when it does not. */
export function captionOf(plain: string, printed = plain): { readonly byline: Byline | null } | null {
  if (plain.length > 160) return null;
  const text = plain.trim();
  const credit = /[摄影图道]\)?$/.test(text) ? CREDIT.exec(text)?.[1] : undefined;
  const byline = credit ? parseByline(credit.trim(), false, printedPart(credit.trim(), plain, printed)) : null;
  if (byline || OPENS.test(text) || SHORT.test(text)) return { byline };
  return null;
}

/** A piece of the folded text as it is printed. */
function printedPart(piece: string, plain: string, printed: string): string {
  const at = plain.lastIndexOf(piece);
  return at < 0 ? piece : printed.slice(at, at + piece.length);
}
