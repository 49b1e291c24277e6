import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../__fixtures__/model-evidence.ts';
import { planOf } from '../__fixtures__/plans.ts';
import { draftDefinition } from './draft-definition.ts';

const define = (question: string, body: string) =>
  draftDefinition(planOf({ kind: 'definition', question }), evidenceOf([body]))?.claims[0]?.text ?? null;

describe('draftDefinition', () => {
  it.each([
    ['所谓“河长制”，是指由各级负责人担任河长的制度。'],
    ['“河长制”即由各级负责人担任河长，负责治水。'],
    ['河长制（又叫湖长制）是各地治水的一项制度。'],
    ['由负责人包干治水，这种办法被称为“河长制”。'],
    ['“河长制”的意思就是河河有人管。'],
  ])('takes %s for a definition', (sentence) => {
    expect(define('什么是河长制', `今年全市推行河长制。${sentence}`)).toBe(sentence);
  });

  it.each([
    ['今年全市推行河长制，效果很好。'],
    ['河长制是去年推开的。'],
    ['河长制为全市治水打下基础，干部要带头。'],
    ['部分河长制是镇里自己的做法。'],
  ])('takes %s for a mention', (sentence) => {
    expect(define('什么是河长制', sentence)).toBeNull();
  });

  it('answers for a full name with that alone', () => {
    expect(define('梧港的全称是什么', '梧港是本市最大的港口。梧港全称梧川港务集团有限公司。')).toBe(
      '梧港全称梧川港务集团有限公司。',
    );
  });
});
