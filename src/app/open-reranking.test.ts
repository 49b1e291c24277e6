import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TieredHit } from '../ask/find/rerank.ts';
import { type Config, configFrom } from '../config.ts';
import type { ArticleId, PassageId } from '../domain/ids.ts';
import type { Reranker } from '../domain/reranker.ts';
import { type BuiltModules, buildModules } from '../models/__fixtures__/build-modules.ts';
import { startModelHub } from '../models/__fixtures__/model-hub.ts';
import { writeTinyReranker } from '../models/__fixtures__/tiny-reranker.ts';
import { type openReranking, type Reranking, rerankingWith } from './open-reranking.ts';

const QUESTION = '云麓市的大雨下了多久';
const HITS = ['新学期开学，孩子们领到课本。', '云麓市昨日普降大雨，多处道路积水。'].map(
  (text, at): TieredHit => ({
    // Ids of a test need no content behind them.
    passage: { id: `p${at}` as PassageId, articleId: `a${at}` as ArticleId, n: 0, start: 0, end: text.length, text },
    score: 1,
    head: '',
    issueDay: null,
    inTime: false,
    likeness: 0,
    tier: 0,
  }),
);
const AS_THEY_WERE = { hits: HITS, scores: new Map() };

let root: string;
let built: BuiltModules;
/** As the launcher has it: the worker lies beside the bundle. */
let open: typeof openReranking;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'wenbao-open-reranking-'));
  await writeTinyReranker(join(root, 'org/cross'), { scale: 4 });
  built = await buildModules('app/open-reranking', 'models/rerank-worker');
  // The built module exports what its source does.
  ({ openReranking: open } = (await import(built.url('open-reranking').href)) as {
    openReranking: typeof openReranking;
  });
});
afterAll(async () => {
  await built.remove();
  await rm(root, { recursive: true, force: true });
});

const config = (environment: Record<string, string>): Config =>
  configFrom({ MODEL_CACHE: join(root, 'cache'), ...environment }, root, {});

async function opened(environment: Record<string, string>, signal = new AbortController().signal) {
  const notes: string[] = [];
  const reranking = await open(config(environment), { signal, note: (line) => notes.push(line) });
  return { reranking, notes };
}

describe('openReranking', () => {
  it('has nothing to open and nothing to say when no model is set', async () => {
    expect(await opened({})).toEqual({ reranking: null, notes: [] });
  });

  it('reorders with the model of RERANK_MODEL', async () => {
    const { reranking, notes } = await opened({ RERANK_MODEL: join(root, 'org/cross') });
    expect(await reranking?.reorder(QUESTION, HITS)).toMatchObject({ hits: [HITS[1], HITS[0]] });
    await reranking?.close();
    expect(notes).toEqual([]);
  });

  it('says once that it downloads the model, from the mirror that is set', async () => {
    const hub = await startModelHub(root);
    const { reranking, notes } = await opened({ RERANK_MODEL: 'org/cross', HF_ENDPOINT: hub.url });
    await reranking?.close();
    await hub.close();
    expect(notes).toEqual(['正在下载重排模型：org/cross。只需一次，可能要几分钟。']);
  });

  it.each([
    ['is missing', { RERANK_MODEL: '/no/such' }, /^找不到这个重排模型.*\/no\/such，这次不重排。.*RERANK_MODEL.*。$/],
    [
      'is not held, offline',
      { RERANK_MODEL: 'org/none', MODELS_OFFLINE: '1' },
      /^本机没有.*这次不重排。.*MODELS_OFFLINE/,
    ],
  ])('does without a model that %s, with one note', async (_, environment, wanted) => {
    const { reranking, notes } = await opened(environment);
    expect(reranking).toBeNull();
    expect(notes).toEqual([expect.stringMatching(wanted)]);
  });

  it('rejects when the run is told to stop, with no note', async () => {
    const reason = new Error('stopped');
    await expect(opened({ RERANK_MODEL: join(root, 'org/cross') }, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});

describe('in the background', () => {
  const note = () => {};
  const background = true;

  it('leaves hits as they are until the model is there, and reorders then', async () => {
    const signal = new AbortController().signal;
    const reranking = await open(config({ RERANK_MODEL: join(root, 'org/cross') }), { signal, note, background });
    expect(await reranking?.reorder(QUESTION, HITS)).toEqual(AS_THEY_WERE);
    await expect
      .poll(() => reranking?.reorder(QUESTION, HITS), { timeout: 10_000 })
      .toMatchObject({ hits: [HITS[1], HITS[0]] });
    await reranking?.close();
  });

  it('notes a model that cannot be loaded, and goes on without', async () => {
    const notes: string[] = [];
    const options = { signal: new AbortController().signal, note: (line: string) => notes.push(line), background };
    const reranking = await open(config({ RERANK_MODEL: '/no/such' }), options);
    await expect.poll(() => notes, { timeout: 10_000 }).toEqual([expect.stringMatching(/找不到.*这次不重排/)]);
    expect(await reranking?.reorder(QUESTION, HITS)).toEqual(AS_THEY_WERE);
    await reranking?.close();
  });

  it('closes while it still waits for a silent mirror', async () => {
    const hub = await startModelHub(root, 'silent');
    const notes: string[] = [];
    const options = { signal: new AbortController().signal, note: (line: string) => notes.push(line), background };
    const reranking = await open(config({ RERANK_MODEL: 'org/silent', HF_ENDPOINT: hub.url }), options);
    const start = performance.now();
    await reranking?.close();
    expect(performance.now() - start).toBeLessThan(3000);
    expect(notes).toEqual([]);
    await hub.close();
  });
});

describe('rerankingWith', () => {
  function stalled(): Reranking & { readonly notes: string[]; readonly stop: AbortController; closed: number } {
    const [notes, stop]: [string[], AbortController] = [[], new AbortController()];
    const model: Reranker = {
      id: 'stalled',
      score: () => Promise.reject(new Error('no memory')),
      close: async () => void made.closed++,
    };
    const made = {
      ...rerankingWith(model, { signal: stop.signal, note: (line) => notes.push(line) }),
      notes,
      stop,
      closed: 0,
    };
    return made;
  }

  it('leaves the order of the search when the model fails, and says so once, not for each question', async () => {
    const { reorder, notes } = stalled();
    for (let n = 0; n < 3; n++) expect(await reorder(QUESTION, HITS)).toEqual(AS_THEY_WERE);
    expect(notes).toHaveLength(1);
  });

  it('ends with the signal of the question, else with that of the run', async () => {
    const { reorder, stop } = stalled();
    const own = AbortSignal.abort(new Error('question'));
    await expect(reorder(QUESTION, HITS, own)).rejects.toThrow('question');
    stop.abort(new Error('run'));
    await expect(reorder(QUESTION, HITS)).rejects.toThrow('run');
  });

  it('closes the model', async () => {
    const reranking = stalled();
    await reranking.close();
    expect(reranking.closed).toBe(1);
  });
});
