import { join } from 'node:path';
import type { Writer } from '../ask/model-writer.ts';
import type { Rewriter } from '../ask/rewrite-question.ts';
import type { Config } from '../config.ts';

/** What a configured chat model does: words answers, and completes follow-ups. */
export interface Chat {
  readonly writer: Writer;
  readonly rewriter: Rewriter;
}

/** The chat model's parts when one is configured, else null. Nothing of it is loaded before the first question. */
export async function openChat(config: Config): Promise<Chat | null> {
  if (!config.chat) return null;
  const [{ openChatModel }, { loadPrompt }, { writeWithModel }, { rewriteWithModel }] = await Promise.all([
    import('../models/chat-model.ts'),
    import('../models/prompt.ts'),
    import('../ask/model-writer.ts'),
    import('../ask/rewrite-question.ts'),
  ]);
  const model = openChatModel(config.chat);
  const promptOf = (name: string) => loadPrompt(join(config.root, 'prompts', name));
  const [answer, rewrite] = await Promise.all([promptOf('answer.md'), promptOf('rewrite.md')]);
  return {
    writer: (task, listening) => writeWithModel(task, model, answer, listening),
    rewriter: (task, signal) => rewriteWithModel(task, model, rewrite, signal),
  };
}
