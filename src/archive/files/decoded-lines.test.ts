import { describe, expect, it } from 'vitest';
import { encode } from '../__fixtures__/encodings.ts';
import { decodedLines } from './decoded-lines.ts';

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function lines(bytes: Buffer, size = 7) {
  const found: (string | null)[] = [];
  for await (const { text, number, lost } of decodedLines(inPieces(bytes, size)))
    found.push(text === null ? null : `${number} ${lost} ${text.trim()}`);
  return found;
}

const GB = '{"title":"防汛工作会议在县里召开","text":"县长张明远要求各乡镇把责任落到实处。"}';
const TW = '{"title":"港區道路明年三月通車","text":"市政府昨日說明聯外道路的施工進度，經費不再追加。"}';

describe('decodedLines', () => {
  it.each([
    ['UTF-8', Buffer.from(`${GB}\n\n${TW}\r\n`)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${GB}\n\n${TW}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${GB}\n\n${TW}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(`${GB}\n\n${TW}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`${GB}\n\n${TW}`, 'utf16le').swap16()],
    ['GB18030', encode(`${GB}\n\n${TW}`, 'gb18030')],
    ['lines of different encodings', Buffer.concat([encode(`${GB}\n\n`, 'gb18030'), encode(TW, 'big5')])],
  ])('reads %s in pieces of any size', async (_, bytes) => {
    for (const size of [2, 7, 64, 10_000]) expect(await lines(bytes, size)).toEqual([`1 0 ${GB}`, `3 0 ${TW}`]);
  });

  it('keeps to the encoding of the lines before where a line is too short to tell', async () => {
    expect(await lines(encode(`${TW}\n"標題"`, 'big5'))).toEqual([`1 0 ${TW}`, '2 0 "標題"']);
  });

  it('counts what is lost in a damaged line', async () => {
    const damaged = Buffer.concat([Buffer.from(GB.slice(0, 20)), Buffer.from([0xff]), Buffer.from(GB.slice(20))]);
    expect(await lines(damaged)).toEqual([`1 1 ${GB.slice(0, 20)}\uFFFD${GB.slice(20)}`]);
  });

  it('gives a mark in place of a line that is no text, and null for one that is too long', async () => {
    expect(await lines(Buffer.from([0x89, 0x50, 0x4e, 0x47, 10, 0x7b]))).toEqual(['1 0 \uFFFD', '2 0 {']);
    expect(await lines(Buffer.concat([Buffer.alloc(17 * 1024 * 1024, 65), Buffer.from('\n{')]), 1 << 20)).toEqual([
      null,
      '2 0 {',
    ]);
  });
});
