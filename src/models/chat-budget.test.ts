import { describe, expect, it } from 'vitest';
import type { ChatModel } from '../domain/chat-model.ts';
import { memoryLedger, withBudget } from './chat-budget.ts';

const model: ChatModel = {
  id: 'm',
  async *stream(_messages, _signal, wishes) {
    try {
      yield '好';
    } finally {
      wishes?.onTokens?.({ prompt: 60, completion: 10, estimated: false });
    }
  },
};

async function ask(asked: ChatModel): Promise<string> {
  let heard = 0;
  let text = '';
  const onTokens = (count: { prompt: number; completion: number }) => {
    heard = count.prompt + count.completion;
  };
  try {
    for await (const piece of asked.stream([], undefined, { onTokens })) text += piece;
    return `${text}${heard}`;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('a daily budget', () => {
  it('is spent by replies and fills up again the next day; the last reply of a day may go over', async () => {
    let day = '2024-03-01';
    const frugal = withBudget(model, { tokens: 100, ledger: memoryLedger(), today: () => day });
    expect([await ask(frugal), await ask(frugal), await ask(frugal)]).toEqual(['好70', '好70', 'budget']);
    day = '2024-03-02';
    expect(await ask(frugal)).toBe('好70');
  });

  it('counts a reply that its reader leaves', async () => {
    const ledger = memoryLedger();
    const frugal = withBudget(model, { tokens: 50, ledger, today: () => '2024-03-01' });
    for await (const _ of frugal.stream([])) break;
    expect(ledger.spent('2024-03-01')).toBe(70);
    expect(await ask(frugal)).toBe('budget');
  });

  it('is kept by a ledger that may be slow', async () => {
    const kept: [string, number][] = [];
    const ledger = {
      spent: async () => kept.reduce((sum, [, tokens]) => sum + tokens, 0),
      add: async (day: string, tokens: number) => void kept.push([day, tokens]),
    };
    const frugal = withBudget(model, { tokens: 60, ledger, today: () => '2024-03-01' });
    expect([await ask(frugal), await ask(frugal)]).toEqual(['好70', 'budget']);
    expect(kept).toEqual([['2024-03-01', 70]]);
  });
});

describe('a ledger in memory', () => {
  it('keeps the count of the new day when a reply of the day before ends late', async () => {
    const ledger = memoryLedger();
    await ledger.add('2023-05-20', 100);
    await ledger.add('2023-05-21', 30);
    await ledger.add('2023-05-20', 500);
    expect([await ledger.spent('2023-05-20'), await ledger.spent('2023-05-21')]).toEqual([0, 30]);
  });
});
