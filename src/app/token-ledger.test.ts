import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { withBudget } from '../models/chat-budget.ts';
import { openState } from '../state/open-state.ts';
import { tokenLedger } from './token-ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenbao-ledger-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const model = {
  id: '模型',
  async *stream(_messages: unknown, _signal?: AbortSignal, wishes?: { onTokens?: (count: never) => void }) {
    // The shape that a reply's count has.
    wishes?.onTokens?.({ prompt: 60, completion: 10, estimated: false } as never);
    yield '好';
  },
};

async function askOnce(day: string): Promise<string> {
  const state = openState(join(folder, 'state.db'));
  try {
    const budget = { tokens: 100, ledger: tokenLedger(state.usage), today: () => day };
    let text = '';
    for await (const piece of withBudget(model, budget).stream([])) text += piece;
    return text;
  } catch {
    return '用完了';
  } finally {
    state.close();
  }
}

describe('the ledger of model tokens in the state file', () => {
  it('holds the budget of a day over restarts, and begins a new one the next day', async () => {
    const day = '2031-05-06';
    expect([await askOnce(day), await askOnce(day), await askOnce(day)]).toEqual(['好', '好', '用完了']);
    expect(await askOnce('2031-05-07')).toBe('好');
  });

  it('is not the count of everybody together', async () => {
    await askOnce('2031-05-08');
    const state = openState(join(folder, 'state.db'));
    const kept = [state.usage.of(0, '2031-05-08').tokens, await tokenLedger(state.usage).spent('2031-05-08')];
    state.close();
    expect(kept).toEqual([0, 70]);
  });
});
