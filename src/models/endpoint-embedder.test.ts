import { inspect } from 'node:util';
import { Embeddings } from '@langchain/core/embeddings';
import { afterEach, describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import {
  countVector,
  type EmbeddingReply,
  type EmbeddingScript,
  type EmbeddingServer,
  GOOD,
  startEmbeddingServer,
} from './__fixtures__/embedding-server.ts';
import { EmbedEndpointError } from './embed-endpoint-error.ts';
import { type EndpointEmbedder, type EndpointEmbedderSettings, openEndpointEmbedder } from './endpoint-embedder.ts';

const KEY = 'sk-hush-hush';
const TEXTS = ['大桥合龙', '渡船停航', '学校开学', '雨'];
const servers: EmbeddingServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function serve(script: EmbeddingScript = () => GOOD): Promise<EmbeddingServer> {
  const server = await startEmbeddingServer(script);
  servers.push(server);
  return server;
}

function open(server: EmbeddingServer, more: Partial<EndpointEmbedderSettings> = {}): Promise<EndpointEmbedder> {
  const settings = { baseUrl: server.url, apiKey: KEY, model: 'tiny', retryMs: 5, idleMs: 5000, timeoutMs: 8000 };
  return openEndpointEmbedder({ ...settings, ...more });
}

/** Good for the probe of opening, then as the script says; `n` counts from 0 again. */
const afterProbe =
  (script: EmbeddingScript): EmbeddingScript =>
  (request, n) =>
    n === 0 ? GOOD : script(request, n - 1);

const unit = (text: string) => {
  const vector = countVector(text);
  return vector.map((value) => value / Math.hypot(...vector));
};
const rounded = (vectors: readonly (Float32Array | number[])[]) =>
  vectors.map((vector) => [...vector].map((value) => Math.round(value * 1e5)));

async function failureOf(work: Promise<unknown>): Promise<EmbedEndpointError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof EmbedEndpointError)) throw new Error(`no EmbedEndpointError: ${inspect(error)}`);
  return error;
}

