/** Milliseconds after which somebody who waits is told that work is under way. */
const PATIENCE = 500;

/** Tells on the line for progress that an answer is being looked up, once it takes long; the result ends that. */
export function startWaiting(progress: (line: string) => void): () => void {
  let [shown, seconds] = [false, 0];
  let ticking: NodeJS.Timeout | null = null;
  const tell = () => {
    shown = true;
    progress(`正在查阅…${seconds > 1 ? ` ${seconds}秒` : ''}（Ctrl-C 停止）`);
    seconds++;
    ticking = setTimeout(tell, 1000);
  };
  ticking = setTimeout(tell, PATIENCE);
  return () => {
    if (ticking !== null) clearTimeout(ticking);
    ticking = null;
    if (shown) progress('');
    shown = false;
  };
}
