import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeLoading } from './__fixtures__/loading-laws.ts';
import { startModelHub } from './__fixtures__/model-hub.ts';
import { writeTinyModel } from './__fixtures__/tiny-model.ts';
import { type TinyRerankerOptions, writeTinyReranker } from './__fixtures__/tiny-reranker.ts';
import { type LoadedReranker, loadReranker } from './rerank-load.ts';
import type { ModelSource } from './worker-protocol.ts';

const QUESTION = '云麓市的大雨下了多久';
const RAIN = '云麓市昨日普降大雨，多处道路积水。';
const SCHOOL = '新学期开学，孩子们领到课本。';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'wenbao-rerank-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

let made = 0;
async function modelFolder(options: TinyRerankerOptions = {}): Promise<string> {
  const folder = join(root, String(++made), 'cross');
  await writeTinyReranker(folder, options);
  return folder;
}

async function load(model: string, more: Partial<ModelSource> = {}): Promise<LoadedReranker> {
  const cacheDir = join(root, String(++made), 'cache');
  return loadReranker({ model, cacheDir, offline: true, endpoint: null, timeoutMs: 20_000, threads: 1, ...more });
}

describe('a score', () => {
  it.each<NonNullable<TinyRerankerOptions['marks']>>(['bert', 'roberta'])(
    'of a model with the marks of %s is higher for the text that has to do with the question',
    async (marks) => {
      const model = await load(await modelFolder({ marks }));
      const [rain, school] = [await model.score(QUESTION, RAIN), await model.score(QUESTION, SCHOOL)];
      expect(rain).toBeGreaterThan(school);
      expect(rain).toBeLessThan(1);
      expect(school).toBeGreaterThan(0);
    },
  );

  it('tells question and text apart: the sigmoid of one logit, not the share of one label among one', async () => {
    const model = await load(await modelFolder());
    expect(await model.score(QUESTION, '')).toBe(0.5);
    expect(await model.score('', RAIN)).toBe(0.5);
  });

  it('turns round when the logit does', async () => {
    const [up, down] = [await load(await modelFolder()), await load(await modelFolder({ scale: -1 }))];
    expect((await up.score(QUESTION, RAIN)) + (await down.score(QUESTION, RAIN))).toBeCloseTo(1, 6);
  });

  it('leaves out the end of a text beyond the model, and reads the text behind a question of any length', async () => {
    const model = await load(await modelFolder({ scale: 0.01 }));
    const full = await model.score(QUESTION, '雨'.repeat(600));
    expect(await model.score(QUESTION, '雨'.repeat(600) + SCHOOL.repeat(50))).toBe(full);
    expect(await model.score(QUESTION, '雨'.repeat(300) + SCHOOL.repeat(50))).not.toBe(full);
    const long = '大雨'.repeat(2000);
    expect(await model.score(long, RAIN)).toBeGreaterThan(await model.score(long, SCHOOL));
  });

  it.each<[string, TinyRerankerOptions, number]>([
    ['64 tokens that the tokenizer states', { modelMaxLength: 64 }, 64],
    ['50 positions', { config: { max_position_embeddings: 50 } }, 50],
    [
      '50 positions of a RoBERTa, the first of which is for padding',
      { config: { model_type: 'xlm-roberta', max_position_embeddings: 50 } },
      49,
    ],
    ['512 where 8,192 would do', { modelMaxLength: 8192, config: { max_position_embeddings: 8194 } }, 512],
    ['512 where the tokenizer states none', { modelMaxLength: 1e30 }, 512],
  ])('is made of %s', async (_, options, most) => {
    const model = await load(await modelFolder({ scale: 0.001, ...options }));
    const room = most - '[CLS] 雨 [SEP] [SEP]'.split(' ').length;
    const full = await model.score('雨', '雨'.repeat(room));
    expect(await model.score('雨', '雨'.repeat(room + 1))).toBe(full);
    expect(await model.score('雨', '雨'.repeat(room - 1))).not.toBe(full);
  });

  it('is a number from 0 to 1 for any text', async () => {
    const model = await load(await modelFolder());
    const odd = [
      '',
      ' \n',
      '\u0000\u0007\u001b[31m',
      '\ud800',
      '👨‍👩‍👧‍👦𠮷'.repeat(400),
      'a'.repeat(200_000),
      '[SEP][CLS][PAD]',
      '{{x}}',
    ];
    for (const [question, text] of odd.flatMap(
      (one) =>
        [
          [one, RAIN],
          [QUESTION, one],
          [one, one],
        ] as const,
    )) {
      const score = await model.score(question, text);
      expect(score >= 0 && score <= 1).toBe(true);
    }
  });
});

describe('the id', () => {
  it('is the same for a copy of the files, and another for other weights', async () => {
    const idOf = async (options: TinyRerankerOptions) => (await load(await modelFolder(options))).id;
    const first = await idOf({});
    expect(first).toMatch(/^cross\/fp32\/[0-9a-f]{12}$/);
    expect(await idOf({})).toBe(first);
    expect(await idOf({ seed: 2 })).not.toBe(first);
    expect(await idOf({ weights: 'onnx/model_quantized.onnx' })).toContain('/q8/');
  });
});

describe('a model that does not score', () => {
  it.each<[string, TinyRerankerOptions]>([
    ['puts no mark between the texts', { marks: 'none' }],
    ['has three labels', { labels: 3 }],
    ['gives no numbers', { scale: Number.NaN }],
    ['is of a type that nobody knows', { config: { model_type: 'fridge' } }],
  ])('is broken when it %s', async (_, options) => {
    await expect(load(await modelFolder(options))).rejects.toMatchObject({ failure: 'broken' });
  });

  it('is broken when it is an embedder', async () => {
    const folder = join(root, 'embedder');
    await writeTinyModel(folder);
    await expect(load(folder)).rejects.toMatchObject({ failure: 'broken' });
  });
});

describeLoading({ write: writeTinyReranker, load: loadReranker });

it('comes from the hub once, with word of each file; then it is held', async () => {
  const [folder, model] = [join(root, String(++made)), `org/cross-${made}`];
  await writeTinyReranker(join(folder, model));
  const hub = await startModelHub(folder);
  const cacheDir = join(folder, 'cache');
  const pieces: string[] = [];
  const source = { model, cacheDir, offline: false, endpoint: hub.url, timeoutMs: 5000, threads: 1 };
  const first = await loadReranker(source, ({ file }) => pieces.push(file));
  await hub.close();
  expect(pieces).toContain('model.onnx');
  expect((await load(model, { cacheDir, offline: true })).id).toBe(first.id);
});
