import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Article } from '../domain/article.ts';
import { falseRuns } from './build-article.ts';
import { joinClaims } from './facts/issue-facts.ts';
import { pathFacts } from './facts/path-facts.ts';
import { archiveFile, formatOf } from './files/archive-file.ts';
import { declaredCharset, decodeText } from './files/decode.ts';
import { loadPage } from './load-page.ts';
import { readPage } from './read-page.ts';

const folder = fileURLToPath(new URL('./__fixtures__/pages/', import.meta.url));

interface WantedArticle {
  readonly kicker: string | null;
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly reporters: readonly string[];
  readonly correspondents: readonly string[];
  readonly others: readonly string[];
  readonly starts: string;
  readonly ends: string;
  readonly page: string | null;
  readonly cut: boolean;
}
interface WantedPage {
  readonly source: string;
  readonly articles: readonly WantedArticle[];
  readonly paper: string | null;
  readonly day: string | null;
  readonly from: string | null;
  readonly furniture: readonly string[] | null;
  readonly joined: readonly string[];
}

async function read(source: string) {
  const path = folder + source;
  const file = archiveFile(path, source, formatOf(source) ?? { format: 'unsupported', gzipped: false });
  const page = await loadPage(file);
  const bytes = readFileSync(path);
  const text = decodeText(bytes, declaredCharset(bytes));
  const reading = readPage({ source, ...page, claims: joinClaims([page.claims, pathFacts(source)]) });
  return { text, ...reading, furniture: [...page.outside, ...reading.furniture] };
}

function summary(article: Article): WantedArticle & { text: string } {
  const body = article.text.slice(article.body.start, article.body.end);
  const { reporters, correspondents, others } = article.byline;
  return {
    kicker: article.kicker,
    title: article.titleDerived ? null : article.title,
    subtitle: article.subtitle,
    reporters,
    correspondents,
    others: others.map(({ role, name }) => `${role} ${name}`),
    starts: body.slice(0, 60),
    ends: body.slice(-30),
    page: article.page?.value ?? null,
    cut: article.cut,
    text: article.text,
  };
}

const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  // Written by hand beside the pages.
  .map((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as WantedPage);

describe.each(pages)('$source', (wanted) => {
  it('is cut into its articles, each with headline, byline and body', async () => {
    const { articles } = await read(wanted.source);
    const got = articles.map(summary);
    expect(got.map(({ starts, ends, text, ...rest }) => rest)).toEqual(
      wanted.articles.map(({ starts, ends, ...rest }) => rest),
    );
    wanted.articles.forEach((article, i) => {
      expect(got[i]?.starts).toContain(article.starts);
      expect(got[i]?.starts.startsWith(article.starts)).toBe(true);
      expect(got[i]?.ends.endsWith(article.ends)).toBe(true);
    });
  });

  it('says paper and day with where they were read, and joins what columns broke', async () => {
    const { articles, furniture } = await read(wanted.source);
    for (const article of articles) {
      expect(article.paper?.value ?? null).toBe(wanted.paper);
      expect(article.issueDate?.value ?? null).toBe(wanted.day);
      expect(article.issueDate?.origin.kind ?? null).toBe(wanted.from);
    }
    const all = articles.map(({ text }) => text).join('\n');
    for (const joined of wanted.joined) expect(all).toContain(joined);
    if (wanted.furniture) expect(furniture.map(({ kind }) => kind)).toEqual(wanted.furniture);
  });

  it('maps every unit back to the source and loses none of it', async () => {
    const { text, articles, furniture } = await read(wanted.source);
    const seen = new Uint8Array(text.length);
    for (const article of articles) {
      expect(falseRuns(article, text)).toEqual([]);
      for (const run of article.runs) seen.fill(1, run.source, run.source + run.length);
    }
    for (const { start, end } of furniture) seen.fill(1, start, end);
    const lost = [...text].length === 0 ? '' : unseenText(text, seen);
    expect(lost).toBe('');
  });
});

/** Units of no run and no furniture, mark-up and white space aside. */
function unseenText(text: string, seen: Uint8Array): string {
  const unseen = Array.from(text, (_, i) => (seen[i] ? ' ' : text.charAt(i))).join('');
  return unseen
    .replace(/<(?:script|style)[\s\S]*?<\/(?:script|style)>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&[a-z]+;/g, '')
    .replace(/[#*\s]+/g, '');
}
