import type { Draft, DraftClaim, Quote } from '../domain/draft.ts';
import type { Evidence } from '../domain/evidence.ts';
import { sentenceAt } from '../text/sentences.ts';
import { comparable } from './claim-support.ts';

/** 「“甲”应为“乙”」, the form of a 更正 notice. */
const CORRECTION =
  /[“「『]([^”」』\n]{1,60})[”」』][^。“”\n]{0,12}?(?:应为|应是|应作|应改为|更正为|系|有误,应为)\s?[“「『]([^”」』\n]{1,60})[”」』]/g;

interface Correction {
  readonly wrong: string;
  readonly quote: Quote;
  readonly text: string;
}

/**
 * Puts the paper's own correction in front of a claim that tells the corrected words: the corrected value wins, and
 * what was printed first is still shown. Corrections are those among the evidence's passages.
 */
export function withCorrections(draft: Draft, evidence: Evidence): Draft {
  const corrections = correctionsIn(evidence);
  if (corrections.length === 0) return draft;
  const claims = draft.claims.flatMap((claim) => {
    const found = corrections.filter((correction) => isCorrected(claim, correction, evidence));
    return [...found.map(({ text, quote }) => ({ text, quotes: [quote], event: null })), claim];
  });
  return claims.length === draft.claims.length ? draft : { ...draft, claims };
}

function correctionsIn(evidence: Evidence): Correction[] {
  return evidence.hits.flatMap(({ passage }) => {
    const article = evidence.articles.get(passage.articleId);
    if (!article) return [];
    return [...passage.text.matchAll(CORRECTION)].map((match) => {
      const span = sentenceAt(article.text, passage.start + match.index);
      const text = `更正：${article.text.slice(span.start, span.end)}`;
      return { wrong: comparable(match[1] ?? ''), quote: { articleId: article.id, ...span }, text };
    });
  });
}

/** The claim tells the wrong words, and rests on another article than the notice. */
function isCorrected(claim: DraftClaim, { wrong, quote }: Correction, evidence: Evidence): boolean {
  return claim.quotes.some((own) => {
    const said = evidence.articles.get(own.articleId)?.text.slice(own.start, own.end) ?? '';
    return own.articleId !== quote.articleId && comparable(said).includes(wrong);
  });
}
