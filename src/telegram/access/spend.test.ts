import { expect, it } from 'vitest';
import { freshState } from '../../state/__fixtures__/state-folder.ts';
import { testSettings } from '../__fixtures__/test-settings.ts';
import { noteSpent, spend } from './spend.ts';

function desk(settings: Parameters<typeof testSettings>[0]) {
  let day = '2031-09-06';
  return {
    state: freshState().state,
    settings: { ...testSettings({ admins: [1], ...settings }), apiRoot: '' },
    today: () => day,
    nextDay: () => {
      day = '2031-09-07';
    },
  };
}

it('lets ask as often as the day has questions, then says how many there were', () => {
  const tools = desk({ dailyQuestions: 2 });
  for (let at = 0; at < 2; at++) {
    expect(spend(tools, 7, 7)).toEqual({ mayAsk: true, useModel: true });
    noteSpent(tools, 7, 7, 0);
  }
  expect(spend(tools, 7, 7)).toEqual({ mayAsk: false, key: 'access-spent', variables: { limit: 2 } });
  expect(spend(tools, 8, 8).mayAsk).toBe(true);
  tools.nextDay();
  expect(spend(tools, 7, 7).mayAsk).toBe(true);
});

it('counts a question of a group for the person, the group and everybody, one in private for the person once', () => {
  const tools = desk({});
  noteSpent(tools, 7, -50, 30);
  noteSpent(tools, 7, 7, 5);
  noteSpent(tools, null, -50, 1);
  const of = (id: number) => tools.state.usage.of(id, '2031-09-06');
  expect([of(7), of(-50), of(0)]).toEqual([
    { questions: 2, tokens: 35 },
    { questions: 2, tokens: 31 },
    { questions: 3, tokens: 36 },
  ]);
});

it('has a quota for the group too, which its anonymous admins share', () => {
  const tools = desk({ dailyQuestions: 1 });
  noteSpent(tools, null, -50, 0);
  expect(spend(tools, 7, -50)).toMatchObject({ mayAsk: false, key: 'access-group-spent' });
  expect(spend(tools, null, -50)).toMatchObject({ mayAsk: false, key: 'access-group-spent' });
  expect(spend(tools, 7, 7).mayAsk).toBe(true);
});

it.each([
  ['more', 5, true],
  ['none', 0, false],
])("goes by somebody's own quota where an admin set one: %s", (_, questions, mayAsk) => {
  const tools = desk({ dailyQuestions: 1 });
  tools.state.readers.setDailyQuestions(7, questions);
  if (questions > 0) noteSpent(tools, 7, 7, 0);
  expect(spend(tools, 7, 7).mayAsk).toBe(mayAsk);
});

it.each([
  [7, 7, 'access-none'],
  [8, -50, 'access-group-none'],
])('says so where somebody may ask nothing at all', (userId, chatId, key) => {
  const tools = desk({});
  for (const id of [7, -50]) tools.state.readers.setDailyQuestions(id, 0);
  expect(spend(tools, userId, chatId)).toMatchObject({ mayAsk: false, key });
});

it('does without the model once the tokens of the person or the group are spent', () => {
  const tools = desk({ dailyTokens: 100 });
  noteSpent(tools, 7, -50, 99);
  expect(spend(tools, 7, 7)).toEqual({ mayAsk: true, useModel: true });
  noteSpent(tools, 7, -50, 1);
  expect(spend(tools, 7, 7)).toEqual({ mayAsk: true, useModel: false });
  expect(spend(tools, 8, -50)).toEqual({ mayAsk: true, useModel: false });
  expect(spend(tools, 8, 8)).toEqual({ mayAsk: true, useModel: true });
});

it('never limits an admin, in groups neither', () => {
  const tools = desk({ dailyQuestions: 1, dailyTokens: 0 });
  for (let at = 0; at < 3; at++) noteSpent(tools, 1, -50, 10);
  expect(spend(tools, 1, 1)).toEqual({ mayAsk: true, useModel: true });
  expect(spend(tools, 1, -50)).toEqual({ mayAsk: true, useModel: true });
});
