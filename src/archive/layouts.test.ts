import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Article } from '../domain/article.ts';
import { NO_CLAIMS } from './facts/issue-facts.ts';
import { cutJumps, linesOfText, splitJumps } from './page/page-line.ts';
import { unwrapLines } from './page/unwrap-lines.ts';
import { readPage } from './read-page.ts';

const folder = fileURLToPath(new URL('./__fixtures__/layouts/', import.meta.url));

/**
 * One page a file: its text, a line `=====`, and what an editor would say the articles are. K kicker, T title (`-`: none
 * printed), S subtitle, R reporters, C correspondents, O other credits, B first … last words of the body, I words inside
 * the body, P a caption apart from it; X furniture, U: lines may stay without an article.
 */
interface Wanted {
  readonly articles: readonly Map<string, string[]>[];
  readonly furniture: readonly string[];
  readonly strays: boolean;
}

function parseWanted(text: string): Wanted {
  const articles: Map<string, string[]>[] = [];
  const furniture: string[] = [];
  let strays = false;
  for (const line of text.split('\n').filter(Boolean)) {
    const [key, value] = [line.charAt(0), line.slice(2)];
    const last = articles.at(-1);
    if (key === 'X') furniture.push(value);
    else if (key === 'U') strays = true;
    else if (key === 'K' || (key === 'T' && (!last || last.has('T')))) articles.push(new Map([[key, [value]]]));
    else last?.set(key, [...(last.get(key) ?? []), value]);
  }
  return { articles, furniture, strays };
}

function headAndCredits({ kicker, title, titleDerived, subtitle, byline }: Article) {
  return {
    kicker: kicker ?? '',
    title: titleDerived ? '-' : title,
    subtitle: subtitle ?? '',
    reporters: byline.reporters.join('、'),
    correspondents: byline.correspondents.join('、'),
    others: byline.others.map(({ role, name }) => `${role} ${name}`).join('、'),
  };
}

function wantedHead(wanted: ReadonlyMap<string, readonly string[]>) {
  const first = (key: string): string => wanted.get(key)?.[0] ?? '';
  return {
    kicker: first('K'),
    title: first('T'),
    subtitle: first('S'),
    reporters: first('R'),
    correspondents: first('C'),
    others: first('O'),
  };
}

const cases = readdirSync(folder).map((name) => {
  const [text = '', wanted = ''] = readFileSync(folder + name, 'utf8').split('\n=====\n');
  return { name, text: `${text}\n`, wanted: parseWanted(wanted) };
});

describe.each(cases)('$name', ({ name, text, wanted }) => {
  const lines = cutJumps(unwrapLines(splitJumps(linesOfText(text))));
  const { articles, furniture } = readPage({
    source: name,
    lines,
    shape: { wholeParagraphs: false },
    claims: NO_CLAIMS,
  });

  it('is cut into articles with headline and credits in their parts', () => {
    expect(articles.map(headAndCredits)).toEqual(wanted.articles.map(wantedHead));
  });

  it('keeps each body whole, captions apart', () => {
    wanted.articles.forEach((article, i) => {
      const got = articles[i];
      const body = got?.text.slice(got.body.start, got.body.end) ?? '';
      const [starts = '', ends = ''] = article.get('B')?.[0]?.split('…') ?? [];
      expect(body.slice(0, starts.length)).toBe(starts);
      expect(body.slice(body.length - ends.length)).toBe(ends);
      for (const words of article.get('I') ?? []) expect(body).toContain(words);
      for (const caption of article.get('P') ?? []) {
        expect(got?.text).toContain(caption);
        expect(body).not.toContain(caption);
      }
    });
  });

  it('knows the furniture and leaves no line without a place', () => {
    for (const words of wanted.furniture) expect(furniture.some((line) => line.text.includes(words))).toBe(true);
    const strays = furniture.filter(({ kind }) => kind === 'unplaced').map((line) => line.text);
    expect(wanted.strays ? [] : strays).toEqual([]);
  });
});
