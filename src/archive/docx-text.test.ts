import { describe, expect, it } from 'vitest';
import { docx, zip } from './__fixtures__/docx.ts';
import { docxText } from './docx-text.ts';
import { UnreadableFileError } from './unreadable.ts';

describe('docxText', () => {
  it('reads the paragraphs of a Word file', async () => {
    const text = await docxText(docx(['望江大桥开工', '本报讯（记者 李丹）昨日，大桥开工。']));
    expect(text.split(/\n+/).filter(Boolean)).toEqual(['望江大桥开工', '本报讯（记者 李丹）昨日，大桥开工。']);
  });

  it.each([
    ['no ZIP', Buffer.from('hello'), '损坏'],
    ['a cut file', docx(['字']).subarray(0, 300), '损坏'],
    ['no text', docx(['']), '没有文字'],
    ['a bomb', zip({ 'word/document.xml': Buffer.alloc(70 * 1024 * 1024) }), '过大'],
    [
      'a directory that points outside',
      Buffer.from(`504b0506${'00'.repeat(6)}0100${'00'.repeat(4)}ffffff7f0000`, 'hex'),
      '损坏',
    ],
  ])('refuses %s', async (_, bytes, reason) => {
    const reading = docxText(bytes);
    await expect(reading).rejects.toThrow(UnreadableFileError);
    await expect(docxText(bytes)).rejects.toThrow(reason);
  });
});
