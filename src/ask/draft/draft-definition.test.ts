import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../domain/evidence.ts';
import type { PassageId } from '../../domain/ids.ts';
import { articleOf, planOf } from '../__fixtures__/plans.ts';
import { draftDefinition, termAsked } from './draft-definition.ts';

/** Evidence of one article with this body, found as one passage. */
function evidenceOf(body: string): Evidence {
  const article = articleOf('标题', body);
  const passage = { id: 'p1' as PassageId, articleId: article.id, n: 0, text: body, ...article.body }; // a test's own id
  const hit = { passage, score: 1, head: '标题', issueDay: null, inTime: false, likeness: 0 };
  return {
    articles: new Map([[article.id, article]]),
    events: [],
    nearby: [],
    hits: [hit],
    scannedFor: [],
    scanned: [],
    contents: [],
    mentions: [],
    statements: [],
    errata: [],
    notices: [],
    relaxed: [],
  };
}

const define = (question: string, body: string) =>
  draftDefinition(planOf({ kind: 'definition', question }), evidenceOf(body))?.claims[0]?.text ?? null;

describe('termAsked', () => {
  it.each([
    ['什么是零工驿站？', '零工驿站'],
    ['“一村一策”是什么意思', '一村一策'],
    ['一村一策指的是什么', '一村一策'],
    ['请问什么叫河长制', '河长制'],
    ['滨江书院是怎样一座书院', '滨江书院'],
    ['能给我介绍一下什么是以工代赈么', '以工代赈'],
    ['港务集团的全称是什么', '港务集团'],
  ])('%s → %s', (question, term) => {
    expect(termAsked(question)).toBe(term);
  });
});

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
