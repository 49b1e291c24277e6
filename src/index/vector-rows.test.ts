import { expect, it } from 'vitest';
import { characterEmbedder } from './__fixtures__/embedders.ts';
import { reading } from './__fixtures__/readings.ts';
import { temporaryFolder, writeFiles } from './__fixtures__/temporary-index.ts';
import { readManifest } from './manifest.ts';
import { OpenTables } from './open-tables.ts';

it.each([
  ['with days', [{ text: '9月5日', from: '2022-09-05' }], true],
  ['all without', [], false],
])('rows arrive in the table as they were made: %s', async (_, dates, days) => {
  const folder = await temporaryFolder();
  const told = reading({ n: 1, text: '桥9月5日合龙。', paper: '晚报', day: '2022-09-06', dates });
  const bare = reading({ n: 2, text: '船停航。' });
  await writeFiles(folder, { a: [told, bare] }, { embedder: characterEmbedder('甲', '桥船') });
  const tables = new OpenTables(folder, await readManifest(folder));
  const rows = (await (await tables.read('vectors'))?.query().toArray()) ?? [];
  const plain = rows
    .map((row) => ({ ...row.toJSON(), vector: [...row.vector].map(Math.round), event_days: [...row.event_days] }))
    .sort((a, b) => b.vector[0] - a.vector[0]);
  expect(plain).toEqual([
    {
      key: expect.any(String),
      id: told.passages[0]?.id,
      article_id: told.article.id,
      paper: '晚报',
      issue_day: '2022-09-06',
      issue_month: '09-06',
      event_days: days ? expect.arrayContaining([expect.stringContaining('09-05')]) : [],
      vector: [1, 0],
    },
    expect.objectContaining({ id: bare.passages[0]?.id, paper: null, issue_day: null, event_days: [], vector: [0, 1] }),
  ]);
  tables.close();
});
