import type { Doubt } from '../../domain/article.ts';
import type { Correction, Corrections } from './corrections-file.ts';
import { fileMatches, isGlob, plainPath } from './corrections-glob.ts';

/** The entries that may concern a file. */
function entriesFor(source: string, { entries }: Corrections): Correction[] {
  const path = plainPath(source);
  return entries.filter(({ file }) => file === null || fileMatches(file, path));
}

/**
 * The entries that may concern a file as canonical text, empty for none: part of what the file's reading rests on, so
 * that a change of them has it read again. Where an entry stands in its file makes no difference, their order does.
 */
export function concerning(source: string, corrections: Corrections): string {
  const concerned = entriesFor(source, corrections);
  return concerned.length === 0 ? '' : JSON.stringify(concerned.map(({ line: _, ...entry }) => sorted(entry)));
}

/** A doubt for every entry whose `file` is no file of the archive. */
export function strayEntries({ entries }: Corrections, sources: readonly string[]): Doubt[] {
  const paths = sources.map(plainPath);
  const known = new Set(paths);
  return entries.flatMap(({ file, line }) => {
    if (file === null || (isGlob(file) ? paths.some((path) => fileMatches(file, path)) : known.has(file))) return [];
    return [{ code: 'stray-correction', text: `更正表第${line}行：档案里没有文件「${file}」` }];
  });
}

/** A doubt for every entry that names this very file, but none of its articles. `applied` are the lines of those that did. */
export function unusedEntries(source: string, { entries }: Corrections, applied: ReadonlySet<number>): Doubt[] {
  const path = plainPath(source);
  return entries.flatMap(({ file, article, id, line }) => {
    if (file !== path || applied.has(line)) return [];
    const what = id ?? article;
    return [
      {
        code: 'stray-correction',
        text: `更正表第${line}行：${what === null ? '文件里没有要改的文字' : `文件里没有稿件「${what}」，或没有要改的文字`}`,
      },
    ];
  });
}

/** Doubts about a file that a correction for the whole of it settles. */
const SETTLED = { paper: 'paper-conflict', date: 'date-conflict', page: 'page-conflict' } as const;

/** The file's doubts without those that corrections of its paper, date or page settle. */
export function unsettled(doubts: readonly Doubt[], source: string, corrections: Corrections): readonly Doubt[] {
  const whole = entriesFor(source, corrections).filter(({ article, id }) => article === null && id === null);
  const settled = new Set<string>(
    (['paper', 'date', 'page'] as const)
      .filter((key) => whole.some(({ set }) => set[key] !== undefined))
      .map((key) => SETTLED[key]),
  );
  return settled.size === 0 ? doubts : doubts.filter(({ code }) => !settled.has(code));
}

function sorted(entry: Omit<Correction, 'line'>): unknown {
  const set = Object.fromEntries(Object.entries(entry.set).sort(([a], [b]) => (a < b ? -1 : 1)));
  const { file, article, id, replace, drop, why } = entry;
  return { file, article, id, set, replace: replace.map(({ from, to }) => [from, to]), drop, why };
}
