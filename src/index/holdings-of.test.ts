import { describe, expect, it } from 'vitest';
import { reading } from './__fixtures__/readings.ts';
import { temporaryFolder, writeFiles } from './__fixtures__/temporary-index.ts';
import { heldPages } from './holdings-of.ts';

const sound = { source: '晚报/2021-09-06.txt', day: '2021-09-06', paper: '澄江晚报', page: 'A01' };
const doubtful = { source: '旧页/无年.txt', day: 'XXXX-09-06', inferred: true };

describe('heldPages', () => {
  it('gives every page with its score, the most doubtful first; printed pages of one file apart', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      [sound.source]: [
        reading({ ...sound, n: 1, text: '望湖轮渡恢复夜航。' }),
        reading({ ...sound, n: 2, page: 'A02', text: '元旦灯会在南岸公园举行。' }),
      ],
      [doubtful.source]: [reading({ ...doubtful, n: 1, text: '停水通告：南岸片区管网检修。' })],
    });
    expect(await heldPages(folder)).toEqual([
      {
        source: '旧页/无年.txt',
        paper: null,
        day: 'XXXX-09-06',
        page: null,
        articles: 1,
        doubtful: 1,
        doubtScore: 0.2,
      },
      {
        source: '晚报/2021-09-06.txt',
        paper: '澄江晚报',
        day: '2021-09-06',
        page: 'A01',
        articles: 1,
        doubtful: 0,
        doubtScore: 0,
      },
      {
        source: '晚报/2021-09-06.txt',
        paper: '澄江晚报',
        day: '2021-09-06',
        page: 'A02',
        articles: 1,
        doubtful: 0,
        doubtScore: 0,
      },
    ]);
  });

  it('gives no page where there is no index', async () => {
    expect(await heldPages(await temporaryFolder())).toEqual([]);
  });
});
