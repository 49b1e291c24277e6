import { describe, expect, it } from 'vitest';
import type { Article, Origin } from '../../domain/article.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { inferredNote } from './inferred-note.ts';

const id = 'a' as ArticleId; // a test's own id
const note = (text: string, claim: string, origin: Origin, from: string | null = '2022-09-05') => {
  const article = { id, text, issueDate: { value: '2022-09-06', origin } } as Article; // nothing else is looked at
  const quote = { start: 0, end: text.length };
  const event = from === null ? null : ({ articleId: id, from, quote } as NewsEvent); // nor of it
  const told: DraftClaim = { text: claim, quotes: [{ articleId: id, ...quote }], event };
  return inferredNote([told, told], new Map([[id, article]]));
};
const PRINTED: Origin = { kind: 'masthead', reason: null };
const INFERRED: Origin = { kind: 'inferred', reason: '文内“2022年宣传周”' };

describe('inferredNote', () => {
  it('says once where the year comes from', () => {
    expect(note('9月5日上午，防汛会召开。', '2022年9月5日上午，防汛会召开。', INFERRED)).toBe(
      '年份据文内推断：文内“2022年宣传周”。',
    );
  });

  it('says which word the day was counted from', () => {
    expect(note('昨日上午，防汛会召开。', '9月5日上午，防汛会召开。', PRINTED)).toBe(
      '日期据见报日推断（原文作“昨日”）。',
    );
  });

  it.each([
    ['the year is printed in the quote', '2022年9月5日，防汛会召开。', '2022年9月5日，防汛会召开。', INFERRED],
    ['the claim tells no year', '9月5日，防汛会召开。', '9月5日，防汛会召开。', INFERRED],
    ['the masthead has it', '9月5日，防汛会召开。', '2022年9月5日，防汛会召开。', PRINTED],
    ['the day is printed beside the word', '昨日（9月5日），防汛会召开。', '9月5日，防汛会召开。', PRINTED],
  ])('says nothing where %s', (_, text, claim, origin) => {
    expect(note(text, claim, origin)).toBe('');
  });

  it('says nothing of a claim that tells no event', () => {
    expect(note('昨日上午，防汛会召开。', '昨日上午，防汛会召开。', PRINTED, null)).toBe('');
  });
});
