import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../__fixtures__/model-evidence.ts';
import { metered } from './metered-writer.ts';
import type { Writer, Written } from './model-writer.ts';

const task = {
  question: '问',
  kind: 'who' as const,
  askedOn: '2023-05-20',
  evidence: evidenceOf([]),
  extractive: { lead: null, claims: [], mode: 'extractive' as const, whole: true },
};
const usage = (promptTokens: number, cost: number | null) => ({
  model: 'm',
  promptTokens,
  completionTokens: 10,
  estimated: false,
  cost,
  promptHash: 'abc',
});
const writing =
  (...replies: Written[]): Writer =>
  async () =>
    replies.shift() ?? { draft: null, notice: null };

describe('metered', () => {
  it('has no writer and nothing spent where there is none', () => {
    expect([metered(null).writer, metered(null).spent()]).toEqual([null, {}]);
  });

  it('tells of a model that was asked and gave nothing', async () => {
    const meter = metered(writing({ draft: null, notice: '模型没有答复。' }));
    expect(meter.spent()).toEqual({});
    await meter.writer?.(task, {});
    expect(meter.spent()).toEqual({ modelFailed: true });
  });

  it('passes on what is written and adds up what is spent', async () => {
    const written = { draft: null, notice: '一句。', usage: usage(100, 0.5) };
    const meter = metered(writing(written, { draft: null, notice: null }, { ...written, usage: usage(50, 0.25) }));
    expect(await meter.writer?.(task, {})).toBe(written);
    await meter.writer?.(task, {});
    await meter.writer?.(task, {});
    expect(meter.spent()).toEqual({ usage: { ...usage(150, 0.75), completionTokens: 20 } });
  });

  it('does not know the cost of all when it does not know that of one', async () => {
    const parts = [usage(1, 0.5), usage(1, null)].map((one) => ({ draft: null, notice: null, usage: one }));
    const meter = metered(writing(...parts));
    await meter.writer?.(task, {});
    await meter.writer?.(task, {});
    expect(meter.spent().usage?.cost).toBeNull();
  });
});
