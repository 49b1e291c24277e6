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

  const filler = '全市上下对此高度重视并作了周密安排部署且逐项抓好落实，'.repeat(4);

  it('tells the clause that speaks of what is asked', () => {
    const sentence = `${filler}大桥采用双塔斜拉结构，主跨达到680米。`;
    expect(cutSentence(sentence, null, (clause) => (clause.includes('斜拉') ? 1 : 0))).toContain(
      '大桥采用双塔斜拉结构',
    );
  });

  it.each([
    ['如果汛期提前，', '大桥通车时间将顺延到明年三月', '。'],
    ['他否认了外界传言，', '大桥通车时间将顺延到明年三月', '。'],
  ])('tells the condition %s with what depends on it', (condition, told, end) => {
    const sentence = `${filler}${condition}${told}${end}`;
    expect(cutSentence(sentence, null, (clause) => (clause.includes('顺延') ? 1 : 0))).toContain(condition + told);
  });

  it('tells the reserve behind what is told', () => {
    const sentence = `${filler}大桥计划在今年十二月底以前全线建成通车，但引桥部分尚未完成验收，${filler}`;
    const cut = cutSentence(sentence, null, (clause) => (clause.includes('计划') ? 1 : 0));
    expect(cut).toContain('但引桥部分尚未完成验收');
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
