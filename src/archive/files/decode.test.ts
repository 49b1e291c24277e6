import { describe, expect, it } from 'vitest';
import { encode } from '../__fixtures__/encodings.ts';
import { declaredCharset, decodeBytes, decodeText, lossDoubts } from './decode.ts';
import { UnreadableFileError } from './unreadable.ts';

const text = '标题\r\n\r\n正文，两句。';
/** 「标题」 in GB18030 and Big5, from the encodings' tables. */
const GB = Buffer.from('b1eacce2', 'hex');
const BIG5 = Buffer.from('bcd0c344', 'hex');

/** Own sentences, forty characters and more each. */
const SIMPLIFIED = [
  '云溪县昨天召开防汛抗旱工作会议，县长张明远要求各乡镇把责任落到每一座水库、每一个村组，确保安全度汛。',
  '望江大桥主跨合龙的消息传来，两岸的老百姓敲锣打鼓赶到工地，不少人说等这座桥等了整整二十年。',
  '护林员李茂才每天要走十二公里山路，鞋子一年穿坏五双，他却说只要山上没有一处火情，心里就踏实。',
  '市图书馆新馆本周六开放，馆藏图书八十万册，读者凭身份证就可以借阅，少儿阅览室还准备了故事会。',
  '第三季度全市外贸进出口总值同比增长百分之九点四，机电产品出口占了一半，民营企业仍然是主力军。',
];
const TRADITIONAL = [
  '臨海市政府昨日舉行記者會，說明港區聯外道路的施工進度，預計明年三月以前可以全線通車，經費不再追加。',
  '颱風過後，山區部落的聯絡道路中斷，國軍弟兄連夜搶修，終於在清晨把糧食和藥品送到居民手中。',
  '這所小學只有三十七個學生，老師們卻組成了弦樂團，今年還要到縣立文化中心舉辦第一場音樂會。',
  '農會表示，今年的柚子因為雨水充足，產量比去年多了兩成，不過颱風接連來襲，價格仍然難以預料。',
  '議員質詢時指出，舊市場改建案拖了八年，攤商搬遷又回流，市民買菜還得繞路，主管機關難辭其咎。',
];
const ENCODINGS = {
  'utf-8': (t: string) => Buffer.from(t),
  gb18030: (t: string) => encode(t, 'gb18030'),
  big5: (t: string) => encode(t, 'big5'),
  'utf-16le': (t: string) => Buffer.from(t, 'utf16le'),
  'utf-16be': (t: string) => Buffer.from(t, 'utf16le').swap16(),
};
const TABLE = Object.entries(ENCODINGS).flatMap(([label, write]) => {
  const texts = label === 'big5' ? TRADITIONAL : [...SIMPLIFIED, ...TRADITIONAL];
  const whole = texts.join('\n');
  return [...texts.flatMap((t) => [t, t.slice(0, 40)]), whole, whole.repeat(5)].map((t) => ({
    label,
    t,
    bytes: write(t),
  }));
});

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(text), text],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), text],
    ['UTF-16 little endian', Buffer.from(`\uFEFF${text}`, 'utf16le'), text],
    ['UTF-16 big endian', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), text],
    ['GB18030', GB, '标题'],
    ['nothing', Buffer.alloc(0), ''],
  ])('reads %s', (_, bytes, wanted) => expect(decodeText(bytes)).toBe(wanted));

  it.each(TABLE)('tells $label from 40 characters on: $t', ({ label, t, bytes }) => {
    expect(decodeBytes(bytes)).toEqual({ text: t, encoding: label, lost: 0 });
  });

  it.each(TABLE)('is not led astray by a wrong declaration: $label, $t', ({ label, t, bytes }) => {
    for (const wrong of ['gb2312', 'big5', 'utf-8', 'iso-8859-1', 'no-such-encoding']) {
      if (wrong === 'gb2312' && label === 'gb18030') continue;
      expect(decodeText(bytes, wrong)).toBe(t);
    }
  });

  it('follows a declared encoding where the bytes are not UTF-8 and too few to tell', () => {
    expect(decodeText(BIG5, 'big5')).toBe('標題');
    expect(decodeText(GB, 'GB2312')).toBe('标题');
    expect(decodeText(Buffer.from('标题'), 'gb2312')).toBe('标题');
    expect(decodeText(GB, 'no-such-encoding')).toBe('标题');
  });

  it.each(Object.entries(ENCODINGS))('replaces and counts a few damaged bytes in %s', (label, write) => {
    const t = (label === 'big5' ? TRADITIONAL : SIMPLIFIED).join('\n');
    const bytes = write(t);
    // A high surrogate without its other half in UTF-16, half a letter elsewhere.
    const broken = label.startsWith('utf-16') ? write('\uD800') : Buffer.from([label === 'big5' ? 0xa1 : 0xff]);
    const at = write(t.slice(0, t.indexOf('\n'))).length;
    const decoded = decodeBytes(Buffer.concat([bytes.subarray(0, at), broken, bytes.subarray(at)]));
    expect([decoded.encoding, decoded.lost]).toEqual([label, 1]);
    expect(decoded.text.replace('\uFFFD', '')).toBe(t);
    expect(lossDoubts(decoded)).toEqual([{ code: 'encoding', text: expect.stringContaining('1处') }]);
  });

  it('does not count what the file itself holds as U+FFFD', () => {
    expect(decodeBytes(Buffer.from('正文\uFFFD，两句。')).lost).toBe(0);
    expect(lossDoubts(decodeBytes(Buffer.from('正文')))).toEqual([]);
  });

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), '图片'],
    ['NULs', Buffer.from('正文\0\0\0\0'.repeat(50)), '控制字符'],
    ['bytes of no encoding', Buffer.from('ff81ff81ff'.repeat(20), 'hex'), '编码'],
    ['noise', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * i * 31 + i * 7) % 256)), /编码|控制|字符/],
  ])('refuses %s and says why', (_, bytes, reason) => {
    expect(() => decodeText(bytes)).toThrow(UnreadableFileError);
    expect(() => decodeText(bytes)).toThrow(reason);
  });
});

describe('declaredCharset', () => {
  it.each([
    ['<meta charset="gb2312">', 'gb2312'],
    ['<META http-equiv=Content-Type content="text/html; charset=GBK">', 'GBK'],
    ['<?xml version="1.0" encoding="big5"?><html>', 'big5'],
    ['<p>charset</p>', null],
  ])('finds the encoding in %s', (html, wanted) => expect(declaredCharset(Buffer.from(html))).toBe(wanted));
});
