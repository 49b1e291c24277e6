import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { meetingRecord } from '../cli/__fixtures__/archives.ts';
import { type Config, configFrom } from '../config.ts';
import { readManifest } from '../index/manifest.ts';
import {
  type EmbeddingScript,
  type EmbeddingServer,
  GOOD,
  startEmbeddingServer,
} from '../models/__fixtures__/embedding-server.ts';
import { recordedRun } from './__fixtures__/runs.ts';
import { type LiveReader, openLiveReader } from './live-reader.ts';
import { openSource, wantedSource } from './open-embedding.ts';
import { updateIndex } from './update-index.ts';
import { watchArchive } from './watch-archive.ts';

const top = mkdtempSync(join(tmpdir(), 'wenbao-embedding-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(top, 'run-'));
  mkdirSync(join(folder, 'archive'));
  put('a.jsonl', meetingRecord('a1', '防汛工作会议'));
});

const put = (name: string, content: string) => writeFileSync(join(folder, 'archive', name), content);
const config = (env: Record<string, string> = { EMBEDDING_MODEL: 'off' }) =>
  configFrom(env, folder, { archive: join(folder, 'archive'), db: join(folder, 'db') });
const endpoint = (server: EmbeddingServer, model = 'one') =>
  config({ EMBEDDING_BASE_URL: server.url, EMBEDDING_MODEL: model, EMBEDDING_API_KEY: 'sk-hush' });
const embedderOf = async () => (await readManifest(join(folder, 'db')))?.embedder ?? null;
const index = (given: Config, run = recordedRun()) => updateIndex(given, { ...run, rebuild: false });

async function serve(script: EmbeddingScript = () => GOOD, characters?: string): Promise<EmbeddingServer> {
  const server = await startEmbeddingServer(script, characters);
  closing.push(() => server.close());
  return server;
}

async function live(
  given: Config,
  background = false,
): Promise<{ live: LiveReader; run: ReturnType<typeof recordedRun> }> {
  const run = recordedRun();
  const reader = await openLiveReader(given, { ...run, background });
  closing.push(() => reader.close());
  return { live: reader, run };
}

const questions = (server: EmbeddingServer, text: string) =>
  server.requests.filter(({ input }) => input[0] === text).length;

describe('indexing with an embedding endpoint', () => {
  it('makes the vectors, tells how far it has come, and asks for no passage twice', async () => {
    const server = await serve();
    const run = recordedRun();
    expect(await index(endpoint(server), run)).toMatchObject({ added: 1, passages: 1 });
    expect(run.steps.at(-1)).toMatchObject({ done: 1, total: 1, of: 'passages' });
    expect(await embedderOf()).toMatchObject({ complete: true, source: { model: 'one', baseUrl: server.url } });
    await updateIndex(endpoint(server), { ...recordedRun(), rebuild: true });
    put('b.jsonl', meetingRecord('b1', '春耕备耕会议'));
    await index(endpoint(server));
    const passages = server.requests.flatMap(({ input }) => input).filter((text) => text.includes('会议'));
    expect(passages).toHaveLength(2);
  });

  it('that fails leaves the index without vectors, says so and never names the key', async () => {
    const server = await serve(() => ({ status: 401, body: '{"error":{"message":"sk-hush"}}' }));
    const attempt = index(endpoint(server));
    await expect(attempt).rejects.toThrow('索引已更新，但向量没有补全：向量服务不接受这个密钥（HTTP 401）');
    await expect(attempt).rejects.toMatchObject({ hint: expect.stringContaining('EMBEDDING_API_KEY') });
    expect((await readManifest(join(folder, 'db')))?.holdings.articles).toBe(1);
  });

  it('keeps the key out of the index', async () => {
    const server = await serve();
    await index(endpoint(server));
    expect(JSON.stringify(await readManifest(join(folder, 'db')))).not.toContain('hush');
  });
});

