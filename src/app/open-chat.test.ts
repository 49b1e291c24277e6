import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceOf } from '../ask/__fixtures__/model-evidence.ts';
import { configFrom } from '../config.ts';
import { type OpenAiServer, type Script, startOpenAiServer } from '../models/__fixtures__/openai-server.ts';
import { openChat } from './open-chat.ts';

const root = resolve(import.meta.dirname, '..', '..');
let script: Script = () => '';
let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer((request, n) => script(request, n));
});
afterAll(() => server.close());

const task = {
  question: '谁主持了会议？',
  kind: 'who' as const,
  askedOn: '2023-05-20',
  evidence: evidenceOf(['邢怀瑾主持召开会议。']),
  extractive: { lead: null, claims: [], mode: 'extractive' as const, whole: true },
};

/** The notices and claims of so many questions to the model that the environment names. */
async function written(environment: Record<string, string>, times: number) {
  const config = configFrom({ LLM_BASE_URL: server.url, LLM_MODEL: 'm', ...environment }, root, {});
  const chat = await openChat(config, { note: () => {} });
  const all: string[] = [];
  for (let n = 0; n < times; n++) {
    const { draft, notice } = (await chat?.writer(task, {})) ?? { draft: null, notice: '没有模型' };
    all.push(notice ?? draft?.claims[0]?.text ?? '');
  }
  await chat?.close();
  return all;
}

describe('openChat', () => {
  it('opens nothing when no model is set', async () => {
    expect(await openChat(configFrom({}, root, {}), { note: () => {} })).toBeNull();
  });

  it('has the endpoint write', async () => {
    script = () => '邢怀瑾主持会议。[K1]';
    expect(await written({}, 1)).toEqual(['邢怀瑾主持会议。']);
  });

  it('leaves a broken endpoint alone after three questions, and says so', async () => {
    script = () => ({ status: 401 });
    const before = server.requests.length;
    const told = await written({}, 5);
    expect(told[2]).toBe('模型服务不接受这个密钥（HTTP 401），已改用原文摘录。');
    expect(told.slice(3)).toEqual(Array(2).fill('模型服务接连出错，暂停使用片刻，已改用原文摘录。'));
    expect(server.requests.length - before).toBe(3);
  });

  it('asks for JSON where that is set, and stops when the tokens of the day are spent', async () => {
    script = () => '{"claims":[{"text":"邢怀瑾主持会议。","keys":["K1"]}]}';
    expect(await written({ LLM_FORMAT: 'json', LLM_DAILY_TOKENS: '100' }, 2)).toEqual([
      '邢怀瑾主持会议。',
      '今天的模型用量已到上限，已改用原文摘录。',
    ]);
    expect(server.requests.at(-1)?.body.response_format).toEqual({ type: 'json_object' });
  });
});
