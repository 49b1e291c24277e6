import { describe, expect, it } from 'vitest';
import { freshState } from './__fixtures__/state-folder.ts';

const NOW = new Date('2031-05-07T09:00:00Z');
const TOMORROW = new Date('2031-05-08T09:00:00Z');

describe('an invitation', () => {
  it('lets in as many people as it has uses, each once', () => {
    const { state } = freshState();
    const code = state.invitations.create(1, 2, TOMORROW);
    const redeemed = [11, 11, 12, 13].map((person) => state.invitations.redeem(code, person, NOW));
    expect(redeemed).toEqual([true, false, true, false]);
    expect([11, 12, 13].map((person) => state.invitations.isRedeemed(code, person))).toEqual([true, true, false]);
    expect(state.invitations.isRedeemed('nothing', 11)).toBe(false);
  });

  it('ends at its time', () => {
    const { state } = freshState();
    const code = state.invitations.create(1, 2, TOMORROW);
    expect(state.invitations.redeem(code, 11, TOMORROW)).toBe(false);
    expect(state.invitations.redeem(code, 11, NOW)).toBe(true);
  });

  it('has a code of its own that fits in a link', () => {
    const { state } = freshState();
    const codes = [1, 2, 3].map(() => state.invitations.create(1, 1, TOMORROW));
    expect(new Set(codes).size).toBe(3);
    expect(codes.every((code) => /^[a-z0-9]{16}$/.test(code))).toBe(true);
  });

  it.each(['', 'nothing000000000', `' OR ''='`])('is needed: %j lets nobody in', (code) => {
    const { state } = freshState();
    state.invitations.create(1, 2, TOMORROW);
    expect(state.invitations.redeem(code, 11, NOW)).toBe(false);
  });
});
