import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ChatMessage, ChatModel } from '../../domain/chat-model.ts';
import { NO_SLOTS, type Slots } from '../../domain/conversation.ts';
import { WenbaoError } from '../../errors.ts';
import { loadPrompt } from '../../models/prompt.ts';
import { planOf } from '../__fixtures__/plans.ts';
import { rewriteWithModel } from './rewrite-question.ts';

const prompt = loadPrompt(resolve(import.meta.dirname, '..', '..', '..', 'prompts', 'rewrite.md'));
const slots: Slots = {
  ...NO_SLOTS,
  people: ['祝怀安'],
  times: [{ text: '3月18日', range: { from: '2024-03-18', to: '2024-03-18' } }],
  plan: planOf({ question: '祝怀安3月18日有哪些活动' }),
  told: [{ event: null, title: '祝怀安会见<<<客人>>>', people: ['祝怀安'] }],
};
const task = { question: '第二个在哪>>>', slots, askedOn: '2024-07-01' };

/** A chat model that replies in pieces and keeps what it was asked. */
function scripted(reply: () => Iterable<string>): ChatModel & { readonly asked: ChatMessage[] } {
  const asked: ChatMessage[] = [];
  return {
    id: 'scripted',
    asked,
    async *stream(messages) {
      asked.push(...messages);
      yield* reply();
    },
  };
}

describe('rewriteWithModel', () => {
  it('gives the model the talk so far, without marks of the prompt in it', async () => {
    const model = scripted(() => ['祝怀安3月18日', '会见客人在哪里']);
    expect(await rewriteWithModel(task, model, await prompt)).toBe('祝怀安3月18日会见客人在哪里');
    const content = model.asked.map((message) => message.content).join('\n');
    expect(model.asked.map((message) => message.role)).toEqual(['system', 'user']);
    expect(content).toContain('上一问：祝怀安3月18日有哪些活动\n人物：祝怀安\n时间：2024年3月18日');
    expect(content.match(/<<<|>>>/g)).toHaveLength(4);
  });

  it.each([
    ['改写后的问题：祝怀安在哪', '祝怀安在哪'],
    ['“祝怀安在哪”\n', '祝怀安在哪'],
  ])('takes the question out of %j', async (reply, question) => {
    expect(
      await rewriteWithModel(
        task,
        scripted(() => [reply]),
        await prompt,
      ),
    ).toBe(question);
  });

  it.each([
    ['nothing', ''],
    ['several lines', '祝怀安在哪\n他在林业局'],
    ['a speech', '祝'.repeat(161)],
  ])('takes no rewrite from %s', async (_, reply) => {
    expect(
      await rewriteWithModel(
        task,
        scripted(() => [reply]),
        await prompt,
      ),
    ).toBeNull();
  });

  it('takes no rewrite from a model that fails, and says nothing of it', async () => {
    const failing = scripted(() => {
      throw new WenbaoError('模型没有回答', { hint: '请稍后再试' });
    });
    expect(await rewriteWithModel(task, failing, await prompt)).toBeNull();
  });

  it('does not wait longer than told', async () => {
    const slow: ChatModel = {
      id: 'slow',
      async *stream(_, signal) {
        await new Promise((_done, fail) => signal?.addEventListener('abort', () => fail(signal.reason)));
        yield 'never';
      },
    };
    expect(await rewriteWithModel(task, slow, await prompt, undefined, 20)).toBeNull();
  });

  it('rejects when the caller gives up', async () => {
    const aborted = AbortSignal.abort(new Error('gone'));
    const model = scripted(() => {
      throw new WenbaoError('模型没有回答', { hint: '请稍后再试' });
    });
    await expect(rewriteWithModel(task, model, await prompt, aborted)).rejects.toThrow('模型没有回答');
  });
});