describe('asking', () => {
  it('uses the vectors of the model that made them', async () => {
    const server = await serve();
    await index(endpoint(server));
    const { live: reader, run } = await live(endpoint(server));
    await (await reader.reader()).searchPassages('桥梁', 3);
    expect(questions(server, '桥梁')).toBe(1);
    expect(run.notes).toEqual([]);
  });

  it('asks no endpoint for an index without vectors, and says once that it is lexical', async () => {
    const server = await serve();
    await index(config());
    const { live: reader, run } = await live(endpoint(server));
    await (await reader.reader()).searchPassages('桥梁', 3);
    await (await reader.reader()).searchPassages('桥梁', 3);
    expect(server.requests).toEqual([]);
    expect(run.notes).toEqual([expect.stringContaining('只按字面检索')]);
  });

  it('goes on with the old model while the new one has no vectors', async () => {
    const server = await serve();
    await index(endpoint(server, 'old'));
    const { live: reader, run } = await live(endpoint(server, 'new'));
    await (await reader.reader()).searchPassages('桥梁', 3);
    expect(server.requests.filter(({ input }) => input[0] === '桥梁').map(({ model }) => model)).toEqual(['old']);
    expect(run.notes).toEqual([expect.stringContaining('仍用原来的模型')]);
  });

  it('never sends the key to the endpoint of an earlier setting', async () => {
    const [old, fresh] = [await serve(), await serve()];
    await index(endpoint(old));
    const asked = old.requests.length;
    const { live: reader, run } = await live(endpoint(fresh));
    await (await reader.reader()).searchPassages('桥梁', 3);
    expect(old.requests).toHaveLength(asked);
    expect(run.notes).toEqual([expect.stringContaining('只按字面检索')]);
  });

  it('is not held up by an endpoint that is down: it is lexical, and says so', async () => {
    const server = await serve();
    await index(endpoint(server));
    await server.close();
    const { live: reader, run } = await live(endpoint(server));
    expect(await (await reader.reader()).searchPassages('防汛', 3)).toHaveLength(1);
    expect(run.notes).toEqual([expect.stringMatching(/^连不上向量服务.*只按字面检索/)]);
  });

  it('says once that there is no model, when none is set and none is held', async () => {
    const indexing = recordedRun();
    await index(config({}), indexing);
    const { live: reader, run } = await live(config({}));
    await (await reader.reader()).searchPassages('桥梁', 3);
    await (await reader.reader()).searchPassages('桥梁', 3);
    for (const { notes } of [indexing, run]) expect(notes).toEqual([expect.stringMatching(/只按字面检索.*off/)]);
  });

  it('asks nobody when embeddings are off', async () => {
    const server = await serve();
    await index(endpoint(server));
    const asked = server.requests.length;
    const { live: reader, run } = await live(config());
    await (await reader.reader()).searchPassages('桥梁', 3);
    expect([server.requests.length, run.notes]).toEqual([asked, []]);
  });
});

