import { describe, expect, it } from 'vitest';
import type { IndexProgress } from '../app/update-index.ts';
import type { Terminal } from './command.ts';
import { progressLine } from './progress-line.ts';

function drawn(step: IndexProgress): string {
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
    [
      { done: 3, total: 6, articles: 1, file: '计算向量', of: 'passages' as const },
      `[${'█'.repeat(12)}${'░'.repeat(12)}] 3/6 个段落已有向量  计算向量`,
    ],
    [
      { done: 1_250_000, total: 5_000_000, articles: 0, file: 'a/b', of: 'bytes' as const },
      `[${'█'.repeat(6)}${'░'.repeat(18)}] 下载向量模型 1.3/5.0 MB，25%  a/b`,
    ],
    [
      { done: 1_250_000, total: 0, articles: 0, file: 'a/b', of: 'bytes' as const },
      `[${'█'.repeat(24)}] 下载向量模型 1.3 MB  a/b`,
    ],
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
