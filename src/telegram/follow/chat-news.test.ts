import { describe, expect, it } from 'vitest';
import type { NewsItem } from '../../domain/news.ts';
import type { DigestStore } from '../../state/digests.ts';
import type { Follow } from '../../state/follows.ts';
import { ChatNews } from './chat-news.ts';

function item(key: string, subjects: readonly string[], day = '2024-03-04'): NewsItem {
  return {
    subjects: subjects.map((subject) => ({ subject, person: null })),
    day,
    events: [],
    mention: [],
    told: [key],
    known: [key],
  };
}

function chat(subjects: readonly string[], told: readonly string[] = []): ChatNews {
  const follows = subjects.map((subject, at): Follow => {
    return { id: at + 1, chatId: 7, threadId: null, userId: 7, subject, createdAt: new Date(0) };
  });
  const [first, ...others] = follows;
  if (!first) throw new Error('a chat follows something');
  const digests: Pick<DigestStore, 'toldOf'> = {
    toldOf: (_chat, _thread, keys) => new Set(keys.filter((key) => told.includes(key))),
  };
  return new ChatNews([first, ...others], digests);
}

const issue = (day: string) => ({ paper: '青塘日报', day });
const keysOf = (news: ChatNews) => news.plans().map(({ items }) => items.flatMap(({ told }) => told));

describe('ChatNews', () => {
  it('has one digest an issue, of what the chat follows alone', () => {
    const news = chat(['防火', '供水']);
    news.add(issue('2024-03-05'), [item('a', ['防火', '春灌']), item('b', ['春灌']), item('c', ['供水'])]);
    news.add(issue('2024-03-06'), [item('d', ['防火'])]);
    expect(keysOf(news)).toEqual([['a', 'c'], ['d']]);
    expect(news.plans()[0]?.items[0]?.subjects.map(({ subject }) => subject)).toEqual(['防火']);
    expect(news.plans()[0]?.scope).toEqual({ of: 'issue', paper: '青塘日报', day: '2024-03-05' });
    expect(news.followIds(news.plans()[1]?.items ?? [])).toEqual([1]);
  });

  it('takes parts of one issue together', () => {
    const news = chat(['防火']);
    news.add(issue('2024-03-05'), [item('a', ['防火'])]);
    news.add(issue('2024-03-05'), [item('b', ['防火'])]);
    expect(keysOf(news)).toEqual([['a', 'b']]);
  });

  it('leaves out what was told before, or by an earlier issue of the same look', () => {
    const news = chat(['防火'], ['a']);
    news.add(issue('2024-03-05'), [item('a', ['防火']), item('b', ['防火'])]);
    news.add(issue('2024-03-06'), [item('b', ['防火'])]);
    expect(keysOf(news)).toEqual([['b']]);
  });

  it('sums up more than five issues: the counts, and the newest first', () => {
    const news = chat(['防火', '供水']);
    for (let day = 1; day <= 20; day++) {
      const date = `2024-03-${String(day).padStart(2, '0')}`;
      news.add(issue(date), [item(`a${day}`, ['防火'], date), ...(day > 18 ? [item(`b${day}`, ['供水'], date)] : [])]);
    }
    const [plan, ...more] = news.plans();
    expect(more).toEqual([]);
    expect(plan?.scope).toEqual({
      of: 'many',
      issues: 20,
      items: 22,
      from: '2024-03-01',
      to: '2024-03-20',
      counts: [
        { subject: '防火', count: 20 },
        { subject: '供水', count: 2 },
      ],
    });
    expect(keysOf(news)[0]).toEqual(['a20', 'b20', 'a19', 'b19', 'a18', 'a17', 'a16', 'a15', 'a14', 'a13']);
  });

  it('tells five issues one by one', () => {
    const news = chat(['防火']);
    for (const day of [1, 2, 3, 4, 5]) news.add(issue(`2024-03-0${day}`), [item(`a${day}`, ['防火'])]);
    expect(news.plans()).toHaveLength(5);
  });
});
