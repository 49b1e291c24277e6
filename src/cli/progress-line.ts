import type { IndexProgress } from '../app/update-index.ts';
import type { Terminal } from './command.ts';

const WIDTH = 24;

/** Draws the progress of indexing on the terminal's progress line: 「[████░░] 12/40 云溪晚报/…」. */
export function progressLine(terminal: Terminal): (progress: IndexProgress) => void {
  return ({ done, total, articles, file }) => {
    const filled = total === 0 ? WIDTH : Math.round((done / total) * WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    terminal.progress(`[${bar}] ${done}/${total} 个文件，${articles} 篇  ${file.replace(/\p{C}/gu, '').slice(-40)}`);
  };
}
