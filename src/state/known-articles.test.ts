import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleId } from '../domain/ids.ts';
import { freshState } from './__fixtures__/state-folder.ts';

const id = (text: string) => text as ArticleId; // a test needs no ids derived from content

describe('known articles', () => {
  it('have not begun before a first look was ended, even with articles known', () => {
    const { state, reopen } = freshState();
    state.known.add([id('a')]);
    expect([state.known.begun(), state.known.version()]).toEqual([false, null]);
    state.known.setVersion('v1');
    state.known.setVersion('v2');
    const { known } = reopen();
    expect([known.begun(), known.version(), known.unknown([id('a')])]).toEqual([true, 'v2', []]);
  });

  it('are, after any additions, those that were added: the others are unknown, each once, in order', () => {
    const ids = fc.array(fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b', '"', '报', '\\') }).map(id));
    const { state } = freshState();
    const added = new Set<ArticleId>();
    fc.assert(
      fc.property(ids, ids, (more, asked) => {
        state.known.add(more);
        for (const one of more) added.add(one);
        const expected = [...new Set(asked)].filter((one) => !added.has(one));
        expect(state.known.unknown(asked)).toEqual(expected);
      }),
    );
  });

  it('may be many at once', () => {
    const { state } = freshState();
    const many = Array.from({ length: 40_000 }, (_, at) => id(`article${at}`));
    state.known.add(many);
    expect(state.known.unknown([...many, id('new')])).toEqual(['new']);
  });
});
