import { describe, expect, it } from 'vitest';
import { type DayEvidence, inferYear, type YearLimits } from './infer-year.ts';

const DAY = 'XXXX-09-06';
const open: YearLimits = { apart: [], fitting: null };
const texts = (...leads: string[]): DayEvidence => ({ leads, heads: [], bodies: leads, wired: [] });
const folder = (year: number): YearLimits => ({
  apart: [{ value: year, origin: { kind: 'path', reason: `路径「${year}」` } }],
  fitting: null,
});

describe('inferYear', () => {
  it.each([
    ['a full date near', texts('2022年9月5日，会议召开。'), open, 2022],
    ['no full date far away', texts('2021年3月5日，会议召开。'), open, undefined],
    ['an event named by its year', texts('2022年全市运动会昨日开幕。'), open, 2022],
    [
      'what most articles say',
      texts('2022年全市运动会昨日开幕。', '2022年全省论坛闭幕。', '2023年全国大赛报名启动。'),
      open,
      2022,
    ],
    ['nothing where they disagree', texts('2022年全市运动会昨日开幕。', '2023年全国大赛报名启动。'), open, null],
    ['a full date before an event', texts('2022年9月5日，2023年全国大赛报名启动。'), open, 2022],
    ['a folder before an event', texts('2023年全国大赛报名启动。'), folder(2022), 2022],
    [
      'only what the masthead allows',
      texts('2022年全市运动会昨日开幕。', '2023年全国大赛启动。'),
      { apart: [], fitting: [2016, 2022] },
      2022,
    ],
    ['nothing that it does not allow', texts('2023年全国大赛启动。'), { apart: [], fitting: [2016, 2022] }, undefined],
    ['no year without evidence', texts('昨日，会议召开。'), open, undefined],
  ])('takes %s', (_, evidence, limits, wanted) => {
    expect(inferYear(evidence, DAY, limits)?.year).toBe(wanted);
  });

  it('tells what it rests on, how often, and against what it was checked', () => {
    const evidence = texts('2022年全市运动会昨日开幕。', '2022年全省论坛闭幕。');
    expect(inferYear(evidence, DAY, open)?.reason).toMatch(/^文内「2022年全市运动会」等2处$/);
    expect(inferYear(evidence, DAY, { apart: [], fitting: [2022] })?.reason).toContain('与报头的星期或农历相符');
    expect(inferYear(texts('2022年全市运动会开幕。', '2023年全国大赛启动。'), DAY, open)?.reason).toContain(
      '2022、2023',
    );
  });

  it('knows that a leap day is of a leap year', () => {
    expect(inferYear(texts('2023年全市运动会开幕。'), 'XXXX-02-29', open)).toBeNull();
  });
});