describe('a process that lives long', () => {
  const complete = () =>
    expect.poll(async () => (await embedderOf())?.complete ?? false, { timeout: 15_000 }).toBe(true);

  it('makes missing vectors in the background, answers meanwhile, and switches by itself', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const server = await serve(async ({ input }) => {
      if (input[0]?.includes('会议')) await gate;
      return GOOD;
    });
    await index(config());
    const { live: reader, run } = await live(endpoint(server), true);
    expect(await (await reader.reader()).searchPassages('防汛', 3)).toHaveLength(1);
    expect(questions(server, '防汛')).toBe(0);
    open();
    await complete();
    await expect
      .poll(async () => {
        await (await reader.reader()).searchPassages('桥梁', 3);
        return questions(server, '桥梁');
      })
      .toBeGreaterThan(0);
    await expect.poll(() => run.notes).toEqual([expect.stringMatching(/正在后台/), expect.stringMatching(/已算完/)]);
  });

  it('answers with the old model until the new one is complete', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const server = await serve(async ({ input, model }) => {
      if (model === 'new' && input[0]?.includes('会议')) await gate;
      return GOOD;
    });
    await index(endpoint(server, 'old'));
    const { live: reader } = await live(endpoint(server, 'new'), true);
    const modelsAsked = async (text: string) => {
      await (await reader.reader()).searchPassages(text, 3);
      return server.requests.filter(({ input }) => input[0] === text).map(({ model }) => model);
    };
    expect(await modelsAsked('桥梁')).toEqual(['old']);
    open();
    await expect.poll(async () => (await embedderOf())?.source.model, { timeout: 15_000 }).toBe('new');
    await expect.poll(async () => (await modelsAsked('学校')).at(-1)).toBe('new');
  });

  it('starts without waiting for an endpoint that is silent, and stops at once', async () => {
    const server = await serve(() => ({ stall: true, headers: false }));
    await index(config());
    const started = performance.now();
    const { live: reader } = await live(endpoint(server), true);
    expect(await (await reader.reader()).searchPassages('防汛', 3)).toHaveLength(1);
    await reader.close();
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it('finds its way back to an endpoint that was down when it started', async () => {
    let down = true;
    const server = await serve(() => (down ? { status: 401 } : GOOD));
    down = false;
    await index(endpoint(server));
    down = true;
    const run = recordedRun();
    const reader = await openLiveReader(endpoint(server), { ...run, background: true }, 50);
    closing.push(() => reader.close());
    expect(await (await reader.reader()).searchPassages('防汛', 3)).toHaveLength(1);
    expect(questions(server, '防汛')).toBe(0);
    down = false;
    await expect
      .poll(async () => {
        await (await reader.reader()).searchPassages('桥梁', 3);
        return questions(server, '桥梁');
      })
      .toBeGreaterThan(0);
    expect(run.notes).toEqual([expect.stringMatching(/^向量服务不接受这个密钥.*稍后再试/)]);
  });

  it('that watches the archive embeds what comes, and is told of no lock', async () => {
    const server = await serve();
    const run = recordedRun();
    const watching = watchArchive(endpoint(server), { ...run, rebuild: false, everyMs: 50 }, () => undefined);
    await complete();
    put('b.jsonl', meetingRecord('b1', '春耕备耕会议'));
    await expect
      .poll(async () => (await readManifest(join(folder, 'db')))?.holdings.articles, { timeout: 15_000 })
      .toBe(2);
    await complete();
    run.stop.abort();
    await watching;
    expect(run.notes.filter((line) => !/后台|已算完/.test(line))).toEqual([]);
    expect(server.requests.flatMap(({ input }) => input).filter((text) => text.includes('会议'))).toHaveLength(2);
  });
});

describe('the embedder that is wanted', () => {
  it.each([
    [{ EMBEDDING_MODEL: 'off' }, null],
    [{ EMBEDDING_MODEL: '' }, null],
    [{}, null],
    [
      { EMBEDDING_MODEL: 'a/b', EMBEDDING_DTYPE: 'fp16' },
      { model: 'a/b', baseUrl: null, dtype: 'fp16' },
    ],
    [
      { EMBEDDING_MODEL: 'm', EMBEDDING_BASE_URL: 'http://h/v1/' },
      { model: 'm', baseUrl: 'http://h/v1' },
    ],
  ])('by the settings %j', async (env, wanted) => {
    const source = await wantedSource(config(env));
    if (wanted === null) expect(source).toBeNull();
    else expect(source).toMatchObject(wanted);
  });

  it('is a good one in the cache when nothing is set, never downloaded', async () => {
    const model = join(folder, '.wenbao/models/Xenova/bge-small-zh-v1.5');
    mkdirSync(join(model, 'onnx'), { recursive: true });
    for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
      writeFileSync(join(model, file), '{}');
    expect(await wantedSource(config({}))).toBeNull();
    writeFileSync(join(model, 'onnx/model_quantized.onnx'), '');
    expect(await wantedSource(config({}))).toMatchObject({ model: 'Xenova/bge-small-zh-v1.5', baseUrl: null });
    expect(await wantedSource(config({ EMBEDDING_MODEL: 'off' }))).toBeNull();
  });

  it('is not opened when embeddings are off', async () => {
    const server = await serve();
    const source = await wantedSource(endpoint(server));
    if (source === null) throw new Error('nothing wanted');
    await expect(openSource(source, config(), recordedRun())).rejects.toThrow('另一个向量服务');
  });
});
