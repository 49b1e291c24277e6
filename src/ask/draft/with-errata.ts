import type { Article } from '../../domain/article.ts';
import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { Evidence, LinkedErratum } from '../../domain/evidence.ts';
import { comparable } from '../../text/comparable.ts';
import { mendWords } from '../find/link-errata.ts';
import { LONGEST_CLAIM } from './tell-event.ts';

/**
 * Puts right what a claim tells and the paper itself corrected later: the corrected words stand in the claim, with those
 * printed first in brackets, and the notice is cited beside the article.
 */
export function withErrata(draft: Draft, evidence: Evidence): Draft {
  if (evidence.errata.length + evidence.notices.length === 0) return draft;
  return { ...draft, claims: draft.claims.map((claim) => mended(rightLead(claim, evidence), evidence)) };
}

/** 「46.8万吨：“46.8万吨”应为“64.8万吨”」: a sentence of the notice itself is not headed by the words that it takes back. */
function rightLead(claim: DraftClaim, { notices }: Evidence): DraftClaim {
  const colon = claim.text.indexOf('：');
  const lead = claim.text.slice(0, Math.max(0, colon));
  const notice = notices.find(
    ({ articleId, wrong, right }) =>
      claim.quotes.some((quote) => quote.articleId === articleId) && wrong.includes(lead) && !right.includes(lead),
  );
  if (!notice || lead.length < 2) return claim;
  const right = mendWords(lead, notice);
  return { ...claim, text: right === lead ? claim.text.slice(colon + 1) : right + claim.text.slice(colon) };
}

function mended(claim: DraftClaim, evidence: Evidence): DraftClaim {
  return evidence.errata
    .filter((erratum) => bearsOn(claim, erratum, evidence.articles))
    .reduce((told, erratum) => tellBoth(told, erratum), claim);
}

/** The claim rests on the corrected article, and tells the wrong words, or the right ones where its quote has the wrong. */
function bearsOn(claim: DraftClaim, erratum: LinkedErratum, articles: Evidence['articles']): boolean {
  const own = claim.quotes.filter((quote) => quote.articleId === erratum.corrects);
  if (own.length === 0 || claim.quotes.some((quote) => quote.articleId === erratum.articleId)) return false;
  if (mendWords(claim.text, erratum) !== claim.text) return true;
  const printed = own.map((quote) => textOf(articles.get(quote.articleId), quote)).join('\n');
  return mendWords(printed, erratum) !== printed && comparable(claim.text).includes(comparable(erratum.right));
}

function textOf(
  article: Article | undefined,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  return article?.text.slice(start, end) ?? '';
}

function tellBoth(claim: DraftClaim, erratum: LinkedErratum): DraftClaim {
  const note = `（原报道为“${erratum.wrong}”，后经更正）。`;
  const text = `${mendWords(claim.text, erratum).replace(/。$/, '')}${note}`;
  const notice = { articleId: erratum.articleId, start: erratum.start, end: erratum.end };
  return {
    ...claim,
    text: text.length <= LONGEST_CLAIM ? text : mendWords(claim.text, erratum),
    quotes: [...claim.quotes, notice],
  };
}
