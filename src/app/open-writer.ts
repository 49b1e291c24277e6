import { join } from 'node:path';
import type { Writer } from '../ask/answer-question.ts';
import type { Config } from '../config.ts';

/** The chat-model writer when one is configured, else null. Nothing of it is loaded before the first question. */
export async function openWriter(config: Config): Promise<Writer | null> {
  if (!config.chat) return null;
  const [{ openChatModel }, { loadPrompt }, { writeWithModel }] = await Promise.all([
    import('../models/chat-model.ts'),
    import('../models/prompt.ts'),
    import('../ask/model-writer.ts'),
  ]);
  const model = openChatModel(config.chat);
  const prompt = await loadPrompt(join(config.root, 'prompts', 'answer.md'));
  return (task, signal) => writeWithModel(task, model, prompt, signal);
}
