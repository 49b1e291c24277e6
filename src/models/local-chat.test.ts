import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TokenCount } from '../domain/chat-model.ts';
import { type BuiltModules, buildModules, runInProcess } from './__fixtures__/build-modules.ts';
import { complaintOf } from './__fixtures__/complaint.ts';
import { type HubFault, startModelHub } from './__fixtures__/model-hub.ts';
import { writeTinyChat } from './__fixtures__/tiny-chat.ts';
import { writeTinyModel } from './__fixtures__/tiny-model.ts';
import { type LocalChat, type LocalChatOptions, openLocalChat } from './local-chat.ts';

const SAYS = '榆州市9月5日开会。[K1]\n客人来了。[K2]';
const ASK = [{ role: 'user' as const, content: '榆州市哪天开会？' }];
let built: BuiltModules;
let root: string;
let options: LocalChatOptions;
const open: LocalChat[] = [];
beforeAll(async () => {
  built = await buildModules('models/local-chat', 'models/chat-worker');
  root = await mkdtemp(join(tmpdir(), 'wenbao-local-chat-'));
  await writeTinyChat(join(root, 'org/chat'), { says: SAYS });
  const says = Array.from({ length: 300 }, (_, at) => `第${at}次会。`).join('');
  await writeTinyChat(join(root, 'long'), { says, idle: 8 });
  options = {
    model: join(root, 'org/chat'),
    cacheDir: join(root, 'cache'),
    offline: true,
    endpoint: null,
    workerUrl: built.url('chat-worker'),
  };
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((model) => model.close()));
});
afterAll(async () => {
  await built.remove();
  await rm(root, { recursive: true, force: true });
});

function chat(more: Partial<LocalChatOptions> = {}): LocalChat {
  const model = openLocalChat({ ...options, ...more });
  open.push(model);
  return model;
}

async function reply(model: LocalChat, signal?: AbortSignal, hear: (piece: string) => void = () => {}) {
  let text = '';
  for await (const piece of model.stream(ASK, signal)) {
    text += piece;
    hear(piece);
  }
  return text;
}

