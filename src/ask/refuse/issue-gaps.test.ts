import { describe, expect, it } from 'vitest';
import { addDays, type Day, weekdayOf } from '../../domain/day.ts';
import type { Holdings } from '../../domain/holdings.ts';
import { issueGaps } from './issue-gaps.ts';

/** Three months of a paper from 1 March 2023, on the weekdays given, less some days. */
function held(paper: string, weekdays: readonly number[], ...without: Day[]): Holdings['issues'] {
  const days = Array.from({ length: 90 }, (_, at) => addDays('2023-03-01', at));
  return days
    .filter((day) => weekdays.includes(weekdayOf(day) ?? -1) && !without.includes(day))
    .map((day) => ({ paper, day, inferred: false, pages: 4, articles: 20, doubtful: 0 }));
}
const holdings = (issues: Holdings['issues']): Holdings => ({ issues, files: 1, articles: 1, passages: 1, events: 0 });
const DAILY = [0, 1, 2, 3, 4, 5, 6];
const gaps = (issues: Holdings['issues'], from?: Day, to?: Day, papers: string[] = []) =>
  issueGaps(holdings(issues), from && to ? [{ from, to }] : [], papers);

describe('issueGaps', () => {
  it('finds the day that a daily paper lacks', () => {
    expect(gaps(held('云溪日报', DAILY, '2023-04-12'))).toEqual({
      known: ['云溪日报'],
      missing: [{ paper: '云溪日报', day: '2023-04-12' }],
    });
  });

  it('expects a paper of weekdays on weekdays alone', () => {
    const issues = held('云溪日报', [1, 2, 3, 4, 5], '2023-04-12');
    expect(gaps(issues).missing.map(({ day }) => day)).toEqual(['2023-04-12']);
  });

  it('expects a weekly on its day', () => {
    expect(gaps(held('石桥周报', [5], '2023-04-14')).missing).toEqual([{ paper: '石桥周报', day: '2023-04-14' }]);
  });

  it('looks at the asked period, without a year in every year', () => {
    const issues = held('云溪日报', DAILY, '2023-04-12', '2023-05-10');
    expect(gaps(issues, '2023-05-01', '2023-05-20').missing.map(({ day }) => day)).toEqual(['2023-05-10']);
    expect(gaps(issues, 'XXXX-04-10', 'XXXX-04-20').missing.map(({ day }) => day)).toEqual(['2023-04-12']);
    expect(gaps(issues, '2023-04-13', '2023-04-20')).toEqual({ known: ['云溪日报'], missing: [] });
  });

  it('looks at the asked papers', () => {
    const issues = [...held('云溪日报', DAILY, '2023-04-12'), ...held('石桥周报', [5])];
    expect(gaps(issues, '2023-04-01', '2023-04-20', ['石桥周报'])).toEqual({ known: ['石桥周报'], missing: [] });
  });

  it.each([
    ['a paper held here and there', held('云溪日报', DAILY).filter((_, at) => at % 9 === 0)],
    ['a few days', held('云溪日报', DAILY).slice(0, 10)],
    ['issues of unknown year', [{ ...held('云溪日报', DAILY).slice(0, 1)[0], day: 'XXXX-04-12' }]],
    ['issues of no paper', held('云溪日报', DAILY).map((issue) => ({ ...issue, paper: null }))],
    ['nothing', []],
  ])('says nothing of %s', (_, issues) => {
    // The sketch of one issue may lack fields that gaps do not look at.
    expect(gaps(issues as Holdings['issues'])).toEqual({ known: [], missing: [] });
  });

  it('does not expect issues before the first or after the last that is held', () => {
    expect(gaps(held('云溪日报', DAILY), '2022-01-01', '2025-01-01').missing).toEqual([]);
  });

  it('takes a week without an issue for missing, not for the end of the paper', () => {
    const week = Array.from({ length: 7 }, (_, at) => addDays('2023-04-10', at));
    expect(gaps(held('云溪日报', DAILY, ...week)).missing.map(({ day }) => day)).toEqual(week);
  });
});
