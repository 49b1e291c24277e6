import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openReader } from '../index/open-reader.ts';
import { plainConfig, recordedRun } from './__fixtures__/runs.ts';
import { updateIndex } from './update-index.ts';

it('a doubt about a page is one about each of its articles, and operators are told what is wrong in their files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-doubts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = plainConfig(join(folder, 'archive'), join(folder, 'db'));
  mkdirSync(config.archive);
  writeFileSync(
    join(config.archive, '2023-04-12_A01.txt'),
    '云溪晚报\n2023年4月13日 星期五 A01版\n\n渠道开闸\n\n本报讯（记者 佟小满）昨日，南干渠开闸放水。\n',
  );
  writeFileSync(join(config.archive, 'issue.yaml'), 'paper: [\n');
  const run = recordedRun();
  await updateIndex(config, { rebuild: false, ...run });
  const reader = await openReader(config.db, { embedder: null });
  onTestFinished(() => reader.close());
  const [hit] = await reader.searchPassages('南干渠', 1);
  const article = hit && (await reader.articles([hit.passage.articleId])).get(hit.passage.articleId);
  expect(article?.doubts.map(({ code }) => code)).toContain('date-conflict');
  expect(run.notes.join('\n')).toContain('issue.yaml');
});
