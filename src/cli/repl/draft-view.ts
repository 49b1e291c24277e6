import { type Look, paint } from '../../render/paint.ts';
import { terminalSafe } from '../../render/terminal-safe.ts';
import { wrap } from '../../render/wrap.ts';

/** What of a terminal the view draws on; `columns` and `rows` are asked for again at each frame. */
interface DraftScreen {
  write(text: string): void;
  columns(): number;
  rows(): number;
  readonly colour: boolean;
}

/** The words of a draft, drawn while they come and taken away again. */
export interface DraftView {
  add(text: string): void;
  /** Takes the draft off the screen; what is added later is not drawn. */
  erase(): void;
}

const HEAD = '草稿（未核对）：';
/** Rows left free, for the prompt and the line under way. */
const FREE_ROWS = 3;
/** Milliseconds between two frames. */
const FRAME = 60;

/**
 * Draws a draft that nobody has checked yet, dim, under a line that says so. Of a draft that is higher than the screen the
 * end is shown, for what has scrolled away could not be taken back.
 */
export function draftView(screen: DraftScreen): DraftView {
  const look: Look = { colour: screen.colour, width: null };
  let [text, closed] = ['', false];
  let drawn: readonly string[] = [];
  let timer: NodeJS.Timeout | null = null;
  const draw = () => {
    timer = null;
    const most = Math.max(1, screen.rows() - FREE_ROWS);
    const lines = wrap(terminalSafe(text).trim(), Math.max(10, screen.columns() - 1)).slice(-most);
    const frame = [HEAD, ...lines];
    const same = frame.findIndex((line, at) => line !== drawn[at]);
    if (same < 0) return;
    const from = drawn.length === 0 ? 0 : Math.min(same, drawn.length - 1);
    const fresh = frame.slice(from).map((line) => paint(look, 'quiet', line));
    screen.write(`${backTo(from, drawn.length)}${fresh.join('\n')}`);
    drawn = frame;
  };
  return {
    add(more) {
      if (closed) return;
      text += more;
      if (text.trim() !== '') timer ??= setTimeout(draw, drawn.length === 0 ? 0 : FRAME);
    },
    erase() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      if (drawn.length > 0) screen.write(backTo(0, drawn.length));
      drawn = [];
    },
  };
}

/** From the end of the last of `count` lines to the start of line `at`, all behind it taken away. */
function backTo(at: number, count: number): string {
  if (count === 0) return '';
  const up = count - 1 - at;
  return `\r${up > 0 ? `\x1b[${up}A` : ''}\x1b[J`;
}
