import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../domain/article.ts';
import { openReader } from '../index/open-reader.ts';
import { plainConfig, recordedRun } from './__fixtures__/runs.ts';
import { updateIndex } from './update-index.ts';

const top = mkdtempSync(join(tmpdir(), 'wenbao-corrections-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const PAGE = `云溪晚报
2023年4月12日 星期三 A01版

春灌工作会义召开

本报讯（记者 佟小满）4月11日上午，全市春灌工作会议召开。市长卢远川出席并讲话。
`;

let config = plainConfig(top, top);
const put = (name: string, content: string) => writeFileSync(join(config.archive, name), content);
const update = (run = recordedRun()) => updateIndex(config, { rebuild: false, ...run });

async function indexed(person: string): Promise<{ readonly events: number; readonly articles: readonly Article[] }> {
  const reader = await openReader(config.db, { embedder: null });
  try {
    const hits = await reader.searchPassages('春灌 会议 社区', 20);
    const articles = await reader.articles([...new Set(hits.map((hit) => hit.passage.articleId))]);
    return { events: (await reader.events({}, person)).length, articles: [...articles.values()] };
  } finally {
    await reader.close();
  }
}

beforeEach(() => {
  const folder = mkdtempSync(join(top, 'run-'));
  config = plainConfig(join(folder, 'archive'), join(folder, 'db'));
  mkdirSync(config.archive);
  put('2023-04-12_A01.txt', PAGE);
  put('records.jsonl', JSON.stringify({ _id: 'r1', title: '社区食堂', text: '社区食堂开张，卢远川到场。' }));
});

describe("an operator's corrections", () => {
  it('mend headline, date, paper and names, and survive indexing anew', async () => {
    put(
      'corrections.yaml',
      `- file: 2023-04-12_A01.txt
  article: 1
  set: { title: 春灌工作会议召开, date: 2023-04-13, paper: 云溪日报 }
- replace: { from: 卢远川, to: 卢远山 }
`,
    );
    await update();
    for (const pass of ['first', 'again']) {
      const { events, articles } = await indexed('卢远山');
      expect(events, pass).toBe(1);
      expect(articles.every(({ text }) => !text.includes('卢远川'))).toBe(true);
      expect(articles.find(({ title }) => title === '春灌工作会议召开')).toMatchObject({
        issueDate: { value: '2023-04-13', origin: { kind: 'correction' } },
        paper: { value: '云溪日报', origin: { kind: 'correction' } },
      });
      await updateIndex(config, { rebuild: true, ...recordedRun() });
    }
  });

  it('have only the files read again that they concern, and are undone when they go', async () => {
    await update();
    put('corrections.yaml', '- file: 2023-04-12_A01.txt\n  article: 1\n  set: { title: 春灌工作会议召开 }\n');
    const run = recordedRun();
    expect(await update(run)).toMatchObject({ changed: 1, unchanged: 1 });
    expect(run.notes).toEqual([]);
    rmSync(join(config.archive, 'corrections.yaml'));
    await update();
    expect((await indexed('卢远川')).articles.map(({ title }) => title)).toContain('春灌工作会义召开');
  });

  it('are told when they name a file that is not there', async () => {
    put('corrections.yaml', '- file: 没有.txt\n  set: { date: 2023-04-13 }\n');
    const run = recordedRun();
    await update(run);
    expect(run.notes).toEqual(['更正表第1行：档案里没有文件「没有.txt」']);
  });

  it('stop the run when nothing of them can be read, so that none made before is undone', async () => {
    await update();
    put('corrections.yaml', '- file: [\n');
    await expect(update()).rejects.toMatchObject({ hint: expect.stringContaining('corrections.yaml') });
    expect((await indexed('卢远川')).events).toBe(1);
  });
});
