import { describe, expect, it } from 'vitest';
import { articleIdOf, evidenceOf } from '../__fixtures__/model-evidence.ts';
import { parseReply, type ReplyForm } from './model-reply.ts';
import { modelSources } from './model-sources.ts';

const evidence = evidenceOf(['何清远主持召开会议。会议研究了防汛工作。到会的有38人。', '老街改造昨日动工。']);
const extractive = { lead: null, claims: [], mode: 'extractive' as const, whole: true };
const sources = modelSources(extractive, evidence, 2000);
const parse = (reply: string, form: ReplyForm) => parseReply(reply, form, sources, evidence);
const textsOf = ({ claims }: ReturnType<typeof parse>) => claims.map((claim) => claim.text);

describe('a reply in lines', () => {
  it.each<[string, string, readonly string[], boolean]>([
    ['a sentence with its mark', '何清远主持会议。[K1]', ['何清远主持会议。'], true],
    ['marks before the full stop', '何清远主持会议[K1]。', ['何清远主持会议。'], true],
    ['several marks', '何清远主持会议。[K1] [K2]', ['何清远主持会议。'], true],
    ['list numbers', '1. 何清远主持会议。[K1]\n2、老街动工。[K2]', ['何清远主持会议。', '老街动工。'], true],
    ['a decimal number at the head', '3.5万人到会。[K1]', ['3.5万人到会。'], true],
    ['no mark', '何清远主持会议。', [], false],
    ['a key that names nothing', '何清远主持会议。[K7]', [], true],
    ['one right and one wrong key', '何清远主持会议。[K1][K9]', [], true],
    ['marks of another shape', '何清远主持会议。【K1】\n动工。(K2)\n到会。[K1,K2]', [], false],
    ['a mark inside alone', '何清远[K1]主持会议。', [], false],
    ['a sentence beyond all measure', `${'长'.repeat(201)}。[K1]`, [], false],
    ['nothing to say', '报道未提', [], true],
    ['an empty reply', '', [], false],
  ])('with %s', (_, reply, texts, kept) => {
    expect(textsOf(parse(reply, 'lines'))).toEqual(texts);
    expect(parse(reply, 'lines').kept).toBe(kept);
  });

  it('rests on the sentences of a passage that share most with it', () => {
    const [claim] = parse('到会的有38人。[K1]', 'lines').claims;
    expect(claim?.quotes[0]).toMatchObject({ articleId: articleIdOf(0) });
    const { start = 0, end = 0 } = claim?.quotes[0] ?? {};
    expect(evidence.articles.get(articleIdOf(0))?.text.slice(start, end)).toContain('38人');
  });

  it('takes no more sentences than a prompt has room for sources', () => {
    const reply = Array.from({ length: 5000 }, (_, at) => `到会的有${at}人。[K1]`).join('\n');
    expect(parse(reply, 'lines').claims).toHaveLength(400);
  });

  it('is read in time that grows with its length, whatever it holds', () => {
    const begun = performance.now();
    for (const unit of ['[K1]', ' [K', '1.', '[K1] ', '甲 ']) parse(unit.repeat(25_000), 'lines');
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});

describe('a reply in JSON', () => {
  const whole = (...claims: unknown[]) => JSON.stringify({ claims });
  it.each<[string, string, readonly string[], boolean]>([
    ['sentences with keys', whole({ text: '何清远主持会议', keys: ['K1'] }), ['何清远主持会议。'], true],
    ['white space around', `\n ${whole({ text: '老街动工。', keys: ['K2'] })} \n`, ['老街动工。'], true],
    ['nothing to say', whole(), [], true],
    [
      'one sentence of a wrong shape',
      whole({ text: '老街动工。', keys: ['K2'] }, { text: '无据。' }),
      ['老街动工。'],
      true,
    ],
    ['further fields', whole({ text: '老街动工。', keys: ['K2'], sure: 1 }), [], false],
    ['keys that are numbers', whole({ text: '老街动工。', keys: [2] }), [], false],
    ['a key that names nothing', whole({ text: '老街动工。', keys: ['K9'] }), [], true],
    ['two lines in one sentence', whole({ text: '老街\n动工。', keys: ['K2'] }), [], false],
    ['a code fence', `\`\`\`json\n${whole({ text: '老街动工。', keys: ['K2'] })}\n\`\`\``, [], false],
    ['an end missing', '{"claims":[{"text":"老街动工。","keys":["K2"]}', [], false],
    ['lines in place of it', '老街动工。[K2]', [], false],
  ])('with %s', (_, reply, texts, kept) => {
    expect(textsOf(parse(reply, 'json'))).toEqual(texts);
    expect(parse(reply, 'json').kept).toBe(kept);
  });
});
