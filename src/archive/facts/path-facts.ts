import type { Origin, Sourced } from '../../domain/article.ts';
import type { Day } from '../../domain/day.ts';
import { fold } from '../../text/fold.ts';
import { asPrinted } from '../page/as-printed.ts';
import type { FactClaims } from './issue-facts.ts';
import { pathDay } from './path-day.ts';
import { pathPage } from './path-page.ts';
import { pathPaper, wordsIn } from './path-paper.ts';
import { matchPath, type PathPattern } from './path-pattern.ts';
import { NO_SETTINGS, type PathSettings } from './path-settings.ts';

/**
 * Paper, day and page from an archive-relative path, by the operator's patterns or else by what papers and digital
 * editions use: 「云溪晚报/2023-04-12_A01.txt」, 「青石日报_19990104_01.txt」, 「2022-09/06/node_2.htm」. A year that
 * stands alone is a claim of its own.
 */
export function pathFacts(source: string, settings: PathSettings = NO_SETTINGS): FactClaims {
  const printed = source.normalize('NFC').replace(ENDING, '').replaceAll(ARCHIVE, '/');
  const path = fold(printed);
  const origin: Origin = { kind: 'path', reason: `路径「${source.split('/').slice(-3).join('/')}」` };
  const alias = aliasIn(path, settings.papers);
  const byPattern = firstMatch(path, settings.patterns);
  if (byPattern) {
    const { reading, pattern } = byPattern;
    const stated: Origin = { kind: 'path', reason: `${origin.reason}，按 path_pattern「${pattern.text}」` };
    const named = reading.paper === null ? null : asPrinted(reading.paper, path, printed);
    const paper = sourced(named && (settings.papers.get(named.toLowerCase()) ?? named), stated);
    const claims = claimsOf(paper ?? alias, sourced(reading.day, stated), sourced(reading.page, stated), []);
    return { ...claims, words: wordsIn(path) };
  }
  const found = pathDay(path);
  const name = pathPaper(path);
  const paper = sourced(name && asPrinted(name, path, printed), origin);
  const year = sourced(found.year, origin);
  const page = sourced(pathPage(path, found), origin);
  const claims = claimsOf(alias ?? paper, sourced(found.day, origin), page, year ? [year] : []);
  return { ...claims, words: wordsIn(path) };
}

const ENDING = /(?:\.[A-Za-z]{1,8}|\.7z)?(?:\.gz)?$/i;
const ARCHIVE = /\.(?:zip|tar|tgz|rar|7z)\//gi;

function firstMatch(path: string, patterns: readonly PathPattern[]) {
  for (const pattern of patterns) {
    const reading = matchPath(pattern, path);
    if (reading) return { reading, pattern };
  }
  return null;
}

/** The name that the operator gives for a folder, or for a word of the file's name; the nearest one counts. */
function aliasIn(path: string, papers: ReadonlyMap<string, string>): Sourced<string> | null {
  if (papers.size === 0) return null;
  for (const part of path.split('/').toReversed()) {
    for (const word of [part, ...part.split(/[_\-\s.()[\]]+/), part.replace(/\d.*$/, '')]) {
      const value = papers.get(word.toLowerCase());
      if (value) return { value, origin: { kind: 'path', reason: `路径中的「${word}」，按 papers` } };
    }
  }
  return null;
}

function sourced<T>(value: T | null, origin: Origin): Sourced<T> | null {
  return value === null ? null : { value, origin };
}

function claimsOf(
  paper: Sourced<string> | null,
  day: Sourced<Day> | null,
  page: Sourced<string> | null,
  year: readonly Sourced<number>[],
): FactClaims {
  return { paper: paper ? [paper] : [], issueDate: day ? [day] : [], page: page ? [page] : [], url: [], year };
}
