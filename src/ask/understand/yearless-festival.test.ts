import { expect, it } from 'vitest';
import type { Holdings } from '../../domain/holdings.ts';
import { findDates } from '../../text/dates.ts';
import { yearlessFestival } from './yearless-festival.ts';

function holding(...days: readonly string[]): Holdings {
  const issues = days.map((day) => ({ paper: null, day, inferred: false, pages: 1, articles: 1, doubtful: 0 }));
  return { issues, files: 1, articles: 1, passages: 1, events: 0 };
}

function yearsOf(question: string, ...held: readonly string[]): readonly string[] | null {
  const [date] = findDates(question, { reference: '2026-11-21', use: 'question' });
  if (!date) throw new Error(`no date in ${question}`);
  return yearlessFestival(date, holding(...held), '2026-11-21')?.map(({ range }) => range.from.slice(0, 4)) ?? null;
}

it.each([
  ['清明小长假公墓接待了多少人', ['2013-04-09'], ['2013']],
  ['春节前市长去了哪里', ['2012-01-20', '2013-02-08'], ['2012', '2013']],
  ['春节前市长去了哪里', ['2012-06-20'], ['2026']],
  ['2012年春节市长去了哪里', ['2013-02-08'], null],
  ['今年清明公墓接待了多少人', ['2013-04-09'], null],
  ['9月5日有哪些会议', ['2013-09-06'], null],
  ['五月以来市长去了哪里', ['2013-05-06'], null],
])('%s with issues of %j is asked of %j', (question, held, years) => {
  expect(yearsOf(question, ...held)).toEqual(years);
});
