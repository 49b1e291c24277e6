import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWaiting } from './waiting-note.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('startWaiting', () => {
  it('is silent while an answer comes at once', () => {
    const told: string[] = [];
    const stop = startWaiting((line) => told.push(line));
    vi.advanceTimersByTime(499);
    stop();
    vi.advanceTimersByTime(5000);
    expect(told).toEqual([]);
  });

  it('tells after half a second that work is under way, and takes that back', () => {
    const told: string[] = [];
    const stop = startWaiting((line) => told.push(line));
    vi.advanceTimersByTime(2600);
    expect(told).toEqual(['正在查阅…（Ctrl-C 停止）', '正在查阅…（Ctrl-C 停止）', '正在查阅… 2秒（Ctrl-C 停止）']);
    stop();
    stop();
    vi.advanceTimersByTime(5000);
    expect(told.slice(3)).toEqual(['']);
  });
});
