import { describe, expect, it } from 'vitest';
import { freshState } from '../../state/__fixtures__/state-folder.ts';
import { FakeArchive } from '../__fixtures__/fake-archive.ts';
import { testSettings } from '../__fixtures__/test-settings.ts';
import { loadTexts } from '../translate.ts';
import { Latencies } from './latencies.ts';
import { statusText } from './status-text.ts';
import { usersPage } from './users-list.ts';

const NOW = new Date('2031-09-06T10:00:00Z');
const settings = { ...testSettings(), apiRoot: '' };
const { t } = loadTexts(settings.locales, () => 'zh-CN');

const tools = () => ({
  state: freshState().state,
  archive: new FakeArchive(),
  queue: {
    run: () => Promise.reject(new Error('unused')),
    stop: () => false,
    stopAll: () => undefined,
    size: { waiting: 0, running: 0 },
  },
  latencies: new Latencies(),
  today: () => '2031-09-06',
  now: () => NOW,
  settings,
});

describe('how long the bot has run', () => {
  it.each([
    [0, '运行 不到1分钟', 'Up for less than a minute'],
    [4, '运行 4分钟', 'Up for 4 min'],
    [60, '运行 1小时', 'Up for 1 h'],
    [1440 + 5, '运行 1天5分钟', 'Up for 1 d 5 min'],
    [2 * 1440 + 3 * 60 + 7, '运行 2天3小时7分钟', 'Up for 2 d 3 h 7 min'],
  ])('is told without units that are nought: %d minutes', async (minutes, chinese, english) => {
    const since = new Date(NOW.getTime() - minutes * 60_000);
    const heads = ['zh-CN', 'en'] as const;
    const told = await Promise.all(
      heads.map((language) => statusText(tools(), (key, variables) => t(language, key, variables), since)),
    );
    expect(told.map((text) => text.split('\n')[0]?.trim())).toEqual([chinese, english]);
  });
});

it('every counter has words of its own', async () => {
  const parts = tools();
  for (const name of ['digests', 'inline', 'inline', 'files', 'reindexes']) parts.state.usage.count(name);
  const text = await statusText(parts, (key, variables) => t('zh-CN', key, variables), NOW);
  expect(text).toContain('其他 推送新报道1份，行内查询2次，收下文件1个，更新索引1次');
});

it('a list of one page is not numbered', () => {
  const parts = tools();
  parts.state.readers.seen(7);
  const head = (language: 'zh-CN' | 'en') =>
    usersPage(parts, (key, variables) => t(language, key, variables), 0).text.split('\n')[0];
  expect([head('zh-CN'), head('en')]).toEqual(['读者和群共1个：', 'Readers and groups: 1:']);
});
