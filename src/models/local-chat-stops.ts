/** Ends a streamed text before the first of some strings. */
interface StopStrings {
  /** Whether one of them came; nothing is given out any more. */
  readonly stopped: boolean;
  /** What may be shown after this piece: never a part of what may become one of the strings. */
  push(piece: string): string;
  /** What was held back at the end of the text. */
  end(): string;
}

/** Watches for `stops`; empty ones are left out. */
export function stopStrings(stops: readonly string[]): StopStrings {
  const wanted = stops.filter((stop) => stop !== '');
  let held = '';
  let stopped = false;
  return {
    get stopped() {
      return stopped;
    },
    push(piece) {
      if (stopped) return '';
      held += piece;
      const at = firstOf(wanted, held);
      stopped = at !== null;
      const end = at ?? held.length - beginning(wanted, held);
      const shown = held.slice(0, end);
      held = held.slice(end);
      return shown;
    },
    end: () => (stopped ? '' : held),
  };
}

function firstOf(stops: readonly string[], text: string): number | null {
  const found = stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
  return found.length > 0 ? Math.min(...found) : null;
}

/** Length of the longest end of the text that a stop string begins with. */
function beginning(stops: readonly string[], text: string): number {
  const longest = Math.max(0, ...stops.map((stop) => stop.length - 1));
  for (let length = Math.min(longest, text.length); length > 0; length--) {
    if (stops.some((stop) => stop.startsWith(text.slice(-length)))) return length;
  }
  return 0;
}
