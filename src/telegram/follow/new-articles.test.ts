import { describe, expect, it } from 'vitest';
import type { ArticleId } from '../../domain/ids.ts';
import type { ArticleList } from '../../domain/news.ts';
import type { KnownArticles } from '../../state/known-articles.ts';
import { newArticles } from './new-articles.ts';

/** Known articles in memory. */
function memory(): KnownArticles {
  const ids = new Set<string>();
  let version: string | null = null;
  return {
    begun: () => version !== null,
    unknown: (wanted) => wanted.filter((id) => !ids.has(id)),
    add: (more) => {
      for (const id of more) ids.add(id);
    },
    version: () => version,
    setVersion: (next) => {
      version = next;
    },
  };
}

/** An archive as `file: article article …`, one string a file. */
function listOf(files: readonly string[]): ArticleList {
  const articles = files.flatMap((line) => {
    const [source = '', ids = ''] = line.split(': ');
    return ids.split(' ').map((id, at) => ({
      id: id as ArticleId, // an id of a test
      source,
      slot: String(at + 1),
      paper: null,
      day: null,
    }));
  });
  return { version: '', articles };
}

/** What the last of several looks finds to be new. */
async function newAtLast(looks: readonly (readonly string[])[]): Promise<string[]> {
  const known = memory();
  let fresh: string[] = [];
  for (const files of looks) {
    const looked = await newArticles(listOf(files), known);
    fresh = looked.fresh.map(({ id }) => id);
    known.add(looked.marks);
    known.setVersion('looked');
  }
  return fresh;
}

describe('newArticles', () => {
  it.each<[string, string[][], string[]]>([
    ['nothing at the first look', [['a.txt: 1 2']], []],
    ['the articles of a new file', [['a.txt: 1 2'], ['a.txt: 1 2', 'b.txt: 3 4']], ['3', '4']],
    ['nothing at a second look', [['a.txt: 1'], ['a.txt: 1', 'b.txt: 2'], ['a.txt: 1', 'b.txt: 2']], []],
    ['nothing when a file is renamed', [['a.txt: 1 2'], ['b.txt: 1 2']], []],
    ['nothing when a page is read anew', [['a.txt: 1 2'], ['a.txt: 1 9']], []],
    [
      'nothing when every page of an archive is read anew',
      [
        ['a.txt: 1', 'b.txt: 2'],
        ['a.txt: 8', 'b.txt: 9'],
      ],
      [],
    ],
    ['what was added to a page', [['a.txt: 1 2'], ['a.txt: 1 2 3']], ['3']],
    ['what was added to a page that was corrected before', [['a.txt: 1 2'], ['a.txt: 1 9'], ['a.txt: 1 9 3']], ['3']],
    [
      'nothing when a page was corrected and grew at once',
      [
        ['a.txt: 1 2', 'b.txt: 5'],
        ['a.txt: 1 9 3', 'b.txt: 5'],
      ],
      [],
    ],
    ['a new line of a file of records', [['a.jsonl: 1 2'], ['a.jsonl: 1 2 3']], ['3']],
    ['no changed line of it', [['a.jsonl: 1 2'], ['a.jsonl: 9 2 3']], ['3']],
    ['an article once that comes in two files', [['a.txt: 1'], ['a.txt: 1', 'b.txt: 2', 'c.txt: 2']], ['2']],
    ['nothing of another archive', [['a.txt: 1 2'], ['x.txt: 7 8', 'y.txt: 9']], []],
    ['what comes after that archive was seen', [['a.txt: 1'], ['x.txt: 7'], ['x.txt: 7', 'y.txt: 8']], ['8']],
  ])('finds %s', async (_, looks, expected) => {
    expect(await newAtLast(looks)).toEqual(expected);
  });

  it('finds the first articles of an archive that was empty', async () => {
    const known = memory();
    known.add((await newArticles(listOf([]), known)).marks);
    known.setVersion('1');
    const { fresh } = await newArticles(listOf(['a.txt: 1']), known);
    expect(fresh.map(({ id }) => id)).toEqual(['1']);
  });
});