describe('an embedding endpoint', () => {
  it.each(['plain', 'shuffled', 'base64', 'indexless'] as const)('gives unit vectors in order (%s)', async (good) => {
    const embedder = await open(await serve(() => ({ good })));
    expect(embedder.dimension).toBe(6);
    expect(rounded(await embedder.embedPassages(TEXTS))).toEqual(rounded(TEXTS.map(unit)));
  });

  it('is a LangChain Embeddings', async () => {
    const embedder = await open(await serve());
    expect(embedder).toBeInstanceOf(Embeddings);
    expect(await embedder.embedDocuments(TEXTS)).toEqual(await embedder.embedPassages(TEXTS));
    expect(await embedder.embedDocuments([])).toEqual([]);
  });

  it('is asked in batches, with the key in the header and nowhere else', async () => {
    const server = await serve();
    const embedder = await open(server);
    const many = Array.from({ length: 75 }, (_, at) => `第${at}座桥`);
    expect(await embedder.embedPassages(many)).toHaveLength(75);
    expect(server.requests.map(({ input }) => input.length)).toEqual([1, 32, 32, 11]);
    expect(new Set(server.requests.map(({ path, authorization }) => `${path} ${authorization}`))).toEqual(
      new Set([`/v1/embeddings Bearer ${KEY}`]),
    );
  });

  it('is sent no Authorization where there is no key, and any spelling of the address will do', async () => {
    const server = await serve();
    await open(server, { apiKey: null, baseUrl: `${server.url}/embeddings/` });
    expect(server.requests).toMatchObject([{ path: '/v1/embeddings', authorization: undefined }]);
  });

  it.each([
    ['bge-m3', '', ''],
    ['BAAI/bge-large-zh-v1.5', '为这个句子生成表示以用于检索相关文章：', ''],
    ['qwen3-embedding:0.6b', expect.stringContaining('Instruct: '), ''],
    ['multilingual-e5-large', 'query: ', 'passage: '],
  ])('gets the prefixes that %s was trained with', async (model, query, passage) => {
    const server = await serve();
    const embedder = await open(server, { model });
    await embedder.embedQuery('大桥');
    await embedder.embedPassages(['大桥']);
    const [asked, stored] = server.requests.slice(1).map(({ input }) => (input[0] ?? '').replace('大桥', ''));
    expect([asked, stored]).toEqual([query, passage]);
  });

  it('has an id of its own for each address, model, prefix and dimension', async () => {
    const [one, other] = [await serve(), await serve()];
    const recipe = { queryPrefix: '问：', passagePrefix: null, pooling: null };
    const opened = [await open(one), await open(other), await open(one, { model: 'b' }), await open(one, { recipe })];
    expect(new Set(opened.map(({ id }) => id)).size).toBe(4);
    expect((await open(one)).id).toBe(opened[0]?.id);
    expect(opened[0]?.id).toMatch(/^tiny\/endpoint\/6\/[0-9a-f]{12}$/);
  });

  it('gets smaller batches once it refused a large one', async () => {
    const server = await serve(({ input }) => (input.length > 10 ? { status: 400 } : GOOD));
    const embedder = await open(server);
    const many = Array.from({ length: 40 }, (_, at) => `第${at}座桥`);
    expect(rounded(await embedder.embedPassages(many))).toEqual(rounded(many.map(unit)));
    await embedder.embedPassages(many);
    expect(server.requests.slice(3).every(({ input }) => input.length <= 8)).toBe(true);
  });

  it.each<[string, EmbeddingReply]>([
    ['429', { status: 429, retryAfter: '0' }],
    ['500', { status: 500 }],
    ['503', { status: 503, retryAfter: '0' }],
    ['a cut body', { cut: true }],
    ['silence', { stall: true, headers: false }],
    ['a body that stalls', { stall: true, headers: true }],
  ])('is asked again after %s', async (_, fault) => {
    const server = await serve(afterProbe((_request, n) => (n === 0 ? fault : GOOD)));
    const embedder = await open(server, 'stall' in fault ? { idleMs: 500 } : {});
    expect(rounded(await embedder.embedPassages(TEXTS))).toEqual(rounded(TEXTS.map(unit)));
    expect(server.requests).toHaveLength(3);
  });
});

