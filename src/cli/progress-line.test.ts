import { describe, expect, it } from 'vitest';
import type { Terminal } from './command.ts';
import { progressLine } from './progress-line.ts';

function drawn(step: { done: number; total: number; articles: number; file: string }): string {
  let line = '';
  const terminal: Pick<Terminal, 'progress'> = {
    progress: (text) => {
      line = text;
    },
  };
  // Of a terminal it uses nothing else.
  progressLine(terminal as Terminal)(step);
  return line;
}

describe('progressLine', () => {
  it.each([
    [{ done: 0, total: 4, articles: 0, file: 'a.txt' }, `[${'░'.repeat(24)}] 0/4 个文件，0 篇  a.txt`],
    [{ done: 1, total: 4, articles: 9, file: 'b.txt' }, `[${'█'.repeat(6)}${'░'.repeat(18)}] 1/4 个文件，9 篇  b.txt`],
    [{ done: 4, total: 4, articles: 30, file: '写入索引' }, `[${'█'.repeat(24)}] 4/4 个文件，30 篇  写入索引`],
  ])('draws how far %j is', (step, line) => {
    expect(drawn(step)).toBe(line);
  });

  it('shows the end of a long name, without control characters', () => {
    expect(drawn({ done: 0, total: 1, articles: 0, file: `${'长'.repeat(60)}\u001b[2J\n尾.txt` })).toMatch(
      /长\[2J尾\.txt$/,
    );
  });
});
