import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleId, PassageId } from '../../domain/ids.ts';
import type { Reranker } from '../../domain/reranker.ts';
import { WenbaoError } from '../../errors.ts';
import { type RerankOptions, rerank, type TieredHit } from './rerank.ts';

/** A hit named `article` + number: 'a1' is a passage of the article 'a'. */
function hit(name: string, text = name, given: Partial<TieredHit> = {}): TieredHit {
  // Ids of a test need no content behind them.
  const [id, articleId] = [name as PassageId, name.slice(0, 1) as ArticleId];
  const passage = { id, articleId, n: 0, start: 0, end: text.length, text };
  return { passage, score: 1, head: '', issueDay: null, inTime: false, likeness: 0, tier: 0, ...given };
}
const hitsOf = (names: string) => names.split(' ').map((name) => hit(name));
const namesOf = ({ hits }: { readonly hits: readonly TieredHit[] }) => hits.map(({ passage }) => passage.id).join(' ');

/** A model that scores by the text, and the texts it was given. */
function fake(scoreOf: (text: string) => number): Reranker & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    id: 'fake',
    asked,
    async score(_, texts) {
      asked.push(...texts);
      return texts.map(scoreOf);
    },
    close: async () => {},
  };
}
const scoring = (scores: Record<string, number>) => fake((text) => scores[text] ?? 0);

/** Options with the notes they collect. */
function options(more: Partial<RerankOptions> = {}): RerankOptions & { readonly notes: string[] } {
  const notes: string[] = [];
  return { budgetMs: 1000, note: (line) => notes.push(line), notes, ...more };
}

const TWELVE = 'a1 b1 c1 d1 e1 f1 g1 h1 i1 j1 k1 l1';

describe('rerank', () => {
  it('puts first what the model finds best', async () => {
    const ranked = await rerank('q', hitsOf('a1 b1 c1'), scoring({ a1: 0.01, b1: 0.02, c1: 0.97 }), options());
    expect(namesOf(ranked)).toBe('c1 a1 b1');
  });

  it.each([
    ['some hundredths, the order of the search decides', 'a1 b1', { a1: 0.95, b1: 0.97 }, 'a1 b1'],
    ['a tenth, the model does', 'a1 b1', { a1: 0.8, b1: 0.9 }, 'b1 a1'],
    ['everything, the last of ten comes first', TWELVE, { j1: 1 }, 'j1 a1 b1 c1 d1 e1 f1 g1 h1 i1 k1 l1'],
    ['nothing, all stay', TWELVE, {}, TWELVE],
  ])('weighs score and rank: where scores differ by %s', async (_, names, scores, wanted) => {
    expect(namesOf(await rerank('q', hitsOf(names), scoring(scores), options()))).toBe(wanted);
  });

  it('never lets a passage without what the question names before one with it', async () => {
    const exact: Record<string, number> = { b1: 2, d1: 1, e1: 1 };
    const hits = ['a1', 'b1', 'c1', 'd1', 'e1'].map((name) => hit(name, name, { tier: exact[name] ?? 0 }));
    const model = scoring({ a1: 1, c1: 0.9, d1: 0.1, e1: 0.9 });
    expect(namesOf(await rerank('q', hits, model, options()))).toBe('b1 e1 d1 a1 c1');
    expect(model.asked).not.toContain('b1');
  });

  it('judges one passage an article; another stays where it stood, or behind the best of its article', async () => {
    const model = scoring({ a1: 0, b1: 1, c1: 0.5, a2: 1, b2: 0 });
    expect(namesOf(await rerank('q', hitsOf('a1 a2 b1 b2 c1'), model, options()))).toBe('b1 c1 a1 a2 b2');
    expect(model.asked).toEqual(['a1', 'b1', 'c1']);
  });

  it('does not ask the model where there is nothing to choose', async () => {
    const model = scoring({});
    expect(namesOf(await rerank('q', hitsOf('a1 a2 a3'), model, options()))).toBe('a1 a2 a3');
    expect(await rerank('q', [], model, options())).toEqual({ hits: [], scores: new Map() });
    expect(model.asked).toEqual([]);
  });

  it('gives the model ten passages at most, each with its headline, once', async () => {
    const model = scoring({});
    await rerank(
      'q',
      TWELVE.split(' ').map((name) => hit(name, name, { head: `题${name}` })),
      model,
      options(),
    );
    expect(model.asked).toHaveLength(10);
    expect(model.asked[0]).toBe('题a1\na1');
    const head = '云麓大雨';
    await rerank('q', [hit('a1', '云麓大雨\n昨日积水。', { head }), hit('b1', 'b1', { head })], model, options());
    expect(model.asked.slice(10)).toEqual(['云麓大雨\n昨日积水。', '云麓大雨\nb1']);
  });

  it('leaves room for the passage beside a headline of any length', async () => {
    const model = scoring({});
    const head = '题'.repeat(4096);
    await rerank('q', [hit('a1', 'a1', { head }), hit('b1')], model, options());
    expect(model.asked[0]).toMatch(/^题{120}\na1$/);
  });

  it('takes any question and text', async () => {
    const odd = ['👨‍👩‍👧‍👦'.repeat(600), '\u0000\u0007\u001b[31m', '\ud800', `' OR 1=1 --`, ''];
    const hits = odd.map((text, at) => hit(`${'abcde'[at]}1`, text));
    const model = fake((text) => (text.length % 7) / 7);
    for (const question of odd) expect((await rerank(question, hits, model, options())).hits).toHaveLength(5);
  });
});

