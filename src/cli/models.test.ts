import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenAiServer, startOpenAiServer } from '../models/__fixtures__/openai-server.ts';
import { writeTinyModel } from '../models/__fixtures__/tiny-model.ts';
import type { AnswerJson } from '../render/answer-json.ts';
import { writeMeetings } from './__fixtures__/archives.ts';
import { jsonLines, temporary, wenbao } from './__fixtures__/wenbao.ts';

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

  it('that is missing fails the indexing in one line: exit code 1', async () => {
    const run = await index(missing);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toMatch(
      /^本机没有这个向量模型，而且设了不下载：nobody\/no-such-model。[^\n]*EMBEDDING_MODEL[^\n]*\n$/,
    );
  });

  it('that is missing does not keep a question from its answer, not even before there is an index', async () => {
    const run = await ask(missing);
    expect(run.code).toBe(0);
    expect(run.err).toMatch(new RegExp(`^本机没有这个向量模型[^\\n]*${LEXICAL}[^\\n]*\\n$`));
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

  it('other than the one of the index is not used until all vectors are made anew; a quiet line says so', async () => {
    const [before, manifest] = [await ask(second), readFileSync(temporary('db', 'manifest.json'), 'utf8')];
    const note = `索引里还没有这个向量模型算出的向量，${LEXICAL}。请运行 wenbao index 补上。\n`;
    expect(before).toMatchObject({ code: 0, err: note });
    expect(claimsOf(before.out)).toBe(1);
    expect(manifest).toContain('"dimension":32');
    expect(await index(second)).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(temporary('db', 'manifest.json'), 'utf8')).toContain('"dimension":16');
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
    expect(run.code).toBe(0);
    expect(run.err).toMatch(/^[^\n]*以下为原文摘录。\n$/);
    expect(jsonLines(run.out)).toMatchObject([{ mode: 'extractive', status: 'answered' }]);
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
