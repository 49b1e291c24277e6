import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutSentence } from './cut-sentence.ts';

describe('cutSentence', () => {
  it('leaves a short sentence whole', () => {
    expect(cutSentence('全市共有护林员1.3万余名。', null)).toBe('全市共有护林员1.3万余名。');
  });

  it('keeps the opening and the clauses around what was asked', () => {
    const sentence =
      '据统计，1至8月，全市两级共印发宣传资料113万份，设置标语横幅3万多条，出动宣传车2900余台次，出动巡逻人员2万人次，' +
      '建立台账32个，下达通知书10份，设立检查站84个，整改隐患72个，查处案件10起，追责5人。';
    const at = sentence.indexOf('10起');
    const cut = cutSentence(sentence, { start: at, end: at + 3 });
    expect(cut).toMatch(/^据统计，1至8月，.*……/);
    expect(cut).toContain('查处案件10起');
    expect(cut.length).toBeLessThan(130);
  });

  it('says nothing that the sentence does not', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '，', '；', '1', '。'), maxLength: 300 });
    fc.assert(
      fc.property(text, fc.nat(300), (sentence, at) => {
        const pieces = cutSentence(sentence, { start: at, end: at + 1 }).split('……');
        return pieces.every((piece) => sentence.includes(piece));
      }),
    );
  });
});
