import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScriptedReply } from '../../models/__fixtures__/openai-server.ts';
import { LIST, type ModelBench, openModelBench, WHO } from '../__fixtures__/model-bench.ts';

let bench: ModelBench;
beforeAll(async () => {
  bench = await openModelBench();
  bench.says(() => '邢怀瑾主持会议。[K1]');
  await bench.ask(WHO, bench.writer()); // the client library is loaded with the first question
});
afterAll(() => bench.close());

/** What is heard of a reply, when the first of it, and the answer. */
async function listen(reply: ScriptedReply, form: 'lines' | 'json' = 'lines') {
  bench.says(() => reply);
  const heard: string[] = [];
  let firstAt = Number.POSITIVE_INFINITY;
  const answer = await bench.ask(WHO, bench.writer({ form }), (text) => {
    if (heard.length === 0) firstAt = performance.now();
    heard.push(text);
  });
  const sentAt = bench.server.requests.at(-1)?.firstWordsAt ?? Number.NaN;
  return { heard, answer, delay: firstAt - sentAt };
}

const SENTENCE = '邢怀瑾主持了全市春耕备耕工作现场会。';

describe('the words of a draft', () => {
  it.each([
    ['lines', ['1', '. ', ...SENTENCE, '[K', '1]']],
    ['json', ['{"claims', '":[{"text":"', ...SENTENCE, '","keys":["K1', '"]}]}']],
  ] as const)(
    'are heard in %s as they come, without marks, at most 150 ms after the first token',
    async (form, pieces) => {
      const reply = { text: '', pieces, delayMs: 15 };
      const [{ heard, answer, delay }, again] = [await listen(reply, form), await listen(reply, form)];
      expect(heard.join('')).toBe(SENTENCE);
      expect(heard.length).toBeGreaterThan(5);
      expect(Math.min(delay, again.delay)).toBeLessThan(150); // a busy machine may stop either for a moment
      expect(answer).toMatchObject({ mode: 'model', notice: null });
      expect(answer.claims.map((claim) => claim.text)).toEqual([SENTENCE]);
    },
  );

  it('are heard without the reasoning before them', async () => {
    const pieces = ['<thi', 'nk>先看K1', '</thi', 'nk>\n', '邢怀瑾', '主持了全市春耕备耕工作现场会。', '[K', '1]'];
    expect((await listen({ text: '', pieces })).heard.join('')).toBe(SENTENCE);
  });

  it('are only a draft: what is heard and not borne out is not in the answer', async () => {
    const { heard, answer } = await listen('欧阳震霆主持了全市春耕备耕工作现场会。[K1]');
    expect(heard.join('')).toContain('欧阳震霆');
    expect(answer.text).not.toContain('欧阳震霆');
    expect(answer).toMatchObject({ mode: 'extractive', notice: expect.stringContaining('原文摘录') });
  });

  it('are heard no more once the reader has left', async () => {
    bench.says(() => ({ text: '', pieces: Array.from({ length: 200 }, () => '雨'), delayMs: 10 }));
    const abort = new AbortController();
    let heard = '';
    const writer = bench.writer();
    const asked = bench.ask(
      LIST,
      (task, listening) => writer(task, { ...listening, signal: abort.signal }),
      (text) => {
        heard += text;
        if (heard.length === 5) abort.abort(new Error('left'));
      },
    );
    await expect(asked).rejects.toThrow('left');
    expect(heard).toHaveLength(5);
    expect(await bench.server.requests.at(-1)?.hungUp).toBe(true);
  });
});