describe('a chat model in process', () => {
  it('streams its reply and counts the tokens', async () => {
    const counts: TokenCount[] = [];
    const pieces: string[] = [];
    const model = chat();
    for await (const piece of model.stream(ASK, undefined, { onTokens: (count) => counts.push(count) })) {
      pieces.push(piece);
    }
    expect([model.id, pieces]).toEqual(['chat', [...SAYS]]);
    expect(counts).toEqual([{ prompt: 43, completion: Buffer.byteLength(SAYS) + 1, estimated: false }]);
  });

  it('is loaded once for many questions, which are answered one after the other', async () => {
    const model = chat();
    model.warm();
    expect(await Promise.all([reply(model), reply(model), reply(model)])).toEqual([SAYS, SAYS, SAYS]);
  });

  it('runs with the threads that it is given', async () => {
    expect(await reply(chat({ threads: 2 }))).toBe(SAYS);
  });

  it('stops within a token when the caller aborts, and answers the next question at once', async () => {
    const model = chat({ model: join(root, 'long'), maxTokens: 3000 });
    const abort = new AbortController();
    const reason = new Error('the reader left');
    let heard = 0;
    const first = reply(model, abort.signal, () => ++heard === 3 && abort.abort(reason));
    await expect(first).rejects.toBe(reason);
    const next = performance.now();
    await new Promise<void>((resolve) => {
      reply(model, undefined, () => resolve()).catch(() => {});
    });
    // The 3,000 tokens that were dropped would take half a minute or more.
    expect(performance.now() - next).toBeLessThan(15_000);
  });

  it('rejects a reply that is longer than it may be, and one over its time', async () => {
    const long = { model: join(root, 'long') };
    await expect(reply(chat({ ...long, maxTokens: 20 }))).rejects.toMatchObject({ code: 'cut' });
    await expect(reply(chat({ ...long, maxTokens: 5000, timeoutMs: 300 }))).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  it('says that a prompt is too long so that a shorter one can be tried', async () => {
    const model = join(root, 'short');
    await writeTinyChat(model, { says: SAYS, context: 80 });
    await expect(reply(chat({ model }))).rejects.toMatchObject({ code: 'too_long' });
  });
});

describe('loading', () => {
  it.each<[string, Partial<LocalChatOptions>, RegExp]>([
    ['is not held, offline', { model: 'org/none' }, /没有这个对话模型.*不下载：org\/none .*LLM_LOCAL_MODEL/],
    ['is no folder', { model: '/no/such' }, /找不到这个对话模型.*：such .*LLM_LOCAL_MODEL.*Qwen/],
    ['has no worker', { workerUrl: new URL('file:///no/such/worker.mjs') }, /对话模型打不开/],
    ['has not the weights that are asked for', { dtype: 'q4' }, /找不到这个对话模型.*：chat /],
  ])('a model that %s is told quickly and in Chinese', async (_, more, wanted) => {
    const told: string[] = [];
    const model = chat({ ...more, onFailure: ({ message, hint }) => told.push(`${message} ${hint}`) });
    expect(await complaintOf(reply(model))).toMatch(wanted);
    // The next question hears it at once; the operator is told once.
    expect(await complaintOf(reply(model))).toMatch(wanted);
    expect(told).toEqual([expect.stringMatching(wanted)]);
  });

  it('files that are broken or of another kind are told in Chinese', async () => {
    const broken = join(root, 'broken');
    await writeTinyChat(broken, { says: SAYS });
    await writeFile(join(broken, 'onnx/model.onnx'), 'half a file');
    const embedder = join(root, 'embedder');
    await writeTinyModel(embedder);
    const noEnd = join(root, 'no-end');
    await writeTinyChat(noEnd, { says: SAYS, marks: ['<pad>', '<s>', '</s>'], end: 'nowhere' });
    for (const model of [broken, embedder, noEnd]) {
      expect(await complaintOf(reply(chat({ model })))).toMatch(/对话模型打不开：.*不是对话模型.*LLM_LOCAL_MODEL/);
    }
  });

  it.each<[HubFault, RegExp]>([
    ['silent', /没有回应.*HF_ENDPOINT/],
    ['breaks', /连不上.*LLM_LOCAL_MODEL/],
    ['login-page', /拒绝.*HF_ENDPOINT/],
  ])('from a faulty mirror (%s) is told quickly and in Chinese', async (fault, wanted) => {
    const hub = await startModelHub(root, fault);
    const model = chat({ model: 'org/chat', offline: false, endpoint: hub.url, timeoutMs: 400 });
    expect(await complaintOf(reply(model)).finally(() => hub.close())).toMatch(wanted);
  });

  it('tries again after a while', async () => {
    const model = join(root, 'later');
    const later = chat({ model, restMs: 0 });
    expect(await complaintOf(reply(later))).toMatch(/找不到/);
    await writeTinyChat(model, { says: SAYS });
    expect(await reply(later)).toBe(SAYS);
  });

  it('tells how much of the model has come, fetches it once, and then does without the mirror', async () => {
    const hub = await startModelHub(root);
    const reports: number[] = [];
    const online = { model: 'org/chat', offline: false, endpoint: hub.url };
    expect(await reply(chat({ ...online, onLoading: ({ loaded }) => reports.push(loaded) }))).toBe(SAYS);
    await hub.close();
    expect(reports.at(-1)).toBeGreaterThan(50_000);
    expect(await reply(chat({ ...online, onLoading: () => reports.push(-1) }))).toBe(SAYS);
    expect(reports).not.toContain(-1);
  });

  it('goes on when a question does not wait for it', async () => {
    const model = chat({ loadWaitMs: 1 });
    expect(await complaintOf(reply(model))).toMatch(/^模型正在载入 /);
    const abort = new AbortController();
    setTimeout(() => abort.abort(new Error('left')), 1);
    await expect(reply(chat(), abort.signal)).rejects.toThrow('left');
    await expect.poll(() => reply(model), { timeout: 8000 }).toBe(SAYS);
  });
});

describe('a worker that dies', () => {
  it('fails the reply with a hint, and is started anew for the next', async () => {
    const script = join(root, 'mortal.mjs');
    const lives = join(root, 'lives');
    await mkdir(lives);
    await writeFile(
      script,
      `import { readdirSync, mkdirSync } from 'node:fs';
      import { parentPort as port } from 'node:worker_threads';
      const life = readdirSync(${JSON.stringify(lives)}).length;
      mkdirSync(${JSON.stringify(lives)} + '/' + life);
      port.on('message', ({ kind, job }) => {
        if (kind === 'close') port.close();
        if (kind !== 'work') return;
        port.postMessage({ kind: 'part', job, part: 'life ' + life });
        if (life === 0) return setTimeout(() => process.exit(9), 20);
        const result = { status: 'written', finish: 'stop', promptTokens: 1, replyTokens: 1 };
        port.postMessage({ kind: 'done', job, result });
      });
      port.postMessage({ kind: 'ready', model: { id: 'm', context: 99 } });`,
    );
    const model = chat({ workerUrl: pathToFileURL(script) });
    expect(await complaintOf(reply(model))).toMatch(/没有写出回答：chat .*LLM_LOCAL_MODEL/);
    expect(await reply(model)).toBe('life 1');
  });
});

describe('closing', () => {
  it('ends a reply under way and a loading, quickly, and nothing comes after it', async () => {
    const slow = chat({ model: join(root, 'long'), maxTokens: 3000 });
    const started = new Promise<void>((resolve) => {
      const outcome = reply(slow, undefined, () => resolve());
      outcome.catch(() => {});
    });
    await started;
    const loading = chat();
    const outcome = complaintOf(reply(loading));
    const begin = performance.now();
    await Promise.all([slow.close(), loading.close()]);
    expect(performance.now() - begin).toBeLessThan(15_000);
    expect(await outcome).toMatch(/已经关闭/);
    expect(await complaintOf(reply(slow))).toMatch(/已经关闭/);
    await slow.close();
  });

  it('may be left out: the process ends, and the bundle finds the worker beside it', async () => {
    const { workerUrl: _, ...rest } = options;
    const script = `
      const { openLocalChat } = await import(${JSON.stringify(built.url('local-chat').href)});
      const model = openLocalChat(${JSON.stringify(rest)});
      for await (const piece of model.stream(${JSON.stringify(ASK)})) process.stdout.write(piece);`;
    expect(await runInProcess(script)).toEqual({ stdout: SAYS, stderr: '' });
  });

  it('may come before anything was loaded', async () => {
    const model = chat();
    await model.close();
    expect(await complaintOf(reply(model))).toMatch(/已经关闭/);
  });
});