describe('an endpoint that fails', () => {
  const list = (...embeddings: unknown[]) => ({
    raw: JSON.stringify({ data: embeddings.map((embedding, index) => ({ index, embedding })) }),
  });
  const four = (embedding: unknown) => list(embedding, embedding, embedding, embedding);

  it.each<[string, EmbeddingReply, string, number]>([
    ['a wrong key', { status: 401, body: `{"error":{"message":"bad key ${KEY}"}}` }, 'unauthorised', 1],
    ['no money', { status: 429, body: '{"error":{"code":"insufficient_quota"}}' }, 'payment', 4],
    ['no such model', { status: 404 }, 'not_found', 1],
    ['limits for long', { status: 429, retryAfter: '3600' }, 'rate_limited', 1],
    ['limits for ever', { status: 429, retryAfter: '0' }, 'rate_limited', 4],
    ['500 for ever', { status: 500 }, 'server', 4],
    ['silence for ever', { stall: true, headers: false }, 'timeout', 4],
    ['an error under 200', { raw: '{"error":{"message":"no","code":403}}' }, 'unauthorised', 1],
    ['a web page', { raw: '<html>log in</html>', type: 'text/html' }, 'malformed', 1],
    ['nothing', { raw: '' }, 'malformed', 1],
    ['fewer vectors than texts', list([1, 0, 0, 0, 0, 0]), 'malformed', 1],
    ['no list', { raw: '{"data":{"0":[1]}}' }, 'malformed', 1],
    [
      'one index twice',
      { raw: JSON.stringify({ data: TEXTS.map(() => ({ index: 1, embedding: [1] })) }) },
      'malformed',
      1,
    ],
    ['another dimension', four([1, 0]), 'dimension', 1],
    ['two dimensions', list([1, 0], [1, 0, 0], [1, 0], [1, 0]), 'dimension', 1],
    ['numbers that are none', four([1, 0, 0, 0, 0, null]), 'malformed', 1],
    ['numbers too large', four([1, 0, 0, 0, 0, 1e300]), 'malformed', 1],
    ['a vector of zeros', four([0, 0, 0, 0, 0, 0]), 'malformed', 1],
    ['NaN in base64', four(Buffer.from(Float32Array.of(Number.NaN).buffer).toString('base64')), 'malformed', 1],
    ['half a base64', four('AAA='), 'malformed', 1],
  ])('with %s is told in our own words, without the key', async (_, fault, failure, requests) => {
    const server = await serve(afterProbe(() => fault));
    const embedder = await open(server, 'stall' in fault ? { idleMs: 300 } : {});
    const error = await failureOf(embedder.embedPassages(TEXTS));
    expect(error.failure).toBe(failure);
    expect(server.requests.length - 1).toBe(failure === 'payment' ? 1 : requests);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/hush|provider says/);
    expect(`${error.message}${error.hint}`).toMatch(/向量服务.*EMBEDDING_|向量服务.*服务商|向量服务.*再试/);
  });

  it('keeps no question waiting: it is asked twice at most', async () => {
    const server = await serve(afterProbe(() => ({ status: 500 })));
    const embedder = await open(server);
    expect((await failureOf(embedder.embedQuery('大桥'))).failure).toBe('server');
    expect(server.requests).toHaveLength(3);
  });

  it('is unreachable when nobody listens', async () => {
    const server = await serve();
    await server.close();
    const error = await failureOf(open(server));
    expect(error.message).toBe('连不上向量服务（ECONNREFUSED）');
  });

  it.each([
    [{ baseUrl: 'nonsense' }, 'EMBEDDING_BASE_URL'],
    [{ apiKey: `${KEY}\n` }, 'EMBEDDING_API_KEY'],
    [{ apiKey: '密钥' }, 'EMBEDDING_API_KEY'],
  ])('cannot be opened with %j', async (more, name) => {
    const attempt = open(await serve(), more);
    await expect(attempt).rejects.toThrow(UsageError);
    await expect(attempt).rejects.toThrow(name);
    await expect(attempt).rejects.not.toThrow('hush');
  });
});

describe('stopping', () => {
  it('breaks off what waits, with the caller’s reason', async () => {
    const server = await serve(afterProbe(() => ({ stall: true, headers: false })));
    const embedder = await open(server, { idleMs: 20_000, timeoutMs: 20_000 });
    const abort = new AbortController();
    const reason = new Error('enough');
    setTimeout(() => abort.abort(reason), 50);
    await expect(embedder.embedPassages(TEXTS, abort.signal)).rejects.toBe(reason);
    await expect(embedder.embedQuery('桥', abort.signal)).rejects.toBe(reason);
  });

  it('ends a wait for another try', async () => {
    const server = await serve(afterProbe(() => ({ status: 503, retryAfter: '20' })));
    const embedder = await open(server);
    const abort = new AbortController();
    const reason = new Error('enough');
    setTimeout(() => abort.abort(reason), 50);
    await expect(embedder.embedPassages(TEXTS, abort.signal)).rejects.toBe(reason);
  });

  it('by closing rejects what is under way and what comes later', async () => {
    const server = await serve(afterProbe(() => ({ stall: true, headers: false })));
    const embedder = await open(server, { idleMs: 20_000, timeoutMs: 20_000 });
    const outcome = failureOf(embedder.embedPassages(TEXTS));
    await embedder.close();
    expect((await outcome).failure).toBe('cut');
    expect((await failureOf(embedder.embedQuery('桥'))).failure).toBe('cut');
  });
});
