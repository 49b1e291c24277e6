import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configFrom } from '../config.ts';
import { type BuiltModules, buildModules } from '../models/__fixtures__/build-modules.ts';
import { startModelHub } from '../models/__fixtures__/model-hub.ts';
import { writeTinyChat } from '../models/__fixtures__/tiny-chat.ts';
import type { LocalChat } from '../models/local-chat.ts';
import type { openLocalModel } from './open-local-chat.ts';

const SAYS = '会议在榆州召开。[K1]';
let root: string;
let built: BuiltModules;
/** As the launcher has it: the worker lies beside the bundle. */
let open: typeof openLocalModel;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'wenbao-open-local-chat-'));
  await writeTinyChat(join(root, 'org/chat'), { says: SAYS });
  built = await buildModules('app/open-local-chat', 'models/chat-worker');
  // The built module exports what its source does.
  ({ openLocalModel: open } = (await import(built.url('open-local-chat').href)) as {
    openLocalModel: typeof openLocalModel;
  });
});
afterAll(async () => {
  await built.remove();
  await rm(root, { recursive: true, force: true });
});

async function opened(environment: Record<string, string>, background = false) {
  const notes: string[] = [];
  const { localChat, chatUse } = configFrom({ MODEL_CACHE: join(root, 'cache'), ...environment }, root, {});
  if (!localChat) throw new Error('no model is set');
  const model = await open(localChat, chatUse, { background, note: (line) => notes.push(line) });
  return { model, notes };
}

async function reply(model: LocalChat): Promise<string> {
  let text = '';
  for await (const piece of model.stream([{ role: 'user', content: '在哪里？' }])) text += piece;
  return text;
}

describe('openLocalModel', () => {
  it('loads at the first question, downloading with one note', async () => {
    const hub = await startModelHub(root);
    const { model, notes } = await opened({ LLM_LOCAL_MODEL: 'org/chat', HF_ENDPOINT: hub.url });
    expect(hub.paths).toEqual([]);
    expect(await reply(model)).toBe(SAYS);
    expect(notes).toEqual(['正在下载对话模型：org/chat。只需一次，可能要几分钟。']);
    await Promise.all([model.close(), hub.close()]);
  });

  it('begins to load at once in the background', async () => {
    const hub = await startModelHub(root, 'silent');
    const { model } = await opened({ LLM_LOCAL_MODEL: 'org/other', HF_ENDPOINT: hub.url }, true);
    await expect.poll(() => hub.paths.length, { timeout: 5000 }).toBeGreaterThan(0);
    await Promise.all([model.close(), hub.close()]);
  });

  it('notes once what keeps it from loading, and what to do', async () => {
    const { model, notes } = await opened({ LLM_LOCAL_MODEL: 'org/none', MODELS_OFFLINE: '1' }, true);
    await expect(reply(model)).rejects.toThrow('本机没有这个对话模型');
    await expect(reply(model)).rejects.toThrow('本机没有这个对话模型');
    expect(notes).toEqual([
      expect.stringMatching(/^本机没有这个对话模型，而且设了不下载：org\/none，先不用模型作答。.*LLM_LOCAL_MODEL.*。$/),
    ]);
    await model.close();
  });

  it('keeps to the time that a reply may take', async () => {
    const folder = join(root, 'slow');
    await writeTinyChat(folder, { says: Array.from({ length: 99 }, (_, day) => `${day}日`).join(''), idle: 60 });
    const { model } = await opened({ LLM_LOCAL_MODEL: folder, LLM_TIMEOUT: '3' });
    await expect(reply(model)).rejects.toMatchObject({ code: 'timeout' });
    await model.close();
  });

  it('takes weights, threads and the length of a reply as they are set', async () => {
    const folder = join(root, 'two');
    await writeTinyChat(folder, { says: '四位', weights: 'onnx/model_q4.onnx' });
    await writeTinyChat(folder, { says: SAYS.repeat(9) });
    const how = { LLM_LOCAL_DTYPE: 'fp32', LLM_LOCAL_THREADS: '2', LLM_LOCAL_MAX_TOKENS: '64' };
    const { model } = await opened({ LLM_LOCAL_MODEL: folder, ...how });
    let text = '';
    const reading = async () => {
      for await (const piece of model.stream([{ role: 'user', content: '在哪里？' }])) text += piece;
    };
    await expect(reading()).rejects.toMatchObject({ code: 'cut' });
    expect(text).toBe(SAYS.repeat(9).slice(0, 26));
    await model.close();
  });
});
