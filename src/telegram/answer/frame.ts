import type { AnswerFrame } from '../../render/answer-entities.ts';
import type { CitationLanguage } from '../../render/house-citation.ts';
import type { SourceFrame } from '../../render/source-entities.ts';
import type { AnswerId } from '../../state/answers.ts';

/** The bot's texts in one reader's language: `ctx.t`, or `tools.t` bound to a language. */
export type Words = (key: string, variables?: Record<string, string | number>) => string;

/** What stands around an answer. Its markers open the bot at the citation; `username` is the bot's, null = no links. */
export function answerFrame(id: AnswerId, words: Words, username: string | null): AnswerFrame {
  return {
    sources: words('answer-sources'),
    nearest: words('answer-nearest'),
    same: (n) => words('answer-same', { n: String(n) }),
    pageImage: words('answer-page-image'),
    linkOf: (n) => (username === null ? null : citationLink(username, id, n)),
  };
}

/** A link that opens the bot at citation `n`; its payload keeps to 64 characters of `A-Za-z0-9_-` (Bot API). */
export function citationLink(username: string, id: AnswerId, n: number): string {
  return `https://t.me/${username}?start=c_${id}_${n}`;
}

/** What stands around a source. */
export function sourceFrame(words: Words): SourceFrame {
  return {
    gone: words('answer-source-gone'),
    changed: words('answer-source-changed'),
    continued: (pages) => words('answer-source-continued', { pages }),
    cut: words('answer-source-cut'),
  };
}

/** In which style a reader of these words copies citations. */
export function citationLanguage(words: Words): CitationLanguage {
  return words('answer-style') === 'en' ? 'en' : 'zh';
}
