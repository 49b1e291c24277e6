import { describe, expect, it } from 'vitest';
import type { Article } from '../../domain/article.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { eventOf } from '../__fixtures__/events.ts';
import { groupTold } from './told-otherwise.ts';

const origin = { kind: 'text', reason: null } as const;
const paper = (id: string, name: string, day: string): [ArticleId, Article] => [
  id as ArticleId, // a test's own ids
  { id, paper: { value: name, origin }, issueDate: { value: day, origin } } as Article, // nothing else is looked at
];
const articles = new Map([
  paper('d9', '汐阳日报', '2021-03-09'),
  paper('w9', '汐阳晚报', '2021-03-09'),
  paper('w20', '汐阳晚报', '2021-03-20'),
]);

let made = 0;
const event = (articleId: string, name: string, given: Partial<NewsEvent> = {}): NewsEvent => {
  made++;
  const quote = { start: made, end: made + 1 };
  const day = '2021-03-08';
  return eventOf({ name, from: day, to: day, quote, ...given, id: `e${made}`, articleId });
};
const NAME = '全市春耕备耕工作会议';
const afternoon = { dayPart: '下午' } as const;
const next = { from: '2021-03-09', to: '2021-03-09' } as const;

describe('groupTold', () => {
  it('takes the morning of one paper and the afternoon of another for one meeting', () => {
    expect(groupTold([event('d9', NAME), event('w9', NAME, afternoon)], articles)).toHaveLength(1);
  });

  it('takes two days for one ceremony, which comes once', () => {
    expect(groupTold([event('d9', '汐阳大桥合龙仪式'), event('w9', '汐阳大桥合龙仪式', next)], articles)).toHaveLength(
      1,
    );
  });

  it.each([
    ['of one paper', event('d9', NAME), event('d9', NAME, afternoon)],
    ['that come again the next day', event('d9', NAME), event('w9', NAME, next)],
    ['of other people', event('d9', NAME), event('w9', NAME, { ...afternoon, participants: [] })],
    ['of other numbers', event('d9', '市安委会第1次全体会议'), event('w9', '市安委会第2次全体会议', afternoon)],
    ['of names that tell nothing', event('d9', '工作会议'), event('w9', '工作会议', afternoon)],
    ['in issues far apart', event('d9', NAME), event('w20', NAME, afternoon)],
    ['in a paper that is not known', event('d9', NAME), event('x', NAME, afternoon)],
  ])('keeps apart two meetings %s', (_, a, b) => {
    expect(groupTold([a, b], articles)).toHaveLength(2);
  });

  it('keeps apart what a paper tells of both halves of a day', () => {
    const told = [event('d9', NAME), event('d9', NAME, afternoon), event('w9', NAME, afternoon)];
    expect(groupTold(told, articles).map((group) => group.length)).toEqual([1, 2]);
  });
});
