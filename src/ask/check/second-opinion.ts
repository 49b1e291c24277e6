import type { ChatModel } from '../../domain/chat-model.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { type Prompt, renderMessages } from '../../models/prompt.ts';
import { unfence } from '../write/unfence.ts';

/**
 * Reads claims that passed the check once more and gives those it does not find borne out by their quotes. It can take
 * away, never add. Resolves empty when it fails; rejects only when `signal` aborts.
 */
export type SecondOpinion = (
  claims: readonly DraftClaim[],
  evidence: Evidence,
  signal: AbortSignal | undefined,
) => Promise<readonly DraftClaim[]>;

/** A reader waits for this: milliseconds after which the first check stands alone. */
const LONGEST_WAIT = 15_000;
/** A reply longer than so many characters a claim follows no form. */
const LONGEST_LINE = 40;
const LINE = /^(\d{1,3})\s?(相符|不符)$/;

/** Asks a chat model; a reply that is not one 「编号 相符」 or 「编号 不符」 a claim, each once, counts for nothing. */
export async function opinionOfModel(
  claims: readonly DraftClaim[],
  evidence: Evidence,
  { model, prompt }: { readonly model: ChatModel; readonly prompt: Prompt },
  signal: AbortSignal | undefined,
  longestWait = LONGEST_WAIT,
): Promise<readonly DraftClaim[]> {
  if (claims.length === 0) return [];
  const messages = renderMessages(prompt, {
    claims: claims.map((claim, at) => claimText(claim, at + 1, evidence)).join('\n\n'),
  });
  const waited = AbortSignal.timeout(longestWait);
  try {
    let reply = '';
    for await (const piece of model.stream(messages, signal ? AbortSignal.any([signal, waited]) : waited)) {
      reply += piece;
      if (reply.length > LONGEST_LINE * (claims.length + 1)) return [];
    }
    return doubtedIn(reply, claims);
  } catch (error) {
    if (signal?.aborted) throw error;
    return [];
  }
}

function claimText({ text, quotes }: DraftClaim, n: number, { articles }: Evidence): string {
  const printed = quotes.map(({ articleId, start, end }) => articles.get(articleId)?.text.slice(start, end) ?? '');
  return [
    `${n}. 句子：${unfence(text)}`,
    ...printed.map((quote) => `   原文：${unfence(quote).replace(/\s+/g, ' ')}`),
  ].join('\n');
}

function doubtedIn(reply: string, claims: readonly DraftClaim[]): readonly DraftClaim[] {
  const lines = reply
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => LINE.exec(line));
  const numbers = lines.map((match) => Number(match?.[1] ?? 0));
  const complete = numbers.length === claims.length && claims.every((_, at) => numbers.includes(at + 1));
  return complete ? claims.filter((_, at) => lines[numbers.indexOf(at + 1)]?.[2] === '不符') : [];
}
