import { describe, expect, it } from 'vitest';
import { docx } from './__fixtures__/docx.ts';
import { zip, zipOf } from './__fixtures__/zip.ts';
import { UnreadableFileError } from './files/unreadable.ts';
import { readDocx } from './read-docx.ts';

describe('readDocx', () => {
  it('reads the paragraphs of a Word file', async () => {
    const { text } = await readDocx(docx(['望江大桥开工', '本报讯（记者 李丹）昨日，大桥开工。']));
    expect(text.split(/\n+/).filter(Boolean)).toEqual(['望江大桥开工', '本报讯（记者 李丹）昨日，大桥开工。']);
  });

  it('tells its headings', async () => {
    const bytes = docx(['#望江大桥开工', '##两岸十五分钟', '昨日，大桥开工。', '##另据', '大桥开工。']);
    expect((await readDocx(bytes)).headings).toEqual([
      { text: '望江大桥开工', level: 1 },
      { text: '两岸十五分钟', level: 2 },
      { text: '另据', level: 2 },
    ]);
  });

  it.each([
    ['no ZIP', Buffer.from('hello'), '损坏'],
    ['a cut file', docx(['字']).subarray(0, 300), '损坏'],
    ['no text', docx(['']), '没有文字'],
    ['a bomb', zip({ 'word/document.xml': Buffer.alloc(70 * 1024 * 1024) }), '过大'],
    [
      'a part that holds more than it says',
      zipOf([{ name: 'word/document.xml', data: Buffer.alloc(5000), size: 10 }]),
      '损坏',
    ],
    [
      'a directory that points outside',
      Buffer.from(`504b0506${'00'.repeat(6)}0100${'00'.repeat(4)}ffffff7f0000`, 'hex'),
      '损坏',
    ],
  ])('refuses %s', async (_, bytes, reason) => {
    const reading = readDocx(bytes);
    await expect(reading).rejects.toThrow(UnreadableFileError);
    await expect(readDocx(bytes)).rejects.toThrow(reason);
  });
});
