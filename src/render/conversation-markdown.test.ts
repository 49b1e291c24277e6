import { describe, expect, it } from 'vitest';
import { listAnswer, refusal, sampleCitation } from './__fixtures__/answers.ts';
import { conversationMarkdown } from './conversation-markdown.ts';

describe('conversationMarkdown', () => {
  it('holds each question with its answer, sources and what was scanned', async () => {
    const turns = [
      { answer: listAnswer(), askedOn: '2031-09-07' },
      { answer: refusal({ notice: '对话模型没有回应，答复由摘录而成。' }), askedOn: '2031-09-08' },
    ];
    await expect(conversationMarkdown(turns, '2031-10-01')).toMatchFileSnapshot('__fixtures__/golden/conversation.md');
  });

  it('keeps what a refusal comes near to, marked as no answer', () => {
    const nearest = [sampleCitation({ quote: '5日下午，座谈会举行。' })];
    const answer = refusal({ reason: { code: 'nothing_says', text: '馆藏报道未提及。', nearest } });
    const page = conversationMarkdown([{ answer, askedOn: '2031-09-07' }], '2031-10-01');
    expect(page).toMatch(/\n### 以下最接近，但不是答案\n\n- \[1\] 《.*\n {2}> 5日下午，座谈会举行。\n/);
    expect(page).not.toContain('### 出处');
  });

  it.each([
    ['a link', '[点这里](https://evil.example)', '[点这里\\](https\\://evil.example)'],
    ['a definition', '[1]: https://evil.example', '[1\\]: https\\://evil.example'],
    ['HTML', '<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
    ['emphasis and code', '*甲* _乙_ `丙` ~丁~', '\\*甲\\* \\_乙\\_ \\`丙\\` \\~丁\\~'],
    ['a heading', '# 大标题', '\\# 大标题'],
    [
      'a bare address',
      '见https://evil.example、www.evil.example、a@b.cn',
      '见https\\://evil.example、www\\.evil.example、a\\@b.cn',
    ],
    ['an entity', '&lt;甲&#x3e;和A&B', '\\&lt;甲\\&#x3e;和A&B'],
    ['a table', '甲|乙', '甲\\|乙'],
  ])('shows %s in a quote as text', (_, quote, shown) => {
    const answer = listAnswer({ citations: [sampleCitation({ quote })] });
    expect(conversationMarkdown([{ answer, askedOn: '2031-09-07' }], '2031-10-01')).toContain(`  > ${shown}\n`);
  });
});
