import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openState } from '../state/open-state.ts';
import { jsonLines, temporary, wenbao } from './__fixtures__/wenbao.ts';

describe('backup', () => {
  it('copies the state that another process has open', async () => {
    const path = temporary('running', 'bot.db');
    const state = openState(path);
    onTestFinished(() => state.close());
    state.usage.count('questions');
    const copy = temporary('copy.db');
    const run = await wenbao(['backup', copy], { env: { WENBAO_STATE: path } });
    expect(run).toEqual({
      code: 0,
      out: `已备份到 ${copy}（${Math.ceil(statSync(copy).size / 1024)} KB）。\n`,
      err: '',
    });
    const restored = openState(copy);
    onTestFinished(() => restored.close());
    expect(restored.usage.counters().get('questions')).toBe(1);
    const again = await wenbao(['backup', copy], { env: { WENBAO_STATE: path } });
    expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('已经有一个文件') });
  });

  it('prints JSON, with the path as it is from anywhere', async () => {
    const path = temporary('stopped', 'bot.db');
    openState(path).close();
    const cwd = dirname(path);
    const run = await wenbao(['backup', '--json', 'copy.db'], { env: { WENBAO_STATE: path }, cwd });
    expect(jsonLines(run.out)).toEqual([{ file: temporary('stopped', 'copy.db'), bytes: expect.any(Number) }]);
  });

  it('says in one line that there is no state yet', async () => {
    mkdirSync(temporary('none'));
    const path = temporary('none', 'bot.db');
    const run = await wenbao(['backup', temporary('none', 'copy.db')], { env: { WENBAO_STATE: path } });
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toMatch(/^没有状态文件：\S+。[^\n]+\n$/);
  });

  it.each([[[]], [['a.db', 'b.db']], [['']]])('takes one file name: %j', async (words) => {
    expect(await wenbao(['backup', ...words])).toMatchObject({ code: 2, err: expect.stringContaining('一个文件名') });
  });
});
