import { describe, expect, it } from 'vitest';
import { refusal, sampleCitation } from './__fixtures__/answers.ts';
import { answerMessages } from './answer-entities.ts';
import { answerJson } from './answer-json.ts';
import { answerText } from './answer-text.ts';

const FRAME = {
  sources: '出处',
  nearest: '以下最接近，但不是答案：',
  same: (n: number) => `同[${n}]`,
  pageImage: '版面图',
  linkOf: () => null,
};
const PLAIN = { colour: false, width: 200 };
const NEAREST = [sampleCitation({ n: 1, title: '古桥保护座谈会举行', quote: '5日下午，古桥保护座谈会举行。' })];
const OPTIONS = [
  { label: '甲市市长', question: '甲市市长是谁' },
  { label: '乙市市长', question: '乙市市长是谁' },
];
const near = refusal({
  reason: { code: 'nothing_says', text: '馆藏报道未提及。', nearest: NEAREST },
  text: '馆藏报道未提及。',
});

describe('a refusal with what comes near', () => {
  it('lists it on a terminal under a line that says that it is no answer', () => {
    const [said, cited] = answerText(near, PLAIN).split('\n\n');
    expect(said).toBe('馆藏报道未提及。');
    expect(cited).toMatch(/^以下最接近，但不是答案：\n\[1\] 《.*古桥保护座谈会举行》.*“5日下午，古桥保护座谈会举行。”/);
    expect(answerText(near, PLAIN)).not.toContain('出处');
  });

  it('folds its quote in a message, as that of a source', () => {
    const [message] = answerMessages(near, FRAME);
    expect(message?.text).toContain('以下最接近，但不是答案：\n[1] ');
    const quoted = message?.entities.filter(({ type }) => type === 'expandable_blockquote') ?? [];
    expect(quoted.map(({ offset, length }) => message?.text.slice(offset, offset + length))).toEqual([
      '5日下午，古桥保护座谈会举行。',
    ]);
  });

  it('gives it in JSON as citations of the reason, not of the answer', () => {
    const { reason, citations } = answerJson(near);
    expect(citations).toEqual([]);
    expect(reason).toMatchObject({ code: 'nothing_says', nearest: [{ n: 1, quote: '5日下午，古桥保护座谈会举行。' }] });
  });
});

describe('a refusal that asks back', () => {
  it('gives what may be meant with the questions that mean it', () => {
    const reason = { code: 'ambiguous', text: '请说明要问哪一个', options: OPTIONS } as const;
    expect(answerJson(refusal({ reason }))).toMatchObject({ reason: { code: 'ambiguous', options: OPTIONS } });
    expect(answerJson(refusal()).reason).not.toHaveProperty('options');
  });
});
