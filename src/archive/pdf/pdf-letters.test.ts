import { describe, expect, it } from 'vitest';
import { oddLetters, plainRadicals } from './pdf-letters.ts';

describe('letters of a PDF', () => {
  it.each([
    ['⽇⽉⼭⽔', '日月山水'],
    ['⻔⻓⻋⻢⼾', '门长车马户'],
    ['门前一ABC', '门前一ABC'],
  ])('%s is written %s', (text, wanted) => {
    expect(plainRadicals(text)).toBe(wanted);
  });

  it.each([
    ['本报讯（记者 许嘉树）9月5日，“一号”工程完成76.5%。', 0],
    ['第①版 ㎡ ℃ —— …… 《云麓》·ABC', 0],
    ['\ue001\ue002 \u0003\u0004', 4],
    ['힣ꀀؠऄ一', 4],
  ])('%s has %i odd ones', (text, odd) => {
    expect(oddLetters(text)).toEqual({ odd, all: text.replace(/\s/g, '').length });
  });
});
