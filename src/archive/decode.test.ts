import { describe, expect, it } from 'vitest';
import { declaredCharset, decodeText } from './decode.ts';
import { UnreadableFileError } from './unreadable.ts';

const text = '标题\r\n\r\n正文，两句。';
/** 「标题」 in GB18030 and Big5, from the encodings' tables. */
const GB = Buffer.from('b1eacce2', 'hex');
const BIG5 = Buffer.from('bcd0c344', 'hex');

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(text), text],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), text],
    ['UTF-16 little endian', Buffer.from(`\uFEFF${text}`, 'utf16le'), text],
    ['UTF-16 big endian', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), text],
    ['GB18030', GB, '标题'],
  ])('reads %s', (_, bytes, wanted) => expect(decodeText(bytes)).toBe(wanted));

  it('follows a declared encoding where the bytes are not UTF-8', () => {
    expect(decodeText(BIG5, 'big5')).toBe('標題');
    expect(decodeText(Buffer.from('标题'), 'gb2312')).toBe('标题');
    expect(decodeText(GB, 'no-such-encoding')).toBe('标题');
  });

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), '图片'],
    ['NULs', Buffer.from('正文\0\0\0\0'.repeat(50)), '控制字符'],
    ['bytes of no encoding', Buffer.from('ff81ff81ff'.repeat(20), 'hex'), '编码'],
  ])('refuses %s and says why', (_, bytes, reason) => {
    expect(() => decodeText(bytes)).toThrow(UnreadableFileError);
    expect(() => decodeText(bytes)).toThrow(reason);
  });
});

describe('declaredCharset', () => {
  it.each([
    ['<meta charset="gb2312">', 'gb2312'],
    ['<META http-equiv=Content-Type content="text/html; charset=GBK">', 'GBK'],
    ['<p>charset</p>', null],
  ])('finds the encoding in %s', (html, wanted) => expect(declaredCharset(Buffer.from(html))).toBe(wanted));
});
