import { z } from 'zod';
import type { DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { jsonOrNull } from '../../models/json-or-null.ts';
import { type ModelSource, quotesFor } from './model-sources.ts';

/** How a model is asked to write: a sentence with its marks a line, or one JSON object. */
export type ReplyForm = 'lines' | 'json';

/** What a reply says. */
interface ParsedReply {
  readonly claims: readonly DraftClaim[];
  /** Whether the reply kept to its form, be it with no claim at all. */
  readonly kept: boolean;
}

/** Longest sentence taken for a claim, in characters. */
const LONGEST_CLAIM = 200;
const LINE = new RegExp(`^(.{2,${LONGEST_CLAIM}}?)((?:\\s{0,2}\\[K\\d{1,3}\\]){1,8})[。.]?$`);
/** What the prompt has a model write when the sources say nothing. */
const SAYS_NOTHING = /^报道未提(?:及|到)?。?$/;
/** `1.`, `2、`, `-` before a sentence; the 3 of 「3.5万人」 is none. */
const LIST_MARK = /^(?:[-•*]|\d{1,2}(?:[、）)]|\.(?!\d)))\s*/;

/** Claims taken of one reply; sources for more do not go into a prompt. */
const MOST_CLAIMS = 400;
const REPLY = z.strictObject({ claims: z.array(z.unknown()).max(MOST_CLAIMS) });
const CLAIM = z.strictObject({
  text: z.string().trim().min(2).max(LONGEST_CLAIM).regex(/^.*$/),
  keys: z
    .array(z.string().regex(/^K\d{1,3}$/))
    .min(1)
    .max(8),
});

/**
 * The claims of a reply. A sentence without keys, or with one that names no source, is no claim; a reply that is not of
 * its form has none. Nothing is mended.
 */
export function parseReply(
  reply: string,
  form: ReplyForm,
  sources: readonly ModelSource[],
  evidence: Evidence,
): ParsedReply {
  const { sentences, kept } = form === 'json' ? fromJson(reply) : fromLines(reply);
  const byKey = new Map(sources.map((source) => [source.key, source]));
  const claims = sentences.flatMap(({ text, keys }): DraftClaim[] => {
    const known = keys.map((key) => byKey.get(key)).filter((source) => source !== undefined);
    if (known.length !== keys.length) return [];
    return [
      {
        text: /[。！？!?…]$/.test(text) ? text : `${text}。`,
        quotes: known.flatMap((source) => quotesFor(text, source, evidence)),
        event: known.find((source) => source.event)?.event ?? null,
      },
    ];
  });
  return { claims, kept };
}

interface Sentences {
  readonly sentences: readonly { readonly text: string; readonly keys: readonly string[] }[];
  readonly kept: boolean;
}

function fromLines(reply: string): Sentences {
  const lines = reply.split('\n').map((line) => line.trim());
  const sentences = lines.flatMap((line) => {
    const match = LINE.exec(line);
    const text = (match?.[1] ?? '').replace(LIST_MARK, '').trim();
    return text.length < 2 ? [] : [{ text, keys: (match?.[2] ?? '').match(/K\d+/g) ?? [] }];
  });
  return {
    sentences: sentences.slice(0, MOST_CLAIMS),
    kept: sentences.length > 0 || lines.some((line) => SAYS_NOTHING.test(line)),
  };
}

function fromJson(reply: string): Sentences {
  const parsed = REPLY.safeParse(jsonOrNull(reply));
  const claims = parsed.success ? parsed.data.claims.map((claim) => CLAIM.safeParse(claim)) : [];
  const sentences = claims.flatMap((claim) => (claim.success ? [claim.data] : []));
  return { sentences, kept: parsed.success && (sentences.length > 0 || claims.length === 0) };
}
