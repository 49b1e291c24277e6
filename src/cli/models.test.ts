import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenAiServer, startOpenAiServer } from '../models/__fixtures__/openai-server.ts';
import { writeTinyModel } from '../models/__fixtures__/tiny-model.ts';
import { writeTinyReranker } from '../models/__fixtures__/tiny-reranker.ts';
import type { AnswerJson } from '../render/answer-json.ts';
import { writeMeetings } from './__fixtures__/archives.ts';
import { jsonLines, startWenbao, temporary, wenbao } from './__fixtures__/wenbao.ts';

const OPTIONS = ['--archive', temporary('archive'), '--db', temporary('db')];
const QUESTION = '林致远3月2日出席了哪些会议';
const LEXICAL = '这次只按字面检索';

beforeAll(() => {
  writeMeetings(temporary('archive', 'a.jsonl'), '东门', 3);
});

const index = (env: Record<string, string>) => wenbao(['index', '--json', ...OPTIONS], { env });
const ask = (env: Record<string, string> = {}) => wenbao(['ask', QUESTION, '--json', ...OPTIONS], { env });
const claimsOf = (out: string) => jsonLines<AnswerJson>(out)[0]?.claims.length;

/** In order: each test goes on from the index that the one before it left. */
describe('an embedding model', () => {
  const first = { EMBEDDING_MODEL: temporary('first') };
  const second = { EMBEDDING_MODEL: temporary('second') };
  const missing = { EMBEDDING_MODEL: 'nobody/no-such-model', MODELS_OFFLINE: '1', MODEL_CACHE: temporary('cache') };

  beforeAll(async () => {
    await writeTinyModel(temporary('first'));
    await writeTinyModel(temporary('second'), { seed: 2, dimension: 16 });
  });

  it('that is missing leaves an index without vectors and says so in one line: exit code 1', async () => {
    const run = await index(missing);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toMatch(
      /^索引已更新，但向量没有补全：本机没有这个向量模型，而且设了不下载：nobody\/no-such-model。[^\n]*EMBEDDING_MODEL[^\n]*\n$/,
    );
  });

  it('that is neither set nor in the cache is told of once, not for each question', async () => {
    const env = { EMBEDDING_MODEL: undefined, MODEL_CACHE: temporary('cache') };
    const run = await wenbao(['ask', QUESTION, QUESTION, '--json', ...OPTIONS], { env });
    expect(run.code).toBe(0);
    expect(run.err).toMatch(/^没有可用的向量模型，只按字面检索。[^\n]*off[^\n]*\n$/);
    expect(jsonLines(run.out)).toHaveLength(2);
  });

  it('that is a known one in the cache is used without being set', async () => {
    const cache = temporary('held');
    await writeTinyModel(`${cache}/Xenova/bge-small-zh-v1.5`);
    const env = { EMBEDDING_MODEL: undefined, MODEL_CACHE: cache };
    const db = ['--archive', temporary('archive'), '--db', temporary('db-held'), '--json'];
    expect(await wenbao(['index', ...db], { env })).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(temporary('db-held', 'manifest.json'), 'utf8')).toContain('"model":"Xenova/bge-small-zh-v1.5"');
    expect(await wenbao(['ask', QUESTION, ...db], { env })).toMatchObject({ code: 0, err: '' });
  });

  it('makes missing vectors while questions are asked in the repl', async () => {
    const db = ['--archive', temporary('archive'), '--db', temporary('db-repl')];
    await wenbao(['index', ...db]);
    const repl = startWenbao(['repl', ...db], { env: first, stdin: null });
    const manifest = () => {
      repl.process.stdin?.write(`${QUESTION}\n`);
      return readFileSync(temporary('db-repl', 'manifest.json'), 'utf8');
    };
    await vi.waitFor(() => expect(manifest()).toContain('"complete":true'), { interval: 100, timeout: 45_000 });
    repl.process.stdin?.end();
    const run = await repl.ended;
    expect(run.code).toBe(0);
    expect(run.err).toContain('正在后台计算段落的向量');
  });

  it('that is missing does not keep a question from its answer, not even before there is an index', async () => {
    const run = await ask(missing);
    expect(run.code).toBe(0);
    expect(run.err).toMatch(new RegExp(`^索引里还没有这个向量模型算出的向量，${LEXICAL}[^\\n]*\\n$`));
    expect(claimsOf(run.out)).toBe(1);
  });

  it('fills the vectors of what is indexed already, and then helps to find what shares few characters', async () => {
    const query = ['search', '汛情研判', '--json', ...OPTIONS];
    const lexical = await wenbao(query);
    expect(jsonLines<{ hits: unknown[] }>(lexical.out)[0]?.hits.length).toBeLessThan(3);
    const run = await index(first);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(jsonLines(run.out)).toMatchObject([{ added: 0, unchanged: 3 }]);
    const near = await wenbao(query, { env: first });
    expect(near).toMatchObject({ code: 0, err: '' });
    expect(jsonLines<{ hits: unknown[] }>(near.out)[0]?.hits).toHaveLength(3);
  });

  it('may be left out again: the index with its vectors still answers', async () => {
    const run = await ask();
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(claimsOf(run.out)).toBe(1);
  });

  it('other than the one of the index is not used until all vectors are made anew: the old one is; a quiet line says so', async () => {
    const [before, manifest] = [await ask(second), readFileSync(temporary('db', 'manifest.json'), 'utf8')];
    const note = '索引里还没有新设的向量模型算出的向量，仍用原来的模型检索。请运行 wenbao index 补上。\n';
    expect(before).toMatchObject({ code: 0, err: note });
    expect(claimsOf(before.out)).toBe(1);
    expect(manifest).toContain('"dimension":32');
    expect(await index(second)).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(temporary('db', 'manifest.json'), 'utf8')).toContain('"dimension":16');
  });
});

