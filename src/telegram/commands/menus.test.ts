import { describe, expect, it } from 'vitest';
import { type Bench, startBench, until } from '../__fixtures__/bot-bench.ts';
import { menuKey } from '../__fixtures__/server/other-methods.ts';

const SETTERS = ['setMyCommands', 'setMyDescription', 'setMyShortDescription'];

/** Waits until the menus have been looked at in so many starts. */
async function ready({ log }: Bench, starts = 1): Promise<void> {
  await until(() => log.filter((line) => line.includes('menus_looked_at')).length === starts);
}

const menuOf = ({ api }: Bench, scope: object, language = '') => api.world.menus.get(menuKey(scope, language)) ?? [];
const setCalls = ({ api }: Bench) => api.calls.filter(({ method }) => SETTERS.includes(method)).length;

describe('the menus', () => {
  it('are set for private chats, groups and each admin, in Chinese and in English', async () => {
    const bench = await startBench({ settings: { admins: [1, 2] } });
    await ready(bench);
    const people = { type: 'all_private_chats' };
    const names = (scope: object) => menuOf(bench, scope).map(({ command }) => command);
    expect(names(people)).toEqual(
      expect.arrayContaining(['ask', 'today', 'issue', 'follow', 'lang', 'forget', 'help']),
    );
    expect(names(people)).not.toContain('ban');
    expect(names({ type: 'all_group_chats' })).toContain('ask');
    expect(names({ type: 'all_group_chats' })).not.toContain('forget');
    for (const chat_id of [1, 2])
      expect(names({ type: 'chat', chat_id })).toEqual(expect.arrayContaining(['help', 'ban', 'reindex']));
    const described = (language: string) =>
      menuOf(bench, people, language).find(({ command }) => command === 'new')?.description;
    expect([described(''), described('en')]).toEqual(['换个话题', 'Another subject']);
    const { descriptions } = bench.api.world;
    expect([...descriptions.keys()].sort()).toEqual([
      'Description ',
      'Description en',
      'ShortDescription ',
      'ShortDescription en',
    ]);
  });

  it('are set again only where they differ', async () => {
    const bench = await startBench({ settings: { admins: [1] } });
    await ready(bench);
    const before = setCalls(bench);
    expect(before).toBe(10);
    bench.api.world.menus.set(menuKey({ type: 'all_group_chats' }, ''), []);
    bench.api.calls.length = 0;
    await bench.restart();
    await ready(bench, 2);
    expect(setCalls(bench)).toBe(1);
  });

  it('that Telegram refuses only go to the log, and the others are set', async () => {
    const bench = await startBench({
      prepare: (api) => {
        api.fail('setMyCommands', { kind: 'reply', code: 400 });
        api.fail('setMyDescription', { kind: 'reply', code: 400 });
      },
    });
    await ready(bench);
    expect(menuOf(bench, { type: 'all_private_chats' })).toEqual([]);
    expect(menuOf(bench, { type: 'all_group_chats' })).not.toEqual([]);
    expect(bench.log.filter((line) => line.includes('not_set'))).toHaveLength(2);
    const reader = bench.reader();
    reader.says('谁来了');
    await reader.sees('答：谁来了');
  });

  it('keep to the language that an admin chose', async () => {
    const bench = await startBench({
      settings: { admins: [1] },
      prepare: (_api, _ask, state) => state.readers.setLanguage(1, 'en'),
    });
    await ready(bench);
    const [first] = menuOf(bench, { type: 'chat', chat_id: 1 });
    expect(first?.description).toMatch(/^Ask/);
  });
});
