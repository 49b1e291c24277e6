import type { ModelUsage } from '../../domain/answer.ts';
import type { ChatMessage, ChatModel, TokenCount } from '../../domain/chat-model.ts';
import type { Day } from '../../domain/day.ts';
import type { Draft } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QuestionKind } from '../../domain/plan.ts';
import { WenbaoError } from '../../errors.ts';
import { ChatModelError } from '../../models/chat-model-error.ts';
import { estimateTokens } from '../../models/chat-tokens.ts';
import { renderMessages } from '../../models/prompt.ts';
import { afterThinking } from '../../models/thinking.ts';
import { dayWords } from '../draft/day-words.ts';
import type { AnswerPrompts } from './answer-prompts.ts';
import { draftWords } from './draft-words.ts';
import { type FormWish, replyForms } from './model-form.ts';
import { parseReply, type ReplyForm } from './model-reply.ts';
import { type ModelSource, modelSources, sourcesText } from './model-sources.ts';
import { unfence } from './unfence.ts';

/** What a model made of the evidence, or why nothing came (Chinese, one quiet line for the reader). */
export interface Written {
  readonly draft: Draft | null;
  readonly notice: string | null;
  /** What was spent, also on a draft that is not taken; left out when no model wrote anything. */
  readonly usage?: ModelUsage;
}

/** What a model is asked, and what it may rest on. */
export interface WritingTask {
  readonly question: string;
  readonly kind: QuestionKind;
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

/** Money for a million tokens, in whatever currency the operator counts. */
interface TokenPrices {
  readonly prompt: number;
  readonly completion: number;
}

/** What a writer is made of. */
export interface WriterParts {
  readonly model: ChatModel;
  readonly prompts: AnswerPrompts;
  readonly form?: FormWish;
  /** Null or left out = the cost is not known. */
  readonly prices?: TokenPrices | null;
}

const NOTHING = '模型没有从馆藏中写出可核对的回答，已改用原文摘录。';
const NO_ROOM = '模型的上下文放不下依据，已改用原文摘录。';
/** Of a model that does not say how much it takes. */
const SMALL_CONTEXT = 4096;
/** Kept free for the reply, reasoning included; of a small context a quarter. */
const REPLY_TOKENS = 2048;
/** Roles and separators of the messages. */
const FRAME_TOKENS = 64;

/**
 * A writer that has a chat model write from the same evidence; what it writes is a draft like any other and is verified.
 * It remembers for as long as it lives how much the model takes and which form it keeps to. Rejects only when the caller
 * aborts or with what is no WenbaoError.
 */
export function modelWriter(parts: WriterParts): Writer {
  const forms = replyForms(parts.form ?? 'auto');
  let most = Number.POSITIVE_INFINITY;
  return async (task, listening) => {
    const form = forms.now();
    const write = (sources: readonly ModelSource[]) => writeOnce(task, parts, { form, sources, ...listening });
    try {
      const sources = packed(task, Math.min(most, roomForSources(task, parts, form)));
      const once = await write(sources).catch((error) => {
        if (!isTooLong(error)) throw error;
        most = Math.floor(estimateTokens(sourcesText(sources)) / 2);
        return write(packed(task, most));
      });
      if (once.kept !== null) forms.told(form, once.kept);
      return once.written;
    } catch (error) {
      if (listening.signal?.aborted || !(error instanceof WenbaoError)) throw error;
      return { draft: null, notice: `${error.message}，已改用原文摘录。` };
    }
  };
}

function packed({ extractive, evidence }: WritingTask, room: number): ModelSource[] {
  return modelSources(extractive, evidence, room);
}

function isTooLong(error: unknown): boolean {
  return error instanceof ChatModelError && error.code === 'too_long';
}

/** Tokens that the sources may have: what the model takes less the prompt without them and the reply. */
function roomForSources(task: WritingTask, { model, prompts }: WriterParts, form: ReplyForm): number {
  const context = model.context ?? SMALL_CONTEXT;
  const frame = messagesFor(task, prompts, form, '').reduce((sum, { content }) => sum + estimateTokens(content), 0);
  return context - Math.min(REPLY_TOKENS, Math.floor(context / 4)) - frame - FRAME_TOKENS;
}

function messagesFor(task: WritingTask, prompts: AnswerPrompts, form: ReplyForm, evidence: string): ChatMessage[] {
  return renderMessages(prompts.prompt[form], {
    asked_on: dayWords(task.askedOn, true),
    guidance: prompts.guidance[task.kind],
    evidence,
    question: unfence(task.question),
  });
}

interface OnceWritten {
  readonly written: Written;
  /** Whether the reply kept to its form; null when none was asked for. */
  readonly kept: boolean | null;
}

async function writeOnce(
  task: WritingTask,
  { model, prompts, prices }: WriterParts,
  {
    form,
    sources,
    signal,
    onDraft,
  }: Listening & {
    readonly form: ReplyForm;
    readonly sources: readonly ModelSource[];
  },
): Promise<OnceWritten> {
  if (sources.length === 0) return { written: { draft: null, notice: NO_ROOM }, kept: null };
  const messages = messagesFor(task, prompts, form, sourcesText(sources));
  const words = draftWords(form);
  const hear = (text: string) => text !== '' && onDraft?.(text);
  let spent: TokenCount | null = null;
  const onTokens = (count: TokenCount) => {
    spent = count;
  };
  let reply = '';
  for await (const piece of model.stream(messages, signal, { json: form === 'json', onTokens })) {
    reply += piece;
    hear(words.push(piece));
  }
  hear(words.end());
  const { claims, kept } = parseReply(afterThinking(reply), form, sources, task.evidence);
  const usage = spent && usageOf(spent, model.id, prompts.hash[form], prices ?? null);
  const draft = claims.length > 0 ? { lead: null, claims, mode: 'model' as const, whole: task.extractive.whole } : null;
  return { written: { draft, notice: draft ? null : NOTHING, ...(usage ? { usage } : {}) }, kept };
}

function usageOf(spent: TokenCount, model: string, promptHash: string, prices: TokenPrices | null): ModelUsage {
  return {
    model,
    promptTokens: spent.prompt,
    completionTokens: spent.completion,
    estimated: spent.estimated,
    cost: prices && (spent.prompt * prices.prompt + spent.completion * prices.completion) / 1_000_000,
    promptHash,
  };
}
