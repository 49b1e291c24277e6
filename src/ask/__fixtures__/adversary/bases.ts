import type { Citation } from '../../../domain/answer.ts';
import { sentences } from '../../../text/sentences.ts';
import type { Base } from './archive.ts';

/** A sentence that an answer may rest on, and the key under which a model is given it. */
export interface Ground {
  readonly base: Base;
  readonly key: string;
  readonly citation: Citation;
  readonly sentence: string;
}

/** A draft with something false in it. */
export interface BadDraft {
  readonly kind: string;
  readonly question: string;
  readonly reply: string;
  /** Words that make a shown claim false; none where only the form of the draft is bad. */
  readonly planted: string | null;
}

/** Sentences of the quotes of an answer's claims, each with its key: K1 is the first claim's. */
export function groundsOf(base: Base): Ground[] {
  return base.answer.claims.flatMap((claim, at) =>
    claim.citations.flatMap((n) => {
      const citation = base.answer.citations.find((one) => one.n === n);
      if (!citation) return [];
      return sentences(citation.quote)
        .map(({ start, end }) => citation.quote.slice(start, end).replace(/\s*\n\s*/g, ''))
        .filter((sentence) => sentence.length >= 14 && sentence.length <= 150)
        .map((sentence) => ({ base, key: `K${at + 1}`, citation, sentence }));
    }),
  );
}

/** Part of a changed text around the change, by which it is known again. */
function around(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - 4), at + length + 5);
}

/** The answer's own claims as sentences: what event records make of the print. */
export function claimsOf(base: Base): Ground[] {
  return base.answer.claims.flatMap(({ text, citations }, at) => {
    const citation = base.answer.citations.find((one) => one.n === citations[0]);
    return citation && !text.includes('：') ? [{ base, key: `K${at + 1}`, citation, sentence: text }] : [];
  });
}

/** A draft of one line in which a piece of a true sentence is put in place of another. */
export function replaced(ground: Ground, kind: string, at: number, old: string, put: string): BadDraft {
  const { sentence } = ground;
  const text = sentence.slice(0, at) + put + sentence.slice(at + old.length);
  return {
    kind,
    question: ground.base.question,
    reply: `${text}[${ground.key}]`,
    planted: around(text, at, put.length),
  };
}