describe('the order of the search stands, with one note,', () => {
  const failing = (error: unknown): Reranker => ({ ...fake(() => 0), score: () => Promise.reject(error) });

  it.each<[string, Reranker, RegExp]>([
    ['when the model fails', failing(new Error('no memory')), /没有算出结果.*按原来的次序/],
    [
      'with the hint of the failure',
      failing(new WenbaoError('坏了', { hint: '请修' })),
      /^坏了，这次按原来的次序。请修。$/,
    ],
    [
      'when it throws at once',
      {
        ...fake(() => 0),
        score: () => {
          throw new Error('x');
        },
      },
      /没有算出结果/,
    ],
    ['when a score is no number', scoring({ b1: Number.NaN }), /不是0到1/],
    ['when a score is infinite', scoring({ b1: Number.POSITIVE_INFINITY }), /不是0到1/],
    ['when a score is above 1', scoring({ b1: 1.01 }), /不是0到1/],
    ['when a score is below 0', scoring({ b1: -0.1 }), /不是0到1/],
    ['when a score is missing', { ...fake(() => 0), score: async () => [1, 0] }, /不是0到1/],
  ])('%s', async (_, model, wanted) => {
    const told = options();
    expect(namesOf(await rerank('q', hitsOf('a1 b1 c1'), model, told))).toBe('a1 b1 c1');
    expect(told.notes).toHaveLength(1);
    expect(told.notes[0]).toMatch(wanted);
  });

  it('when the model never answers: after the budget, and the model is told to stop', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const stalled: Reranker = {
      ...fake(() => 0),
      score: (_question, _texts, signal) => {
        signals.push(signal);
        return new Promise(() => {});
      },
    };
    const told = options({ budgetMs: 50 });
    const start = performance.now();
    expect(namesOf(await rerank('q', hitsOf('a1 b1'), stalled, told))).toBe('a1 b1');
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
    expect(told.notes).toEqual([
      '重排模型0.05秒内没有算完，这次按原来的次序。可换一个小些的 RERANK_MODEL，或去掉这项设置。',
    ]);
  });

  it('when the model fails after the budget: nothing is left unhandled', async () => {
    const late: Reranker = {
      ...fake(() => 0),
      score: async () => {
        await sleep(60);
        throw new Error('too late to matter');
      },
    };
    const told = options({ budgetMs: 20 });
    expect(namesOf(await rerank('q', hitsOf('a1 b1'), late, told))).toBe('a1 b1');
    await sleep(80);
    expect(told.notes).toHaveLength(1);
  });
});

