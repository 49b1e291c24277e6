import type { Span } from '../domain/span.ts';

/** A span with what speaks for it; above 0 it is rather a name than not. */
export interface Scored extends Span {
  readonly score: number;
}

/** The spans without overlap whose scores sum to the most, in order; those at or below 0 are never taken. */
export function chooseSpans<T extends Scored>(all: readonly T[]): T[] {
  const ranked = all.filter((span) => span.score > 0).sort((a, b) => a.end - b.end || a.start - b.start);
  const best: number[] = [0];
  const fits: number[] = [];
  ranked.forEach((span, n) => {
    let fit = n;
    while (fit > 0 && (ranked[fit - 1]?.end ?? 0) > span.start) fit--;
    fits.push(fit);
    best.push(Math.max(best[n] ?? 0, (best[fit] ?? 0) + span.score));
  });
  const chosen: T[] = [];
  for (let n = ranked.length; n > 0; ) {
    const span = ranked[n - 1];
    if (span && (best[n] ?? 0) > (best[n - 1] ?? 0)) {
      chosen.push(span);
      n = fits[n - 1] ?? 0;
    } else n--;
  }
  return chosen.reverse();
}
