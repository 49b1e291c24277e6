import type { ChatModel } from '../domain/chat-model.ts';
import type { Day } from '../domain/day.ts';
import type { Draft, DraftClaim } from '../domain/draft.ts';
import type { Evidence } from '../domain/evidence.ts';
import { WenbaoError } from '../errors.ts';
import { type Prompt, renderPrompt } from '../models/prompt.ts';
import { dayWords } from './day-words.ts';
import { type ModelSource, modelSources, quotesFor, sourcesText, unfence } from './model-sources.ts';

/** What a model made of the evidence, or why nothing came (Chinese, one quiet line for the reader). */
export interface Written {
  readonly draft: Draft | null;
  readonly notice: string | null;
}

/** What a model is asked, and what it may rest on. */
export interface WritingTask {
  readonly question: string;
  readonly askedOn: Day;
  readonly evidence: Evidence;
  readonly extractive: Draft;
}

/** How the caller stops a writer and hears of its words. */
export interface Listening {
  readonly signal?: AbortSignal | undefined;
  /** Hears the words of the draft as they come, marks and all left out, before any is checked. */
  readonly onDraft?: ((text: string) => void) | undefined;
}

/** A second writer beside the extractive one, given the same evidence. */
export type Writer = (task: WritingTask, listening: Listening) => Promise<Written>;

const NOTHING: Written = { draft: null, notice: '模型没有从馆藏中写出可核对的回答，以下为原文摘录。' };

/** Has a chat model write the draft from the same evidence; what it writes is a draft like any other and is verified. */
export async function writeWithModel(
  task: WritingTask,
  model: ChatModel,
  prompt: Prompt,
  { signal }: Listening = {},
): Promise<Written> {
  const sources = modelSources(task.extractive, task.evidence);
  const content = renderPrompt(prompt, {
    asked_on: dayWords(task.askedOn, true),
    evidence: sourcesText(sources, task.evidence),
    question: unfence(task.question),
  });
  try {
    let reply = '';
    for await (const piece of model.stream([{ role: 'user', content }], signal)) reply += piece;
    const claims = parseReply(reply, sources, task.evidence);
    return claims.length > 0
      ? { draft: { lead: null, claims, mode: 'model', whole: task.extractive.whole }, notice: null }
      : NOTHING;
  } catch (error) {
    if (signal?.aborted || !(error instanceof WenbaoError)) throw error;
    return { draft: null, notice: `${error.message}，以下为原文摘录。` };
  }
}

/** Lines that end in `[K…]` marks are claims; a mark that names no source makes its line void. Anything else is no claim. */
export function parseReply(reply: string, sources: readonly ModelSource[], evidence: Evidence): DraftClaim[] {
  const byKey = new Map(sources.map((source) => [source.key, source]));
  return reply.split('\n').flatMap((line) => {
    const match = /^(.{2,400}?)((?:\s{0,2}\[K\d{1,3}\]){1,8})[。.]?\s*$/.exec(line.trim());
    if (!match) return [];
    const cited = [...(match[2] ?? '').matchAll(/K\d+/g)].map(([key]) => byKey.get(key));
    const known = cited.filter((source) => source !== undefined);
    if (known.length !== cited.length) return [];
    const text = (match[1] ?? '').replace(/^(?:[-•*]|\d{1,2}[.、）)])\s*/, '').trim();
    return [
      {
        text: ended(text),
        quotes: known.flatMap((source) => quotesFor(text, source, evidence)),
        event: known.find((source) => source.event)?.event ?? null,
      },
    ];
  });
}

function ended(text: string): string {
  return /[。！？!?…]$/.test(text) ? text : `${text}。`;
}
