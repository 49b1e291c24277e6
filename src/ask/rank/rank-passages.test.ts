import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitOf } from '../__fixtures__/hits.ts';
import { planOf } from '../__fixtures__/plans.ts';
import { FEATURES } from './passage-fit.ts';
import { rankPassages } from './rank-passages.ts';

const even = () => 1;
const names = (hits: readonly { passage: { id: string } }[]) => hits.map(({ passage }) => passage.id).join(' ');
const asked = (question: string, people: readonly string[] = []) => planOf({ question, text: question, people });

describe('what a question names word for word', () => {
  it('cannot be outvoted by anything else that fits', () => {
    const perfect = '望湖轮渡恢复夜航,票价3.5元。';
    const better = hitOf({
      id: 'b1',
      n: 0,
      text: perfect,
      head: perfect,
      score: 20,
      inTime: true,
      likeness: 1,
      issueDay: '2021-09-06',
    });
    const plan = {
      ...asked('尤礼明说望湖轮渡恢复夜航票价多少元', ['尤礼明']),
      times: [{ text: '9月6日', range: { from: '2021-09-06', to: '2021-09-06' } }],
    };
    const named = hitOf({ id: 'a1', text: `${'另有消息若干。'.repeat(60)}尤礼明`, score: 0, issueDay: '1999-01-01' });
    expect(names(rankPassages(plan, [better, named], even))).toBe('a1 b1');
    expect(rankPassages(plan, [named, better], even).map(({ exact }) => exact)).toEqual([1, 0]);
  });

  it('stands in the head as well as in the text, and more of it is better', () => {
    const plan = asked('《望湖谣》是谁在“夜航节”上唱的');
    const hits = [
      hitOf({ id: 'a1', text: '唱的是谁在台上' }),
      hitOf({ id: 'b1', text: '某人', head: '望湖谣唱响' }),
      hitOf({ id: 'c1', text: '夜航节', head: '望湖谣唱响' }),
    ];
    expect(names(rankPassages(plan, hits, even))).toBe('c1 b1 a1');
  });

  it('is found through white space, width and script', () => {
    const hits = [hitOf({ id: 'a1', text: '某某到场' }), hitOf({ id: 'b1', text: '尤 禮 到場' })];
    expect(names(rankPassages(asked('谁', ['尤礼']), hits, even))).toBe('b1 a1');
  });
});

describe('reprints', () => {
  const text = '望湖轮渡恢复夜航。';
  const reprint = (id: string, given: Partial<Parameters<typeof hitOf>[0]> = {}) =>
    hitOf({ id, text, head: '轮渡夜航', issueDay: '2021-09-06', ...given });

  it('of a head and a day stand behind an answer that fits nearly as well', () => {
    const other = hitOf({ id: 'x1', text: '望湖轮渡昨晚恢复夜航。', head: '轮渡夜航了', issueDay: '2021-09-07' });
    const ranked = rankPassages(asked('轮渡夜航'), [reprint('a1'), reprint('b1'), reprint('c1'), other], even);
    expect(names(ranked)).toBe('a1 x1 b1 c1');
  });

  it.each([
    ['another day', { issueDay: '2021-09-07' }],
    ['no head', { head: '' }],
  ])('are none with %s: nothing is lost', (_, given) => {
    const [first, second] = rankPassages(asked('轮渡夜航'), [reprint('a1', given), reprint('b1')], even);
    const alone = [reprint('a1', given), reprint('b1')].map((hit) => rankPassages(asked('轮渡夜航'), [hit], even)[0]);
    expect([first?.score, second?.score].sort()).toEqual(alone.map((hit) => hit?.score).sort());
  });

  it('are not the further passages of one article', () => {
    const [first, second] = rankPassages(asked('轮渡夜航'), [reprint('a1'), reprint('a2')], even);
    expect(first?.score).toBe(second?.score);
  });
});

describe('laws', () => {
  const word = fc.constantFrom('轮渡', '夜航', '票价', '尤礼', '望湖', '。', '2021年', '3元');
  const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(''));
  const hits = fc.uniqueArray(
    fc.record({
      id: fc.tuple(fc.constantFrom(...'abcdef'), fc.nat(99)).map(([letter, n]) => `${letter}${n}`),
      n: fc.nat(3),
      text,
      head: fc.oneof(fc.constant(''), text),
      score: fc.double({ min: 0, max: 10, noNaN: true }),
      issueDay: fc.constantFrom(null, '2020-05-01', '2021-09-06', 'XXXX-09-06'),
      inTime: fc.boolean(),
      likeness: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { selector: ({ id }) => id, maxLength: 25 },
  );
  const plan = fc
    .record({ question: text, people: fc.subarray(['尤礼', '望湖']) })
    .map(({ question, people }) => asked(question, people));

  it('nothing is added or dropped, scores fall, and names rise above everything', () => {
    fc.assert(
      fc.property(plan, hits, (question, given) => {
        const ranked = rankPassages(question, given.map(hitOf), even);
        expect(ranked.map(({ passage }) => passage.id).sort()).toEqual(given.map(({ id }) => id).sort());
        expect(ranked.map(({ score }) => score)).toEqual(ranked.map(({ score }) => score).sort((a, b) => b - a));
        const named = ranked.map(({ exact }) => exact > 0);
        expect(named.lastIndexOf(true)).toBeLessThan(named.includes(false) ? named.indexOf(false) : named.length);
      }),
    );
  });

  it('the order does not depend on the order given', () => {
    fc.assert(
      fc.property(plan, hits, (question, given) => {
        const [there, back] = [given, [...given].reverse()].map((all) => rankPassages(question, all.map(hitOf), even));
        expect(there && names(there)).toBe(back && names(back));
      }),
    );
  });

  it('a score is what its parts add up to, with what is exact, less what a reprint loses', () => {
    fc.assert(
      fc.property(plan, hits, (question, given) => {
        for (const { score, exact, parts } of rankPassages(question, given.map(hitOf), even)) {
          const sum = FEATURES.reduce((total, feature) => total + parts[feature], 0);
          expect(score - (exact === 0 ? 0 : 100 + 2 * (exact - 1))).toBeLessThanOrEqual(sum + 1e-6);
          expect(Math.abs(sum)).toBeLessThan(100);
        }
      }),
    );
  });
});
