import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleId } from '../domain/ids.ts';
import { listAnswer, refusal, sampleCitation } from './__fixtures__/answers.ts';
import { type AnswerFrame, answerMessages } from './answer-entities.ts';
import type { Formatted } from './entities.ts';
import { terminalSafe } from './terminal-safe.ts';

const FRAME: AnswerFrame = {
  sources: '出处',
  nearest: '以下最接近，但不是答案：',
  same: (n) => `同[${n}]`,
  pageImage: '版面图',
  linkOf: (n) => `https://t.me/wenbao_test_bot?start=c_abcdefghijkl_${n}`,
};
const bare = (text: string) => text.replace(/[\s\p{Default_Ignorable_Code_Point}\u2800\ufffc]/gu, '');

const linksOf = (message: Formatted | undefined) =>
  (message?.entities ?? []).flatMap((entity) =>
    entity.type === 'text_link'
      ? [[message?.text.slice(entity.offset, entity.offset + entity.length), entity.url] as const]
      : [],
  );

describe('answerMessages', () => {
  it.each([
    ['a list', 'telegram-list.json', listAnswer()],
    ['a refusal', 'telegram-refusal.json', refusal({ notice: '对话模型没有回应，答复由摘录而成。' })],
  ])('draws %s', async (_, file, answer) => {
    await expect(`${JSON.stringify(answerMessages(answer, FRAME), null, 2)}\n`).toMatchFileSnapshot(
      `__fixtures__/golden/${file}`,
    );
  });

  it('puts every quote, and nothing but quotes, into expandable quotations', () => {
    const [message] = answerMessages(listAnswer(), FRAME);
    const quotes = message?.entities.filter((entity) => entity.type === 'expandable_blockquote') ?? [];
    expect(quotes.map(({ offset, length }) => message?.text.slice(offset, offset + length))).toEqual(
      listAnswer().citations.map((citation) => citation.quote),
    );
  });

  it('links the citation line where the archive knows an address', () => {
    const [message] = answerMessages(listAnswer(), FRAME);
    expect(linksOf(message).find(([, url]) => url.includes('paper.example'))).toEqual([
      '《云栖日报》2031年9月6日第3版《古桥怎么护 大家来商量》',
      'https://paper.example/2031/09/06/3',
    ]);
  });

  it('links the markers of known sources, in the answer and nowhere else', () => {
    const text = '上午开会[1]，下午也开[2][7]。';
    const [message] = answerMessages(listAnswer({ text }), FRAME);
    expect(linksOf(message).filter(([, url]) => url.startsWith('https://t.me/'))).toEqual([
      ['[1]', 'https://t.me/wenbao_test_bot?start=c_abcdefghijkl_1'],
      ['[2]', 'https://t.me/wenbao_test_bot?start=c_abcdefghijkl_2'],
    ]);
    expect(linksOf(answerMessages(listAnswer({ text }), { ...FRAME, linkOf: () => null })[0])).toHaveLength(1);
  });

  it('leaves markers beyond the sixtieth plain, so that the sources keep their entities', () => {
    const citations = Array.from({ length: 90 }, (_, index) => sampleCitation({ n: index + 1 }));
    const text = citations.map(({ n }) => `甲[${n}]`).join('');
    const messages = answerMessages(listAnswer({ text, citations }), FRAME);
    expect(messages.flatMap(linksOf)).toHaveLength(60);
    expect(messages[0]?.text.startsWith(text)).toBe(true);
  });

  it('names an article once', () => {
    const again = sampleCitation({ n: 3, quote: '会议还研究了别的事。' });
    const { text } = answerMessages(listAnswer({ citations: [...listAnswer().citations, again] }), FRAME)[0]!;
    expect(text).toContain('\n\n[3] 同[1]\n会议还研究了别的事。');
    expect(text.match(/汛期未过/g)).toHaveLength(1);
  });

  it('shortens quotes that nobody would read there, and keeps the line of every source', () => {
    const long = '引文，'.repeat(4_000);
    const citations = Array.from({ length: 60 }, (_, index) => sampleCitation({ n: index + 1, quote: long }));
    const all = answerMessages(listAnswer({ citations }), FRAME)
      .map(({ text }) => text)
      .join('\n');
    expect(all.length).toBeLessThan(25_000);
    for (const { n } of citations) expect(all).toMatch(new RegExp(`^\\[${n}\\] `, 'm'));
    expect(all).toContain('……');
  });

  it('sends many sources as several messages, each quote whole', () => {
    const citations = Array.from({ length: 60 }, (_, index) =>
      // Branded: a test's id is made here rather than derived from content.
      sampleCitation({
        n: index + 1,
        articleId: `a${index}` as ArticleId,
        quote: `第${index + 1}处，${'引文'.repeat(80)}。`,
      }),
    );
    const messages = answerMessages(listAnswer({ citations }), FRAME);
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

  it('keeps the limits and every character that is seen of any texts', () => {
    const any = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary', maxLength: 400, size: 'max' }));
    const line = fc.string({ unit: 'binary', maxLength: 120, size: 'max' });
    fc.assert(
      fc.property(any, any, line, (text, quote, title) => {
        const answer = listAnswer({
          text,
          citations: [sampleCitation({ quote, title }), sampleCitation({ quote: title, n: 2 })],
        });
        const messages = answerMessages(answer, FRAME);
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
      { numRuns: 40 },
    );
  });

  it('has no message for an answer without a word', () => {
    const silent = refusal({ text: ' ', reason: null, coverage: { ...refusal().coverage, note: '' } });
    expect(answerMessages(silent, FRAME)).toEqual([]);
  });
});
