import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../domain/day.ts';
import type { Holdings } from '../../domain/holdings.ts';
import { findDates } from '../../text/dates.ts';
import { boundTimes } from './asked-bounds.ts';

const issue = (day: Day) => ({ paper: '槐江日报', day, inferred: false, pages: 1, articles: 1, doubtful: 0 });
const HOLDINGS: Holdings = {
  issues: [issue('2019-01-15'), issue('2020-11-12')],
  files: 2,
  articles: 2,
  passages: 2,
  events: 0,
};
const ASKED_ON = '2021-06-01';

function bounded(question: string, open = false) {
  const times = findDates(question, { reference: ASKED_ON, use: 'question' }).map(({ text, from, to }) => ({
    text,
    range: { from, to },
  }));
  return boundTimes(times, question, { holdings: HOLDINGS, askedOn: ASKED_ON, open });
}

describe('boundTimes', () => {
  it.each([
    ['2020年5月8日前有哪些会议', '2020年5月8日前', '2018-01-14', '2020-05-07'],
    ['2020年5月8日以前有哪些会议', '2020年5月8日以前', '2018-01-14', '2020-05-07'],
    ['截至2020年5月8日有哪些会议', '2020年5月8日', '2018-01-14', '2020-05-08'],
    ['2020年5月8日之后有哪些会议', '2020年5月8日之后', '2020-05-09', '2022-06-02'],
    ['2020年5月以后有哪些会议', '2020年5月以后', '2020-05-01', '2022-06-02'],
    ['2020年5月底前有哪些会议', '2020年5月底前', '2018-01-14', '2020-05-31'],
    ['5月8日前有哪些会议', '5月8日前', 'XXXX-01-01', 'XXXX-05-07'],
    ['5月8日之后有哪些会议', '5月8日之后', 'XXXX-05-09', 'XXXX-12-31'],
    ['2020年5月8日前后有哪些会议', '2020年5月8日前后', '2020-05-05', '2020-05-11'],
    ['2020年国庆节前去了哪里', '2020年国庆节前', '2020-09-16', '2020-09-30'],
    ['2020年国庆后去了哪里', '2020年国庆后', '2020-10-09', '2020-10-23'],
    ['2020年春节前夕去了哪里', '2020年春节前夕', '2020-01-18', '2020-01-24'],
    ['2020年5月12日至18日去了哪里', '2020年5月12日至18日', '2020-05-12', '2020-05-18'],
    ['最近去了哪里', '最近', '2020-10-12', '2021-06-01'],
  ])('%s: %s is %s to %s', (question, text, from, to) => {
    expect(bounded(question)).toEqual([{ text, range: { from, to } }]);
  });

  it('reaches back without end for the last one before a festival', () => {
    expect(bounded('2020年国庆节前最后一次检查', true)[0]?.range).toEqual({ from: '2018-01-14', to: '2020-09-30' });
  });

  it('leaves a day followed by another word alone', () => {
    expect(bounded('2020年5月8日前往石桥县调研')[0]?.range).toEqual({ from: '2020-05-08', to: '2020-05-08' });
    expect(bounded('2020年10月8日后勤会议')[0]?.range).toEqual({ from: '2020-10-08', to: '2020-10-08' });
  });

  it('never turns a range round', () => {
    const words = fc.constantFrom('前', '后', '以前', '之后', '起', '前后', '前夕', '');
    const times = fc.constantFrom('1月1日', '2020年', '2020年12月31日', '5月', '国庆', '春节', '2月29日', '去年底');
    fc.assert(
      fc.property(times, words, fc.boolean(), (time, word, open) => {
        for (const { range } of bounded(`${time}${word}有哪些会议`, open)) {
          const [from, to] = [range.from.slice(0, 4), range.to.slice(0, 4)];
          expect(from === 'XXXX').toBe(to === 'XXXX');
          if (from !== 'XXXX') expect(range.from <= range.to).toBe(true);
        }
      }),
    );
  });
});
