import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { describe, expect, it } from 'vitest';
import type { ChatResult, ChatWork } from './chat-protocol.ts';
import { type ChatWriter, LocalChatModel } from './local-chat-model.ts';

const WRITTEN: ChatResult = { status: 'written', finish: 'stop', promptTokens: 12, replyTokens: 3 };

/** A writer that says its parts, one a turn, and keeps what it was asked and whether it was stopped. */
function recording(parts: readonly string[], result: ChatResult | Error = WRITTEN) {
  const asked: ChatWork[] = [];
  const seen = { stopped: false };
  const writer: ChatWriter = {
    async write(work, hear, signal) {
      asked.push(work);
      signal?.addEventListener('abort', () => {
        seen.stopped = true;
      });
      for (const part of parts) {
        await new Promise(setImmediate);
        signal?.throwIfAborted();
        hear(part);
      }
      if (result instanceof Error) throw result;
      return result;
    },
  };
  return { asked, seen, model: new LocalChatModel(writer, { model: 'tiny', maxTokens: 50 }) };
}

const ASK = [new SystemMessage('规矩'), new HumanMessage('问题')];

describe('LocalChatModel', () => {
  it('streams the words as they come, and ends with the reason and the tokens', async () => {
    const { model, asked } = recording(['', '甲', '乙']);
    const chunks = [];
    for await (const chunk of await model.stream(ASK, { stop: ['。'] })) chunks.push(chunk);
    expect(chunks.map((chunk) => chunk.content)).toEqual(['', '甲', '乙', '']);
    expect(chunks.at(-1)).toMatchObject({
      response_metadata: { finish_reason: 'stop' },
      usage_metadata: { input_tokens: 12, output_tokens: 3, total_tokens: 15 },
    });
    const messages = [
      { role: 'system', content: '规矩' },
      { role: 'user', content: '问题' },
    ];
    expect(asked).toEqual([{ messages, maxTokens: 50, stop: ['。'] }]);
  });

  it('gives the whole reply at once, as LangChain asks for it', async () => {
    const reply = await recording(['甲', '乙']).model.invoke(ASK);
    expect(reply).toMatchObject({ content: '甲乙', response_metadata: { finish_reason: 'stop' } });
  });

  it('tells a listener each token', async () => {
    const heard: string[] = [];
    const callbacks = [{ handleLLMNewToken: (token: string) => void heard.push(token) }];
    await recording(['', '甲', '乙']).model.invoke(ASK, { callbacks });
    expect(heard).toEqual(['甲', '乙']);
  });

  it('says that a prompt is too long with the error that LangChain has for it', async () => {
    const { model } = recording([], { status: 'too_long', promptTokens: 900, context: 512 });
    await expect(model.invoke(ASK)).rejects.toMatchObject({ name: 'ContextOverflowError', message: /900.*512/ });
  });

  it('hands on what the writer fails with, after the words before it', async () => {
    const failure = new Error('the worker died');
    const stream = await recording(['甲'], failure).model.stream(ASK);
    const heard: unknown[] = [];
    const reading = async () => {
      for await (const chunk of stream) heard.push(chunk.content);
    };
    await expect(reading()).rejects.toBe(failure);
    expect(heard).toEqual(['甲']);
  });

  it('stops the writer when the caller aborts', async () => {
    const { model, seen } = recording(['甲', '乙', '丙']);
    const abort = new AbortController();
    const reading = async () => {
      for await (const chunk of await model.stream(ASK, { signal: abort.signal })) {
        if (chunk.content === '甲') abort.abort(new Error('enough'));
      }
    };
    await expect(reading()).rejects.toThrow();
    expect(seen.stopped).toBe(true);
  });

  it('stops the writer when nobody reads on', async () => {
    const { model, seen } = recording(['甲', '乙', '丙']);
    for await (const chunk of model._streamResponseChunks(ASK, {})) if (chunk.text === '甲') break;
    expect(seen.stopped).toBe(true);
  });
});
