import { describe, expect, it } from 'vitest';
import type { NewsEvent } from '../../domain/event.ts';
import type { ArticleId, EventId } from '../../domain/ids.ts';
import { eventOf, participantOf } from '../__fixtures__/events.ts';
import { happeningKeys, mentionKeys } from './happening-keys.ts';

const MEETING = eventOf({
  name: '全市森林防火工作会议',
  from: '2024-03-04',
  to: '2024-03-04',
  participants: [participantOf('尤怀瑾')],
});

/** Whether an event is known once another was told, for the follower of one subject. */
function isKnown(next: Partial<NewsEvent>, first: Partial<NewsEvent> = {}, subject = '防火'): boolean {
  const told = happeningKeys([{ ...MEETING, ...first }], ['防火'], new Map()).told;
  const other = { ...MEETING, id: 'e2' as EventId, articleId: 'a2' as ArticleId, ...next };
  return happeningKeys([other], [subject], new Map()).known.some((key) => told.includes(key));
}

describe('happeningKeys', () => {
  it.each([
    ['the same record', { id: MEETING.id }, {}],
    ['another paper that prints it, or a better reader', {}, {}],
    ['the same among more people', { participants: [participantOf('傅思远'), participantOf('尤怀瑾')] }, {}],
    ['the same without its people', { participants: [] }, {}],
    ['people named where the first named none', {}, { participants: [] }],
    ['the name without what all such names have', { name: '森林防火工作会议' }, {}],
    ['the day without its year', { from: 'XXXX-03-04' }, {}],
    ['the year where the first had none', {}, { from: 'XXXX-03-04' }],
    ['an announcement of what was told as held', { status: 'planned' as const }, {}],
    ['another record of that day in an article that was told', { articleId: MEETING.articleId, name: '防火会' }, {}],
  ])('knows %s again', (_, next, first) => {
    expect(isKnown(next, first)).toBe(true);
  });

  it.each([
    ['another day', { from: '2024-04-04' }, {}],
    ['another year', { from: '2023-03-04' }, {}],
    ['other people on the same day', { participants: [participantOf('蓝若水')] }, {}],
    ['another meeting', { name: '全市春灌工作会议' }, {}],
    ['what became of an announced event', {}, { status: 'planned' as const }],
  ])('takes %s for news', (_, next, first) => {
    expect(isKnown(next, first)).toBe(false);
  });

  it('takes an event without a day that comes weekly for news each time', () => {
    const article = (id: string, day: string) => ({
      id,
      text: '',
      issueDate: { value: day, origin: { kind: 'masthead' } },
    });
    const keys = (id: string, day: string) =>
      happeningKeys(
        [{ ...MEETING, from: null, to: null, id: `e${id}` as EventId, articleId: id as ArticleId }],
        ['防火'],
        new Map([[id as ArticleId, article(id, day) as never]]), // only the day of it is looked at
      );
    const { told } = keys('a1', '2024-03-05');
    expect(keys('a2', '2024-03-06').known.some((key) => told.includes(key))).toBe(true);
    expect(keys('a3', '2024-03-12').known.some((key) => told.includes(key))).toBe(false);
  });

  it('holds no word of the archive or of a reader', () => {
    const { told, known } = happeningKeys([MEETING], ['防火'], new Map());
    expect([...told, ...known].every((key) => /^[\w-]{16}$/.test(key))).toBe(true);
  });
});

describe('mentionKeys', () => {
  it('know a sentence again wherever it is printed, and a short one not', () => {
    const keys = (id: string, text: string) => mentionKeys(id as ArticleId, '林场', [text]);
    const shared = (text: string) => keys('a2', text).known.some((key) => keys('a1', text).told.includes(key));
    expect(shared('护林员田大河在石门林场守了三十年。')).toBe(true);
    expect(shared('林场如是说。')).toBe(false);
  });
});
