import { describe, expect, it } from 'vitest';
import { listAnswer, refusal, sampleCitation } from './__fixtures__/answers.ts';
import { answerJson } from './answer-json.ts';

describe('answerJson', () => {
  it('is the object of the contract', async () => {
    await expect(`${JSON.stringify(answerJson(listAnswer()), null, 2)}\n`).toMatchFileSnapshot(
      '__fixtures__/golden/answer.json',
    );
  });

  it('puts the id first when one is given, and has none otherwise', () => {
    expect(Object.keys(answerJson(listAnswer(), 'q7'))[0]).toBe('id');
    expect(answerJson(listAnswer(), 'q7')).toMatchObject({ id: 'q7' });
    expect(answerJson(listAnswer())).not.toHaveProperty('id');
  });

  it('tells with an explanation, and only then, what a model spent', () => {
    const usage = {
      model: 'm',
      promptTokens: 900,
      completionTokens: 60,
      estimated: false,
      cost: 0.0023,
      promptHash: '0123456789ab',
    };
    const answer = listAnswer({ mode: 'model', usage });
    expect(answerJson(answer, undefined, null)).toMatchObject({
      usage: {
        model: 'm',
        prompt_tokens: 900,
        completion_tokens: 60,
        estimated: false,
        cost: 0.0023,
        prompt_hash: '0123456789ab',
      },
      explain: null,
    });
    expect(answerJson(answer)).not.toHaveProperty('usage');
    expect(answerJson(listAnswer(), undefined, null)).not.toHaveProperty('usage');
  });

  it('gives a refusal its reason and no claims', () => {
    expect(answerJson(refusal())).toMatchObject({ status: 'not_found', reason: { code: 'date_outside' }, claims: [] });
    expect(answerJson(listAnswer())).not.toHaveProperty('reason');
  });

  it('names missing issues where the days of publication are known, and is silent where they are not', () => {
    const { coverage } = listAnswer();
    const missing = [{ paper: '云溪日报', day: '2023-04-05' }];
    expect(answerJson(listAnswer({ coverage: { ...coverage, missing } })).coverage).toMatchObject({
      missing: [{ paper: '云溪日报', issue_date: '2023-04-05' }],
    });
    expect(answerJson(listAnswer({ coverage: { ...coverage, missing: [] } })).coverage).toMatchObject({ missing: [] });
    expect(answerJson(listAnswer()).coverage).not.toHaveProperty('missing');
  });

  it('keeps quotes exact, control characters included', () => {
    const quote = '会议\x1b[31m召开';
    const answer = listAnswer({ citations: [sampleCitation({ quote })] });
    expect(answerJson(answer).citations[0]?.quote).toBe(quote);
  });

  it('cuts source runs to the quote and leaves out an unknown page', () => {
    const citation = sampleCitation({
      start: 10,
      quote: '0123456789',
      page: null,
      sourceSpans: [
        { start: 0, source: 100, length: 15 },
        { start: 15, source: 200, length: 50 },
        { start: 90, source: 900, length: 5 },
      ],
    });
    const [shown] = answerJson(listAnswer({ citations: [citation] })).citations;
    expect(shown?.source_spans).toEqual([
      { source: citation.source, start: 110, end: 115 },
      { source: citation.source, start: 200, end: 205 },
    ]);
    expect(shown).toMatchObject({ page: null });
    expect(shown).not.toHaveProperty('url');
    expect(shown).not.toHaveProperty('record');
  });
});
