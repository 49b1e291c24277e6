import { describe, expect, it } from 'vitest';
import { reading } from './__fixtures__/readings.ts';
import { readerOf, temporaryFolder, writeFiles } from './__fixtures__/temporary-index.ts';
import { listArticles } from './list-articles.ts';

const HARVEST = reading({
  source: '晚报/2021-09-06.txt',
  n: 2,
  title: '秋收开镰',
  text: '9月5日，城北万亩稻田开镰。',
  day: '2021-09-06',
  paper: '澄江晚报',
});
const UNDATED = reading({ source: '旧页/无日期.txt', title: '旧闻一则', text: '河堤新修了三里。' });

describe('listArticles', () => {
  it('names every article with its place, of the version that a reader has', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { [HARVEST.article.source]: [HARVEST], [UNDATED.article.source]: [UNDATED] });
    const { version, articles } = await listArticles(folder);
    const reader = await readerOf(folder);
    expect(version).toBe(reader.version);
    expect(articles.toSorted((a, b) => (a.source < b.source ? -1 : 1))).toEqual([
      { id: UNDATED.article.id, source: '旧页/无日期.txt', slot: '1', paper: null, day: null },
      { id: HARVEST.article.id, source: '晚报/2021-09-06.txt', slot: '2', paper: '澄江晚报', day: '2021-09-06' },
    ]);
  });

  it('says so where there is no index', async () => {
    await expect(listArticles(await temporaryFolder())).rejects.toMatchObject({ name: 'MissingIndexError' });
  });
});
