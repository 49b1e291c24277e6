import type { Article } from '../../domain/article.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import type { ArticleId } from '../../domain/ids.ts';

const MARKS = '，,。.；;！!？?：:…—\n';
const OPENING = '“「『《（(';
/** Words in front of a clause without which it says more than was printed. */
const DOUBTED = /(?:据称|据传|网传|传闻|有消息称|有人称|没有|并非|否认|不会|未能|拟|计划|如果|一旦|除非)[，,：:]?$/;

/** Whether a claim is printed so: whole clauses of one of its quotes, one after another, letter for letter. */
export function isVerbatim({ text, quotes }: DraftClaim, articles: ReadonlyMap<ArticleId, Article>): boolean {
  const bare = text.replace(/[。！？…，；]{1,3}$/, '');
  if (bare.length < 4) return false;
  return quotes.some(({ articleId, start, end }) => {
    const article = articles.get(articleId);
    const at = article ? article.text.indexOf(bare, start) : -1;
    return article !== undefined && at >= 0 && at + bare.length <= end && isWhole(article.text, at, at + bare.length);
  });
}

/**
 * The same behind the item that was asked for (「53处：全市检查…」), and with clauses left out between (「……」): the forms in
 * which our own code tells a sentence.
 */
export function isCutFromPrint(claim: DraftClaim, articles: ReadonlyMap<ArticleId, Article>): boolean {
  const colon = claim.text.indexOf('：');
  const item = claim.text.slice(0, Math.max(0, colon));
  const quotes = claim.quotes.filter(({ articleId, start, end }) => {
    const printed = articles.get(articleId)?.text.slice(start, end) ?? '';
    return item === '' || printed.includes(item);
  });
  const whole = claim.text.slice(claim.text.startsWith(`${item}：`) ? colon + 1 : 0);
  const bodies = item === '' || whole === claim.text ? [claim.text] : [claim.text, whole];
  return bodies.some((body) => {
    const parts = body.split(/…{1,2}/).filter((part) => part.length > 1);
    return parts.length > 0 && parts.every((text) => isVerbatim({ ...claim, text, quotes }, articles));
  });
}

/** Both ends lie at marks of the text: 「没有研究…」 is not told as 「研究…」. */
function isWhole(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start).trimEnd();
  const opens = start === 0 || MARKS.includes(text.charAt(start - 1)) || endsOpen(text, start);
  const closes = end >= text.length || MARKS.includes(text.charAt(end)) || '”」』）)》'.includes(text.charAt(end));
  return opens && closes && !DOUBTED.test(before.slice(-8)) && !isSpeech(text, start, end);
}

/** Words inside “…” are somebody's, and told so only with who said them. */
function isSpeech(text: string, start: number, end: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return line.lastIndexOf('“') > line.lastIndexOf('”') && !text.slice(start, end).includes('”');
}

function endsOpen(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  return OPENING.includes(before.slice(-1)) || /[讯电）)]\s{0,2}$/.test(before) || /\n\s{0,3}$/.test(before);
}
