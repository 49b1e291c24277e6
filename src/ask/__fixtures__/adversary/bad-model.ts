import { resolve } from 'node:path';
import type { Answer } from '../../../domain/answer.ts';
import type { IndexReader } from '../../../domain/archive-index.ts';
import { NO_SLOTS } from '../../../domain/conversation.ts';
import { startOpenAiServer } from '../../../models/__fixtures__/openai-server.ts';
import { openChatModel } from '../../../models/chat-model.ts';
import { answerQuestion } from '../../answer-question.ts';
import { loadAnswerPrompts } from '../../write/answer-prompts.ts';
import { modelWriter } from '../../write/model-writer.ts';

/** A model on the loopback that replies what it is told to, asked along the real path. */
export interface BadModel {
  ask(reader: IndexReader, question: string, reply: string): Promise<Answer>;
  close(): Promise<void>;
}

/** Starts the server; each question is asked in a conversation of its own. */
export async function startBadModel(): Promise<BadModel> {
  let reply = '';
  const server = await startOpenAiServer(() => ({ text: reply, pieces: [reply] }));
  const prompts = await loadAnswerPrompts(resolve(import.meta.dirname, '..', '..', '..', '..', 'prompts'));
  return {
    async ask(reader, question, said) {
      reply = said;
      const model = openChatModel({ baseUrl: server.url, apiKey: null, model: 'bad', idleMs: 20_000 });
      const { answer } = await answerQuestion(
        { question, slots: NO_SLOTS, askedOn: '2023-07-01' },
        { reader, writer: modelWriter({ model, prompts, form: 'lines' }) },
      );
      return answer;
    },
    close: () => server.close(),
  };
}
