import { describe, expect, it } from 'vitest';
import { FEATURES } from '../ask/rank/passage-fit.ts';
import { featureWord } from './explanation-words.ts';

describe('featureWord', () => {
  it.each([...FEATURES, 'named', 'reprint', 'narrowed', 'raised'])('has Chinese for the feature %s', (feature) => {
    expect(featureWord(feature)).toMatch(/^\p{Script=Han}{2,}$/u);
  });

  it('shows what it does not know by its name', () => {
    expect(featureWord('odd')).toBe('odd');
  });
});
