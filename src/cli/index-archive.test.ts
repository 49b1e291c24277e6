import { renameSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { meetingRecord, writePage } from './__fixtures__/archives.ts';
import { jsonLines, temporary, wenbao, write } from './__fixtures__/wenbao.ts';

const archive = (...names: string[]) => temporary('archive', ...names);
const OPTIONS = ['--archive', archive(), '--db', temporary('db')];

const page = (name: string, day: string) =>
  writePage(archive(name), '古桥保护座谈会举行', `${day}下午，古桥保护座谈会在云栖古桥旁举行，市长林致远出席会议。`);

const index = async (...more: string[]) => {
  const run = await wenbao(['index', '--json', ...OPTIONS, ...more]);
  expect(run).toMatchObject({ code: 0, err: '' });
  return jsonLines(run.out)[0];
};

/** In order: each test goes on from the index that the one before it left. */
describe('index', () => {
  it('reports what it did, on stdout alone', async () => {
    page('云栖晚报/2031-03-28_A01.txt', '3月27日');
    page('云栖晚报/2031-03-29_A01.txt', '3月28日');
    write(archive('c.jsonl'), [meetingRecord('c1', '春耕备耕会议'), meetingRecord('c2', '防汛工作会议')].join('\n'));
    write(archive('notes.docm'), 'no document that is read');
    expect(await index()).toEqual({
      added: 4,
      changed: 0,
      removed: 0,
      unchanged: 0,
      articles: 4,
      passages: expect.any(Number),
      events: 4,
      skipped: [],
      seconds: expect.any(Number),
    });
  });

  it('changes nothing when nothing changed', async () => {
    expect(await index()).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 4, articles: 4 });
  });

  it('replaces the articles of a changed file, and no others', async () => {
    write(archive('c.jsonl'), [meetingRecord('c1', '春耕备耕会议'), meetingRecord('c2', '河长制工作会议')].join('\n'));
    expect(await index()).toMatchObject({ added: 0, changed: 1, removed: 0, unchanged: 3, articles: 4 });
    const { out } = await wenbao(['ask', '林致远3月28日出席了哪些会议', ...OPTIONS]);
    expect(out).toContain('河长制工作会议');
    expect(out).not.toContain('防汛');
  });

  it('takes a renamed file for unchanged', async () => {
    renameSync(archive('c.jsonl'), archive('moved.jsonl'));
    expect(await index()).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 4 });
  });

  it('takes out the articles of a file that is gone', async () => {
    rmSync(archive('云栖晚报', '2031-03-29_A01.txt'));
    expect(await index()).toMatchObject({ added: 0, changed: 0, removed: 1, unchanged: 3, articles: 3 });
  });

  it('reads all again when told to, and tells a person so in two lines', async () => {
    const run = await wenbao(['index', '--rebuild', ...OPTIONS]);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(
      /^索引完成，用时[\d.]+秒：新增3篇，更新0篇，移除0篇，未变0篇。\n现有稿件3篇、段落\d+个、活动记录3条。\n$/,
    );
  });
});
