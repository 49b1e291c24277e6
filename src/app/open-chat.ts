import { join } from 'node:path';
import type { SecondOpinion } from '../ask/check/second-opinion.ts';
import type { Rewriter } from '../ask/understand/rewrite-question.ts';
import type { Writer } from '../ask/write/model-writer.ts';
import type { Config } from '../config.ts';
import type { ChatModel } from '../domain/chat-model.ts';
import { openLocalModel } from './open-local-chat.ts';
import type { RunOptions } from './run-options.ts';

/** What a configured chat model does: words answers, and completes follow-ups. Close it. */
export interface Chat {
  readonly writer: Writer;
  readonly rewriter: Rewriter;
  /** Null unless it is asked for. */
  readonly opinion: SecondOpinion | null;
  close(): Promise<void>;
}

type OpenOptions = Pick<RunOptions, 'background' | 'note' | 'ledger'>;

/** The chat model's parts when one is configured, else null. No model is loaded before the first question. */
export async function openChat(config: Config, options: OpenOptions): Promise<Chat | null> {
  const local = config.localChat && (await openLocalModel(config.localChat, config.chatUse, options));
  const model = local ?? (await openModel(config, options));
  if (!model) return null;
  const [{ loadPrompt }, { loadAnswerPrompts }, { modelWriter }, { rewriteWithModel }] = await Promise.all([
    import('../models/prompt.ts'),
    import('../ask/write/answer-prompts.ts'),
    import('../ask/write/model-writer.ts'),
    import('../ask/understand/rewrite-question.ts'),
  ]);
  const folder = join(config.root, 'prompts');
  const [prompts, rewrite] = await Promise.all([loadAnswerPrompts(folder), loadPrompt(join(folder, 'rewrite.md'))]);
  const { form, prices, secondOpinion } = config.chatUse;
  const opinion = secondOpinion ? await openOpinion(model, folder) : null;
  return {
    writer: modelWriter({ model, prompts, form, prices }),
    rewriter: (task, signal) => rewriteWithModel(task, model, rewrite, signal),
    opinion,
    close: async () => local?.close(),
  };
}

async function openOpinion(model: ChatModel, folder: string): Promise<SecondOpinion> {
  const [{ loadPrompt }, { opinionOfModel }] = await Promise.all([
    import('../models/prompt.ts'),
    import('../ask/check/second-opinion.ts'),
  ]);
  const prompt = await loadPrompt(join(folder, 'verify.md'));
  return (claims, evidence, signal) => opinionOfModel(claims, evidence, { model, prompt }, signal);
}

/** The endpoint, left alone while it is broken or the day's tokens are spent. A run in the background gets ready at once. */
async function openModel({ chat, chatUse }: Config, { background, ledger }: OpenOptions): Promise<ChatModel | null> {
  if (!chat) return null;
  const [{ openChatModel }, { warmClient }, { withBreaker }, { memoryLedger, withBudget }] = await Promise.all([
    import('../models/chat-model.ts'),
    import('../models/chat-client.ts'),
    import('../models/chat-breaker.ts'),
    import('../models/chat-budget.ts'),
  ]);
  if (background) warmClient();
  const model = withBreaker(openChatModel({ ...chat, context: chatUse.context, timeoutMs: chatUse.timeoutMs }));
  return chatUse.dailyTokens === null
    ? model
    : withBudget(model, { tokens: chatUse.dailyTokens, ledger: ledger ?? memoryLedger() });
}