describe('a reranker', () => {
  interface Found {
    readonly hits: readonly { readonly title: string }[];
    readonly explain?: { readonly search: { readonly found: { readonly reranked: number } } };
  }
  const against = { RERANK_MODEL: temporary('against') };
  const missing = { RERANK_MODEL: 'nobody/no-such-cross', MODELS_OFFLINE: '1', MODEL_CACHE: temporary('cache') };
  const search = async (env: Record<string, string>) => {
    const query = ['search', '东门第2次防汛会商会议', '--json', '--explain', ...OPTIONS];
    const run = await wenbao(query, { env });
    expect(run.code).toBe(0);
    const [found] = jsonLines<Found>(run.out);
    return { titles: found?.hits.map(({ title }) => title), search: found?.explain?.search, err: run.err };
  };

  // It prefers what shares little with the question, so that its hand in the order shows.
  beforeAll(() => writeTinyReranker(temporary('against'), { scale: -0.2 }));

  it('orders the best articles of a search anew, and the explanation has its scores', async () => {
    const [plain, reranked] = [await search({}), await search(against)];
    expect([plain.err, reranked.err]).toEqual(['', '']);
    expect(plain).toMatchObject({ search: { found: { reranked: 0 } } });
    expect(plain.titles?.[0]).toBe('云栖市召开东门第2次防汛会商会议');
    expect(reranked).toMatchObject({ search: { found: { reranked: 3 } } });
    expect(reranked.titles?.[0]).not.toBe(plain.titles?.[0]);
    expect([...(reranked.titles ?? [])].sort()).toEqual([...(plain.titles ?? [])].sort());
  });

  it('judges the passages for an answer too', async () => {
    const run = await wenbao(['ask', QUESTION, '--json', '--explain', ...OPTIONS], { env: against });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(jsonLines(run.out)).toMatchObject([{ explain: { search: { found: { reranked: 3 } } } }]);
    expect(claimsOf(run.out)).toBe(1);
  });

  it('that is missing is told of in one line, and questions are answered without it: exit code 0', async () => {
    const run = await ask(missing);
    expect(run.code).toBe(0);
    expect(run.err).toMatch(/^本机没有这个重排模型[^\n]*no-such-cross，这次不重排。[^\n]*\n$/);
    expect(claimsOf(run.out)).toBe(1);
  });
});

describe('a chat model', () => {
  const servers: OpenAiServer[] = [];
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  it('that does not answer leaves the extractive answer, with a quiet line', async () => {
    const server = await startOpenAiServer(() => ({ status: 401, body: '{"error":{"message":"hush-hush"}}' }));
    servers.push(server);
    const env = { LLM_BASE_URL: server.url, LLM_MODEL: 'tiny', LLM_API_KEY: 'hush-hush' };
    const run = await ask(env);
    expect(run).toMatchObject({ code: 0, err: '' });
    const notice = expect.stringContaining('已改用原文摘录。');
    expect(jsonLines(run.out)).toMatchObject([{ mode: 'extractive', status: 'answered', notice }]);
    expect(run.out + run.err).not.toContain('hush');
    expect(server.requests.length).toBeGreaterThan(0);
  });

  it('that answers from the sources words the claims', async () => {
    const claim = '林致远在云栖会堂出席东门第2次防汛会商会议';
    const server = await startOpenAiServer(() => `${claim}[K1]`);
    servers.push(server);
    const run = await ask({ LLM_BASE_URL: server.url, LLM_MODEL: 'tiny' });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(jsonLines(run.out)).toMatchObject([{ mode: 'model', claims: [{ text: `${claim}。`, citations: [1] }] }]);
  });
});
