import { describe, expect, it } from 'vitest';
import type { Draft } from '../../domain/draft.ts';
import { EMPTY_PLAN } from '../../domain/plan.ts';
import { bareArticle, claimOn } from '../__fixtures__/claims.ts';
import { evidenceWith } from '../__fixtures__/evidence.ts';
import type { SecondOpinion } from '../check/second-opinion.ts';
import { writeAnswer } from './write-answer.ts';

const body = '云岫县检查企业53家，柘溪县检查企业35家。市长闻敬之主持会议。市图书馆不再收取押金。';
const article = bareArticle(body);
const evidence = evidenceWith([article]);
const claim = (text: string, start = 0, end = body.length) => claimOn(article, text, start, end);
const own = claim('云岫县检查企业53家，柘溪县检查企业35家。', 0, 22);
const extractive: Draft = { lead: null, claims: [own], mode: 'extractive', whole: true };
const plan = { ...EMPTY_PLAN, kind: 'what' as const };

async function answer(texts: readonly string[], opinion: SecondOpinion | null = null) {
  const written: Draft = { lead: null, claims: texts.map((text) => claim(text)), mode: 'model', whole: true };
  const { draft, notice, checked } = await writeAnswer(
    { question: '两县检查了多少企业', kind: 'what', askedOn: '2023-07-01', evidence, extractive },
    plan,
    { writer: async () => ({ draft: written, notice: null }), opinion },
  );
  return { mode: draft.mode, texts: draft.claims.map(({ text }) => text), notice, checked };
}

const TRUE = '柘溪县检查企业35家，云岫县检查企业53家。';

describe('writeAnswer', () => {
  it('counts how the model’s draft fared', async () => {
    const found = await answer([TRUE, '市长闻敬之主持会议。', '市图书馆收取押金。', '柘溪县检查企业53家。']);
    expect(found.mode).toBe('model');
    expect(found.texts).toEqual([TRUE, '市长闻敬之主持会议。', own.text]);
    expect(found.checked).toEqual({ written: 4, passed: 2, replaced: 1, dropped: { negation: 1 }, added: 0 });
  });

  it('gives the extractive answer, with a quiet line and the counts, when nothing stands', async () => {
    const found = await answer(['柘溪县检查企业530家。']);
    expect(found).toMatchObject({
      mode: 'extractive',
      texts: [own.text],
      checked: { passed: 0, dropped: { number: 1 } },
    });
    expect(found.notice).toContain('未通过核对');
  });

  it('keeps the fact of the extractive first claim', async () => {
    const found = await answer(['市长闻敬之主持会议。']);
    expect(found).toMatchObject({ texts: [own.text, '市长闻敬之主持会议。'], checked: { added: 1 } });
  });

  it('lets a second opinion take away, and nothing else', async () => {
    const heard: string[][] = [];
    const opinion: SecondOpinion = async (claims) => {
      heard.push(claims.map(({ text }) => text));
      return claims.filter(({ text }) => text === TRUE);
    };
    const found = await answer([TRUE, '市长闻敬之主持会议。'], opinion);
    expect(heard).toEqual([[TRUE, '市长闻敬之主持会议。']]);
    expect(found.texts).toEqual([own.text, '市长闻敬之主持会议。']);
    expect(found.checked?.dropped).toEqual({ opinion: 1 });
  });

  it('asks no second opinion about the archive’s own sentences', async () => {
    const heard: number[] = [];
    await answer([own.text], async (claims) => {
      heard.push(claims.length);
      return [];
    });
    expect(heard).toEqual([0]);
  });
});