describe('the signal', () => {
  it('ends the wait with its reason, and no note', async () => {
    const abort = new AbortController();
    const reason = new Error('the reader left');
    setTimeout(() => abort.abort(reason), 20);
    const told = options({ signal: abort.signal });
    const stalled: Reranker = { ...fake(() => 0), score: () => new Promise(() => {}) };
    await expect(rerank('q', hitsOf('a1 b1'), stalled, told)).rejects.toBe(reason);
    await expect(rerank('q', hitsOf('a1 b1'), stalled, told)).rejects.toBe(reason);
    expect(told.notes).toEqual([]);
  });
});

describe('laws', () => {
  const level = (text: string) => text.charCodeAt(0) % 3;
  const list = fc.array(
    fc.record({ article: fc.constantFrom(...'abcdefghijklmn'), text: fc.string({ minLength: 1, maxLength: 5 }) }),
    { maxLength: 25 },
  );
  const made = (rows: readonly { article: string; text: string }[]) =>
    rows.map(({ article, text }, at) => hit(`${article}${at}`, text, { tier: level(text) }));
  const seeded = fc.integer({ min: 0, max: 1000 });
  const modelOf = (seed: number) => fake((text) => ((text.length * 31 + text.charCodeAt(0) * seed) % 101) / 100);

  it('nothing is added or dropped, and what stands after the tenth does not move', async () => {
    await fc.assert(
      fc.asyncProperty(list, seeded, async (rows, seed) => {
        const hits = made(rows);
        const { hits: ranked } = await rerank('q', hits, modelOf(seed), options());
        expect(new Set(ranked)).toEqual(new Set(hits));
        expect(ranked).toHaveLength(hits.length);
        expect(ranked.slice(10)).toEqual(hits.slice(10));
      }),
    );
  });

  it('a longer list does not change the order of the head', async () => {
    await fc.assert(
      fc.asyncProperty(list, list, seeded, async (rows, more, seed) => {
        const hits = made([...rows, ...more]);
        const head = hits.slice(0, Math.max(10, rows.length));
        const [long, short] = await Promise.all(
          [hits, head].map((given) => rerank('q', given, modelOf(seed), options())),
        );
        expect(long?.hits.slice(0, head.length)).toEqual(short?.hits);
      }),
    );
  });

  it('exactness never rises on the way down, and a further passage neither rises within it nor leads its article', async () => {
    await fc.assert(
      fc.asyncProperty(list, seeded, async (rows, seed) => {
        const hits = made(rows).slice(0, 10);
        const { hits: ranked } = await rerank('q', hits, modelOf(seed), options());
        const levels = ranked.map((one) => one.tier);
        expect(levels).toEqual([...levels].sort((a, b) => b - a));
        for (const tier of [0, 1, 2]) {
          const of = (all: readonly TieredHit[]) => all.filter((one) => one.tier === tier);
          const firsts = (all: readonly TieredHit[]) =>
            all.filter((one) => all.find((other) => other.passage.articleId === one.passage.articleId) === one);
          const [before, after] = [of(hits), of(ranked)];
          expect(new Set(firsts(after))).toEqual(new Set(firsts(before)));
          for (const further of before.filter((one) => !firsts(before).includes(one))) {
            expect(after.indexOf(further)).toBeGreaterThanOrEqual(before.indexOf(further));
          }
        }
      }),
    );
  });

  it('without time, or with a model that gives all the same, a list of one exactness stays as it is', async () => {
    await fc.assert(
      fc.asyncProperty(list, seeded, async (rows, seed) => {
        const hits = made(rows);
        expect(await rerank('q', hits, modelOf(seed), options({ budgetMs: 0 }))).toEqual({ hits, scores: new Map() });
        const level = hits.map((one) => ({ ...one, tier: 0 }));
        const same = fake(() => seed / 1000);
        expect((await rerank('q', level, same, options())).hits).toEqual(level);
      }),
    );
  });
});
