import type { SourceRun } from '../../domain/article.ts';
import type { Span } from '../../domain/span.ts';

/** Text cut out of a source, with the runs that lead back to it; `start` of a run counts in `text`. */
export interface MappedText {
  readonly text: string;
  readonly runs: readonly SourceRun[];
}

/** No text. */
export const NOTHING: MappedText = { text: '', runs: [] };

/** `source.slice(start, end)` with its one run. */
export function mapSlice(source: string, start: number, end: number): MappedText {
  if (end <= start) return NOTHING;
  return { text: source.slice(start, end), runs: [{ start: 0, source: start, length: end - start }] };
}

/** Text that stands nowhere in the source: line breaks, joining spaces. */
export function inserted(text: string): MappedText {
  return { text, runs: [] };
}

/** The part of `mapped` from `start` to `end` (half-open, in its text). */
export function sliceMapped(mapped: MappedText, start: number, end = mapped.text.length): MappedText {
  if (start <= 0 && end >= mapped.text.length) return mapped;
  const runs: SourceRun[] = [];
  for (const run of mapped.runs) {
    const from = Math.max(run.start, start);
    const to = Math.min(run.start + run.length, end);
    if (from < to)
      runs.push({ ...run, start: from - start, source: run.source + (from - run.start), length: to - from });
  }
  return { text: mapped.text.slice(start, end), runs };
}

/** The parts one after another; runs that meet in text and source become one. */
export function concatMapped(parts: readonly MappedText[]): MappedText {
  const texts: string[] = [];
  const runs: SourceRun[] = [];
  let length = 0;
  for (const part of parts) {
    for (const run of part.runs) pushRun(runs, { ...run, start: run.start + length });
    texts.push(part.text);
    length += part.text.length;
  }
  return { text: texts.join(''), runs };
}

/** Without white space at either end. */
export function trimMapped(mapped: MappedText): MappedText {
  const end = mapped.text.trimEnd().length;
  const start = mapped.text.length - mapped.text.trimStart().length;
  return start >= end ? NOTHING : sliceMapped(mapped, start, end);
}

/** The stretch of the source from the first to the last unit that `mapped` comes from; null when it has none. */
export function sourceHull(mapped: MappedText): Span | null {
  const first = mapped.runs[0];
  if (!first) return null;
  let [start, end] = [first.source, first.source + first.length];
  for (const run of mapped.runs) {
    start = Math.min(start, run.source);
    end = Math.max(end, run.source + run.length);
  }
  return { start, end };
}

function pushRun(runs: SourceRun[], run: SourceRun): void {
  const last = runs.at(-1);
  if (
    last &&
    last.part === run.part &&
    last.start + last.length === run.start &&
    last.source + last.length === run.source
  ) {
    runs[runs.length - 1] = { ...last, length: last.length + run.length };
  } else runs.push(run);
}
