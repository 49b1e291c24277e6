import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WenbaoError } from '../../errors.ts';
import { testSettings } from '../__fixtures__/test-settings.ts';
import { startRetention } from './retention.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function desk(retentionDays: number | null, expire: (before: Date) => number) {
  const lines: string[] = [];
  const tools = {
    // Only this of the state is used.
    state: { expire } as never,
    settings: { ...testSettings({ retentionDays }), apiRoot: '' },
    log: (event: string) => void lines.push(event),
    now: () => new Date(Date.UTC(2031, 8, 30)),
  };
  return { lines, retention: startRetention(tools) };
}

it('deletes what is older than the setting at once and every day, until it is stopped', () => {
  const times: string[] = [];
  const { lines, retention } = desk(10, (before) => times.push(before.toISOString()));
  vi.advanceTimersByTime(2 * 86_400_000);
  expect(times).toEqual(Array(3).fill('2031-09-20T00:00:00.000Z'));
  retention.stop();
  vi.advanceTimersByTime(5 * 86_400_000);
  expect(times).toHaveLength(3);
  expect(lines).toEqual(['expired', 'expired', 'expired']);
});

it('deletes nothing without a setting', () => {
  const times: Date[] = [];
  desk(null, (before) => times.push(before));
  vi.advanceTimersByTime(2 * 86_400_000);
  expect(times).toEqual([]);
});

it('goes on after a failure, which goes to the log', () => {
  let count = 0;
  const { lines } = desk(10, () => {
    if (count++ === 0) throw new WenbaoError('磁盘已满', { hint: '请腾出空间' });
    return 3;
  });
  vi.advanceTimersByTime(86_400_000);
  expect(lines).toEqual(['failed', 'expired']);
});
