import { describe, expect, it } from 'vitest';
import { html } from './inspect-markup.ts';

describe('html', () => {
  it.each([
    [
      'tags',
      '</script><img src=x onerror="alert(1)">',
      '&lt;/script&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt;',
    ],
    ['quotes of both kinds', `" onclick='x'`, '&quot; onclick=&#39;x&#39;'],
    ['entities', '&lt;b&gt; &amp;', '&amp;lt;b&amp;gt; &amp;amp;'],
    ['marks that turn the direction', '甲\u202e乙\u2066丙', '甲乙丙'],
    ['control characters and escapes', '甲\u0000乙\u001b[31m丙\u0085丁', '甲乙丙\n丁'],
    ['half a surrogate pair', '甲\ud83d乙', '甲\ufffd乙'],
    ['text that looks like what html makes', '{"markup":"<b>"}', '{&quot;markup&quot;:&quot;&lt;b&gt;&quot;}'],
  ])('escapes %s', (_, text, shown) => {
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(`<p title="${shown}">${shown}</p>`);
  });

  it('keeps what it has made itself, and joins lists of it', () => {
    const items = ['甲', '<乙>'].map((text) => html`<li>${text}</li>`);
    expect(html`<ul>${items}</ul>${html`<br>`}${3}`.markup).toBe('<ul><li>甲</li><li>&lt;乙&gt;</li></ul><br>3');
  });
});
