import { describe, expect, it } from 'vitest';
import type { Draft } from '../../domain/draft.ts';
import { bareArticle, claimOn } from '../__fixtures__/claims.ts';
import { verify } from './verify.ts';

const body = '云岫县检查企业53家，柘溪县检查企业35家。市长闻敬之主持会议。市图书馆不再收取押金。';
const article = bareArticle(body);
const context = { articles: new Map([[article.id, article]]), names: new Set<string>() };
const quote = (start: number, end = body.length) => ({ articleId: article.id, start, end });
const claim = (text: string) => claimOn(article, text);
const draft = (...texts: string[]): Draft => ({ lead: null, claims: texts.map(claim), mode: 'model', whole: true });

describe('verify', () => {
  it('keeps what stands, drops what is wrong and counts it', () => {
    const found = verify(draft('云岫县检查企业53家。', '柘溪县检查企业36家。', '市图书馆收取押金。'), context);
    expect(found.claims.map(({ text }) => text)).toEqual(['云岫县检查企业53家。']);
    expect(found).toMatchObject({ faults: ['number', 'negation'], passed: 1, replaced: 0 });
  });

  it('puts the sentence itself where it cannot decide', () => {
    const found = verify(draft('柘溪县检查企业53家。'), context);
    expect(found.claims).toEqual([
      { text: '云岫县检查企业53家，柘溪县检查企业35家。', quotes: [quote(0, 22)], event: null },
    ]);
    expect(found).toMatchObject({ faults: [], passed: 0, replaced: 1 });
  });

  it('prefers the extractive claim that rests on that sentence', () => {
    const own = { text: '35家：云岫县检查企业53家，柘溪县检查企业35家。', quotes: [quote(0, 22)], event: null };
    expect(verify(draft('柘溪县检查企业53家。'), context, [own]).claims).toEqual([own]);
  });

  it('counts the extractive claim said again as passed', () => {
    const own = { text: '35家：云岫县检查企业53家，柘溪县检查企业35家。', quotes: [quote(0, 22)], event: null };
    expect(verify(draft(own.text), context, [own])).toMatchObject({ claims: [own], passed: 1, replaced: 0 });
  });

  it('tells nothing twice', () => {
    const found = verify(
      draft('市长闻敬之主持会议。', '市长闻敬之主持会议', '柘溪县检查企业53家。', '云岫县检查企业35家。'),
      context,
    );
    expect(found.claims.map(({ text }) => text)).toEqual([
      '市长闻敬之主持会议。',
      '云岫县检查企业53家，柘溪县检查企业35家。',
    ]);
    expect(found.faults).toContain('repeated');
  });
});
