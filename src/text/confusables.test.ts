import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusedForms, confusedWith } from './confusables.ts';
import { fold } from './fold.ts';

const PRINTED = [...'己已未末日曰土士千干戊戌大太王玉甲申刀力贝见西酉住往侯候令今拔拨霍廷岳贺国柱a0o1l8b、。 '];
const text = fc.array(fc.constantFrom(...PRINTED), { maxLength: 6 }).map((chars) => chars.join(''));

describe('confusedForms', () => {
  it.each([
    ['自已', '自己'],
    ['周未', '周末'],
    ['于旱', '干旱'],
    ['秦国丈', '秦国文'],
    ['modem', 'modern'],
    ['lb8o17', 'lb8017'],
    ['洒业', '酒业'],
  ])('%s may be %s', (printed, meant) => {
    expect(confusedForms(printed, 100)).toContain(meant);
    expect(confusedForms(meant, 100)).toContain(printed);
  });

  it('never gives the text itself, nothing twice, and no more than asked', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 8 }), (original, most) => {
        const forms = confusedForms(original, most);
        expect(forms).not.toContain(original);
        expect(new Set(forms).size).toBe(forms.length);
        expect(forms.length).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('leads back: what may be printed for a text may have it for its own form', () => {
    fc.assert(
      fc.property(text, (original) => {
        for (const form of confusedForms(original, 500)) expect(confusedForms(form, 500)).toContain(original);
      }),
    );
  });

  it('gives folded forms of folded text', () => {
    fc.assert(
      fc.property(text, (original) => {
        for (const form of confusedForms(original, 500)) expect(fold(form)).toBe(form);
      }),
    );
  });

  it('takes no character for itself', () => {
    for (const char of PRINTED) expect(confusedWith(char).has(char)).toBe(false);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (odd) => Array.isArray(confusedForms(odd, 20))));
  });
});
