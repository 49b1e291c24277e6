import type { IndexProgress } from '../app/update-index.ts';
import type { Terminal } from './command.ts';

const WIDTH = 24;

/** Draws progress on the terminal's progress line: 「[████░░] 12/40 个文件，…」, or passages with a vector, or a download. */
export function progressLine(terminal: Terminal): (progress: IndexProgress) => void {
  return (progress) => {
    const { done, total } = progress;
    const filled = total === 0 ? WIDTH : Math.min(WIDTH, Math.round((done / total) * WIDTH));
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    terminal.progress(`[${bar}] ${counted(progress)}  ${progress.file.replace(/\p{C}/gu, '').slice(-40)}`);
  };
}

function counted({ done, total, articles, of }: IndexProgress): string {
  if (of === 'passages') return `${done}/${total} 个段落已有向量`;
  if (of !== 'bytes') return `${done}/${total} 个文件，${articles} 篇`;
  const [came, all] = [megabytes(done), megabytes(total)];
  return total === 0
    ? `下载向量模型 ${came} MB`
    : `下载向量模型 ${came}/${all} MB，${Math.floor((done / total) * 100)}%`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
