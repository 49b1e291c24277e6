import type { Article } from '../../domain/article.ts';
import type { CorrectedFields } from './corrections-file.ts';
import { type Edit, editText } from './corrections-letters.ts';

const PARTS = ['kicker', 'title', 'subtitle'] as const;
type Part = (typeof PARTS)[number];
const NAMES: Readonly<Record<Part, string>> = { kicker: '引题', title: '主题', subtitle: '副题' };

/**
 * The article with the lines of its headline block set, in its fields and in its text, where each is a line of its own.
 * A headline where none was printed becomes the text's first line; an empty kicker or subtitle takes its line out.
 */
export function setHeadline(
  article: Article,
  set: CorrectedFields,
): { readonly article: Article; readonly told: readonly string[] } {
  let current = article;
  const told: string[] = [];
  for (const part of PARTS) {
    const value = set[part];
    const was = shownIn(current, part);
    if (value === undefined || value === (was ?? '')) continue;
    current = setPart(current, part, value);
    told.push(tellChange(NAMES[part], was, value));
  }
  return { article: current, told };
}

function setPart(article: Article, part: Part, value: string): Article {
  const changed = editText(article, [lineEdit(article, part, value)], true);
  if (part === 'title') return { ...changed, title: value, titleDerived: false };
  return { ...changed, [part]: value || null };
}

/** A derived title stands in no line of its own. */
function shownIn(article: Article, part: Part): string | null {
  return part === 'title' && article.titleDerived ? null : article[part];
}

function lineEdit(article: Article, part: Part, value: string): Edit {
  const { text } = article;
  let at = 0;
  for (const each of PARTS) {
    const shown = shownIn(article, each);
    const stands = shown !== null && text.startsWith(shown, at);
    if (each === part) {
      if (stands) return lineReplaced(text, at, at + shown.length, value);
      return lineInserted(text, at, value);
    }
    if (stands) at += shown.length + 1;
  }
  return { start: 0, end: 0, letters: '' };
}

function lineReplaced(text: string, start: number, end: number, value: string): Edit {
  if (value !== '') return { start, end, letters: value };
  // A line goes with its break: the one behind it or, at the text's end, the one in front.
  return end < text.length ? { start, end: end + 1, letters: '' } : { start: Math.max(0, start - 1), end, letters: '' };
}

function lineInserted(text: string, at: number, value: string): Edit {
  if (at > text.length) return { start: text.length, end: text.length, letters: `\n${value}` };
  return { start: at, end: at, letters: text === '' ? value : `${value}\n` };
}

function tellChange(name: string, was: string | null, value: string): string {
  if (was === null) return `${name}定为「${value}」`;
  return value === '' ? `去掉${name}「${was}」` : `${name}「${was}」改为「${value}」`;
}
