import type { Fault } from '../../domain/checked.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import { LONGEST_CLAIM } from '../draft/tell-event.ts';
import { agreesWithRecord } from './by-record.ts';
import { judgeBySentence } from './by-sentence.ts';
import { missingFact } from './claim-facts.ts';
import type { CheckContext } from './context.ts';
import { newReadings, type Readings } from './readings.ts';
import { sourcesOf } from './sources.ts';
import { isCutFromPrint, isVerbatim } from './verbatim.ts';

/** What a check makes of a claim: `undecided` when its quotes say all of it, but perhaps not of one another. */
export type Verdict = 'stands' | 'undecided' | { readonly fault: Fault };

/**
 * The first fault of a claim that our own code put together from the archive; null when every part of it is borne out by
 * its own quotes or its event record.
 */
export function faultOf(claim: DraftClaim, context: CheckContext, readings: Readings = newReadings()): Fault | null {
  const frame = frameFault(claim, context);
  if (frame !== null) return frame;
  if (isVerbatim(claim, context.articles) || isCutFromPrint(claim, context.articles)) return null;
  const record = agreesWithRecord(claim, context);
  if (record === 'agrees') return null;
  return missingFact({ claim, sources: sourcesOf(claim, context), context, readings }, false);
}

/** 「53处：全市检查…」: the words in front claim to answer, which no sentence can bear out. */
const HEADED = /^[^，。；：“]{1,24}(?<!指出|强调|要求|表示|认为|提出|介绍|透露|通报|称|说|呼吁|希望)：/;

/**
 * Judges a claim that a model worded. It stands when it is printed so, when its event record says all of it, or when
 * every clause of it lies in a sentence of its quotes with who, what, when and how many kept together.
 */
export function judgeClaim(claim: DraftClaim, context: CheckContext, readings: Readings = newReadings()): Verdict {
  const frame = frameFault(claim, context);
  if (frame !== null) return { fault: frame };
  if (isVerbatim(claim, context.articles)) return 'stands';
  const record = agreesWithRecord(claim, context);
  if (record === 'agrees') return 'stands';
  if (record !== null) return { fault: record };
  const sources = sourcesOf(claim, context);
  const missing = missingFact({ claim, sources, context, readings }, true);
  if (missing !== null) return { fault: missing };
  if (HEADED.test(claim.text)) return 'undecided';
  const found = judgeBySentence(claim, sources, context, readings);
  return found === 'negation' || found === 'modality' ? { fault: found } : found;
}

function frameFault(claim: DraftClaim, { articles }: CheckContext): Fault | null {
  if (claim.quotes.length === 0) return 'no_quote';
  const isTrue = ({ articleId, start, end }: DraftClaim['quotes'][number]) => {
    const article = articles.get(articleId);
    return (
      article !== undefined && start >= 0 && end <= article.text.length && article.text.slice(start, end).trim() !== ''
    );
  };
  if (!claim.quotes.every(isTrue)) return 'bad_quote';
  return claim.text.length > LONGEST_CLAIM || claim.text.trim() === '' ? 'too_long' : null;
}
