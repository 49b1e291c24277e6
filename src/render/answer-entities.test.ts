import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listAnswer, refusal, sampleCitation } from './__fixtures__/answers.ts';
import { answerMessages } from './answer-entities.ts';
import { terminalSafe } from './terminal-safe.ts';

const bare = (text: string) => text.replace(/\s/g, '');

describe('answerMessages', () => {
  it.each([
    ['a list', 'telegram-list.json', listAnswer()],
    ['a refusal', 'telegram-refusal.json', refusal({ notice: '对话模型没有回应，答复由摘录而成。' })],
  ])('draws %s', async (_, file, answer) => {
    await expect(`${JSON.stringify(answerMessages(answer), null, 2)}\n`).toMatchFileSnapshot(
      `__fixtures__/golden/${file}`,
    );
  });

  it('puts every quote, and nothing but quotes, into expandable quotations', () => {
    const [message] = answerMessages(listAnswer());
    const quotes = message?.entities.filter((entity) => entity.type === 'expandable_blockquote') ?? [];
    expect(quotes.map(({ offset, length }) => message?.text.slice(offset, offset + length))).toEqual(
      listAnswer().citations.map((citation) => citation.quote),
    );
  });

  it('links the citation line where the archive knows an address', () => {
    const [message] = answerMessages(listAnswer());
    const link = message?.entities.find((entity) => entity.type === 'text_link');
    expect(message?.text.slice(link?.offset, (link?.offset ?? 0) + (link?.length ?? 0))).toBe(
      '《云栖日报》2031年9月6日第3版《古桥怎么护 大家来商量》',
    );
  });

  it('sends many sources as several messages, each quote whole', () => {
    const citations = Array.from({ length: 60 }, (_, index) =>
      sampleCitation({ n: index + 1, quote: `第${index + 1}处，${'引文'.repeat(80)}。` }),
    );
    const messages = answerMessages(listAnswer({ citations }));
    expect(messages.length).toBeGreaterThan(2);
    const quotes = messages.flatMap(({ text, entities }) =>
      entities
        .filter((entity) => entity.type === 'expandable_blockquote')
        .map(({ offset, length }) => text.slice(offset, offset + length)),
    );
    expect(quotes).toEqual(citations.map((citation) => citation.quote));
    expect(messages.every((message) => message.text.length <= 4096 && message.entities.length <= 100)).toBe(true);
    expect(messages.slice(1).every((message) => /^\[\d+\] /.test(message.text))).toBe(true);
  });

  it('keeps the limits and every character of any texts', () => {
    const any = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary', maxLength: 6000 }));
    fc.assert(
      fc.property(any, any, any, (text, quote, title) => {
        const answer = listAnswer({
          text,
          citations: [sampleCitation({ quote, title }), sampleCitation({ quote: title, n: 2 })],
        });
        const messages = answerMessages(answer);
        const sent = bare(messages.map((message) => message.text).join(''));
        for (const part of [text, quote, title]) expect(sent).toContain(bare(terminalSafe(part)));
        for (const message of messages) {
          expect(message.text).not.toMatch(/\p{Surrogate}/u);
          expect(message.text.length).toBeLessThanOrEqual(4096);
          for (const { offset, length } of message.entities) {
            expect(length).toBeGreaterThan(0);
            expect(message.text.slice(offset, offset + length)).toHaveLength(length);
            expect(message.text.slice(offset, offset + length)).not.toMatch(/\p{Surrogate}/u);
          }
        }
      }),
    );
  });

  it('has no message for an answer without a word', () => {
    const silent = refusal({ text: ' ', reason: null, coverage: { ...refusal().coverage, note: '' } });
    expect(answerMessages(silent)).toEqual([]);
  });
});
