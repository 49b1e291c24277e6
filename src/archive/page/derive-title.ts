import { sentences } from '../../text/sentences.ts';

const LONGEST = 30;
const TIME_CLAUSE = /^[^,，。]{0,16}(?:[日天晚午]|以来|期间|近期)[,，]\s*/;
const BEFORE =
  /^(?:原标题[:：]\s*|据《[^》]{2,16}》(?:\d{1,2}月\d{1,2}日)?(?:报道|消息)[,，\s]\s*|[■●◆▲△□○◎★☆·\s]{1,4})/;

/** A title of at most 30 characters from the first sentence of a body, its date clause left out, cut at a clause. */
export function deriveTitle(body: string): string {
  const start = body.slice(0, 600);
  const first = sentences(start)[0];
  const sentence = first ? start.slice(first.start, first.end).replace(BEFORE, '') : '';
  const told = sentence.replace(TIME_CLAUSE, '').replace(/\s+/g, ' ') || sentence;
  const bare = told.replace(/[。！？!?；;，,\s]+$/, '');
  return bare.length <= LONGEST ? bare : cutAtClause(bare);
}

function cutAtClause(text: string): string {
  const head = text.slice(0, LONGEST);
  const clause = Math.max(...[...head.matchAll(/[,，：:；;]/g)].map((match) => match.index), -1);
  if (clause >= 8) return head.slice(0, clause);
  return `${text.slice(0, lastWordEnd(text, LONGEST - 1))}…`;
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

function lastWordEnd(text: string, limit: number): number {
  let end = 0;
  for (const { index, segment } of words.segment(text.slice(0, limit + 8))) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  return end || limit;
}
