import { type Article, type Doubt, marksCorrection, type Origin, type Sourced } from '../../domain/article.ts';
import { articleId } from '../article-id.ts';
import type { CorrectedFields, Correction, Corrections } from './corrections-file.ts';
import { fileMatches, plainPath } from './corrections-glob.ts';
import { setHeadline } from './corrections-headline.ts';
import { bare } from './corrections-letters.ts';
import { lettersOf, presentIn, replaceLetters } from './corrections-replace.ts';

/** An article as an operator has it. */
interface CorrectedArticle {
  /** Null when it was dropped. */
  readonly article: Article | null;
  /** Lines of the entries that concern it and change something, or had done so before. */
  readonly applied: readonly number[];
}

/** Doubts about the article that a set field settles. */
const SETTLES: Readonly<Record<string, readonly string[]>> = {
  title: ['no-headline'],
  paper: ['paper-unknown'],
  date: ['date-unknown', 'date-inferred', 'year-unknown'],
};
const SHOWN = 60;

/**
 * The article with the operator's corrections, in their order. Entries match by the id of the article as it was read, and
 * by those it had after earlier entries; new letters have no run, runs and body stay true. What was done is told by a
 * doubt `corrected`; an article that bears one is returned as it is, so that correcting twice is correcting once.
 */
export function correctArticle(article: Article, { entries }: Corrections): CorrectedArticle {
  const source = plainPath(article.source);
  const fitting = entries.filter((entry) => concerns(entry, article, source));
  if (fitting.length === 0) return { article, applied: [] };
  if (article.doubts.some(marksCorrection)) {
    return { article, applied: fitting.filter(({ id }) => id === null || id === article.id).map(({ line }) => line) };
  }
  const ids: string[] = [article.id];
  const applied: number[] = [];
  let current = article;
  let letters = lettersOf(article);
  for (const entry of fitting) {
    if (entry.id !== null && !ids.includes(entry.id)) continue;
    if (entry.drop) return { article: null, applied: [...applied, entry.line] };
    const sets = Object.keys(entry.set).length > 0;
    if (!sets && presentIn(letters, entry.replace).length === 0) continue;
    const { article: next, told } = applyEntry(current, entry);
    if (told.length === 0) continue;
    applied.push(entry.line);
    current = { ...next, id: articleId(next.title, next.text), doubts: [...next.doubts, mark(told, entry.why)] };
    ids.push(current.id);
    letters = lettersOf(current);
  }
  return { article: current, applied };
}

/** Ids aside, matching goes by the article as it was read: its place in the file, its record, its title. */
function concerns({ file, article: wanted }: Correction, article: Article, source: string): boolean {
  if (file !== null && !fileMatches(file, source)) return false;
  if (wanted === null) return true;
  const inOrder = article.record === null ? String(article.n) : article.record;
  return wanted === inOrder || bare(wanted) === bare(article.title);
}

interface Applied {
  readonly article: Article;
  /** Chinese: each change made. */
  readonly told: readonly string[];
}

function applyEntry(article: Article, entry: Correction): Applied {
  const headed = setHeadline(article, entry.set);
  const fields = setFields(headed.article, entry.set, entry.why);
  const replaced = replaceLetters(fields.article, entry.replace);
  const told = [...headed.told, ...fields.told, ...replaced.told];
  const settled = new Set(Object.keys(entry.set).flatMap((key) => SETTLES[key] ?? []));
  const doubts = replaced.article.doubts.filter(({ code }) => !settled.has(code));
  return { article: { ...replaced.article, doubts }, told };
}

function setFields(article: Article, set: CorrectedFields, why: string | null): Applied {
  const origin: Origin = { kind: 'correction', reason: why };
  const told: string[] = [];
  const sourced = (what: string, was: Sourced<string> | null, value: string | undefined): Sourced<string> | null => {
    if (value === undefined || (was?.origin.kind === 'correction' && was.value === value)) return was;
    told.push(was && was.value !== value ? `${what}「${was.value}」改为「${value}」` : `${what}定为「${value}」`);
    return { value, origin };
  };
  const paper = sourced('报名', article.paper, set.paper);
  const issueDate = sourced('日期', article.issueDate, set.date);
  const page = sourced('版次', article.page, set.page);
  const url = set.url === undefined ? article.url : set.url || null;
  if (url !== article.url) told.push('网址已改');
  const reporters = set.reporters ?? article.byline.reporters;
  const correspondents = set.correspondents ?? article.byline.correspondents;
  if (differs(reporters, article.byline.reporters)) told.push(`记者改为「${reporters.join('、')}」`);
  if (differs(correspondents, article.byline.correspondents)) told.push(`通讯员改为「${correspondents.join('、')}」`);
  const byline = { ...article.byline, reporters, correspondents };
  return { article: { ...article, paper, issueDate, page, url, byline }, told };
}

function differs(a: readonly string[], b: readonly string[]): boolean {
  return a.join('\n') !== b.join('\n');
}

function mark(told: readonly string[], why: string | null): Doubt {
  const shown = told.slice(0, 8).map((each) => (each.length > SHOWN ? `${each.slice(0, SHOWN)}…` : each));
  return { code: 'corrected', text: `更正表：${shown.join('；')}${why ? `（${why}）` : ''}` };
}
