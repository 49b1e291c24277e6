import { expect, it } from 'vitest';
import { joinedLines } from './joined-lines.ts';

it.each([
  ['全市防汛\n　　工作会议', '全市防汛工作会议'],
  ['甲 \n\n 乙', '甲乙'],
  ['甲 乙', '甲 乙'],
  ['', ''],
])('%j is set as %j', (text, wanted) => expect(joinedLines(text)).toBe(wanted));

it('takes no longer for white space without end', () => {
  const begun = performance.now();
  joinedLines(`甲${'　'.repeat(200_000)}乙`);
  expect(performance.now() - begun).toBeLessThan(5_000);
});
