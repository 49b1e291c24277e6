import { resolve } from 'node:path';
import type { Answer } from '../../domain/answer.ts';
import type { ChatModel } from '../../domain/chat-model.ts';
import { NO_SLOTS } from '../../domain/conversation.ts';
import { type OpenAiServer, type Script, startOpenAiServer } from '../../models/__fixtures__/openai-server.ts';
import { type ChatModelSettings, openChatModel } from '../../models/chat-model.ts';
import { answerQuestion } from '../answer-question.ts';
import { loadAnswerPrompts } from '../write/answer-prompts.ts';
import { modelWriter, type Writer, type WriterParts } from '../write/model-writer.ts';
import { LIXI } from './lixi.ts';
import { pagesIndex } from './pages-index.ts';

/** The key that every request carries and no answer may show. */
export const KEY = 'sk-secret-9876543210';
/** The event of it is in the archive: 市委副书记邢怀瑾主持. */
export const WHO = '谁主持了全市春耕备耕工作现场会？';
/** Three activities of two days. */
export const LIST = '邢怀瑾4月12日出席了哪些活动';

/** An invented archive, a chat server that says what it is told to, and the way from a question to its answer. */
export interface ModelBench {
  readonly server: OpenAiServer;
  /** What the server says from now on. */
  says(script: Script): void;
  model(settings?: Partial<ChatModelSettings>): ChatModel;
  writer(parts?: Partial<WriterParts>): Writer;
  ask(question: string, writer: Writer, onDraft?: (text: string) => void): Promise<Answer>;
  close(): Promise<void>;
}

/** Opens the bench. */
export async function openModelBench(): Promise<ModelBench> {
  let script: Script = () => '';
  const server = await startOpenAiServer((request, n) => script(request, n));
  const reader = await pagesIndex(LIXI);
  const prompts = await loadAnswerPrompts(resolve(import.meta.dirname, '..', '..', '..', 'prompts'));
  const model = (settings: Partial<ChatModelSettings> = {}) =>
    openChatModel({ baseUrl: server.url, apiKey: KEY, model: 'test', idleMs: 4000, ...settings });
  return {
    server,
    says: (next) => {
      script = next;
    },
    model,
    writer: (parts = {}) => modelWriter({ model: model(), prompts, ...parts }),
    ask: async (question, writer, onDraft) => {
      const turn = { question, slots: NO_SLOTS, askedOn: '2023-05-20' };
      return (await answerQuestion(turn, { reader, writer, onDraft })).answer;
    },
    close: () => server.close(),
  };
}
