import { describe, expect, it } from 'vitest';
import { EMPTY_PLAN } from '../../domain/plan.ts';
import { withinPaper } from './within-paper.ts';

describe('withinPaper', () => {
  it('limits a question that names no paper', () => {
    expect(withinPaper(EMPTY_PLAN, '云栖晚报').papers).toEqual(['云栖晚报']);
    expect(withinPaper(EMPTY_PLAN, null)).toBe(EMPTY_PLAN);
  });

  it('leaves the papers that the question names, but not those that the conversation lent', () => {
    const named = { ...EMPTY_PLAN, papers: ['云栖日报'] };
    expect(withinPaper(named, '云栖晚报')).toBe(named);
    const lent = { ...named, carried: ['people', 'papers'] as const };
    expect(withinPaper(lent, '云栖晚报')).toMatchObject({ papers: ['云栖晚报'], carried: ['people'] });
  });
});
