import { GrammyError } from 'grammy';

/** When frames may be shown, in milliseconds. */
export interface FramePace {
  /** From the opening to the first frame. */
  readonly first: number;
  /** Between frames, from the end of a call to the beginning of the next. */
  readonly gap: number;
  /** After how long the same frame is shown again when there is no newer one; null = never. */
  readonly life: number | null;
}

/** Something that is shown while it changes: only the newest frame counts. */
export interface Frames<T> {
  /** Takes the place of a frame that was not shown yet. */
  show(frame: T): void;
  /** Nothing is shown any more; a call in flight is hung up. */
  end(): void;
}

/** What keeps its own chat from being written to, for good: no frame will do better. */
const CLOSED = new Set([400, 401, 403, 404]);
const NOT_MODIFIED = /not modified/i;

/**
 * Shows frames by `draw`, one call at a time: frames that come faster than the pace, or than the calls come back, are
 * skipped. A 429 pauses them as long as Telegram says; a refusal ends them; after any other
 * failure the newest is tried again at its time.
 */
export function openFrames<T>(pace: FramePace, draw: (frame: T, signal: AbortSignal) => Promise<void>): Frames<T> {
  const hangUp = new AbortController();
  let newest: { readonly frame: T; isShown: boolean } | null = null;
  let next = Date.now() + pace.first;
  let busy = false;
  let timer: NodeJS.Timeout | undefined;

  const pump = () => {
    clearTimeout(timer);
    if (busy || newest === null || hangUp.signal.aborted) return;
    if (newest.isShown && pace.life === null) return;
    const due = newest.isShown ? next + (pace.life ?? 0) : next;
    timer = setTimeout(() => void drawNewest(), Math.max(0, due - Date.now()));
  };
  const drawNewest = async () => {
    const current = newest;
    if (current === null) return;
    busy = true;
    try {
      await draw(current.frame, hangUp.signal);
      current.isShown = true;
      next = Date.now() + pace.gap;
    } catch (error) {
      if (isFinal(error)) hangUp.abort();
      current.isShown = error instanceof GrammyError && NOT_MODIFIED.test(error.description);
      next = Date.now() + Math.max(pace.gap, pauseIn(error));
    }
    busy = false;
    pump();
  };
  return {
    show(frame) {
      newest = { frame, isShown: false };
      pump();
    },
    end() {
      clearTimeout(timer);
      hangUp.abort();
    },
  };
}

function isFinal(error: unknown): boolean {
  if (!(error instanceof GrammyError)) return false;
  return CLOSED.has(error.error_code) && !NOT_MODIFIED.test(error.description);
}

function pauseIn(error: unknown): number {
  return error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1000 : 0;
}
