import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { listAnswer } from './__fixtures__/answers.ts';
import { CLAIM_COLUMNS } from './claim-table.ts';
import { claimsDocx } from './claims-docx.ts';

const html = async (bytes: Uint8Array) => (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value;

describe('claimsDocx', () => {
  it('is a Word file with the question, a table with one head and a row a claim, and what was scanned', async () => {
    const page = await html(await claimsDocx(listAnswer()));
    expect(page.indexOf('林致远9月5日出席了哪些会议')).toBeLessThan(page.indexOf('<table>'));
    expect(page).toContain('2031年9月5日，林致远出席2场会议：');
    expect(page.match(/<tr>/g)).toHaveLength(3);
    expect(page.match(/<th>/g)).toHaveLength(CLAIM_COLUMNS.length);
    expect(page).toContain('<td><p>古桥怎么护 大家来商量</p></td>');
    expect(page.indexOf('查了馆藏8版41篇稿件')).toBeGreaterThan(page.indexOf('</table>'));
  });

  it('names 问报 as its maker in Word, and nobody in English', async () => {
    const zip = await fromBufferPromise(Buffer.from(await claimsDocx(listAnswer())));
    let core = '';
    for await (const part of zip.eachEntry()) {
      if (part.fileName !== 'docProps/core.xml') continue;
      for await (const bytes of await zip.openReadStreamPromise(part)) core += bytes;
    }
    expect(core).toContain('<dc:creator>问报</dc:creator><cp:lastModifiedBy>问报</cp:lastModifiedBy>');
  });

  it('can be opened whatever the texts hold', async () => {
    const question = '<w:t>&甲\x00\x0b\ud800\ufffe乙';
    const claims = [{ text: '=1+1 ]]> \x1b[31m丙', citations: [1], event: null }];
    const page = await html(await claimsDocx(listAnswer({ question, claims })));
    expect(page).toContain('&lt;w:t&gt;&amp;甲');
    expect(page).toContain('=1+1 ]]&gt; 丙');
  });
});
