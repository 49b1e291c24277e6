import { describe, expect, it } from 'vitest';
import { inferDay, inferIssueDay } from './infer-day.ts';
import type { DayEvidence } from './infer-year.ts';
import { NO_CLAIMS } from './issue-facts.ts';

const page = (leads: string[], more: Partial<DayEvidence> = {}): DayEvidence => ({
  leads,
  heads: [],
  bodies: leads,
  wired: [],
  ...more,
});

describe('inferDay', () => {
  it.each([
    ['the day after the latest lead', ['8月9日晚,甲会召开。', '8月10日上午,乙会召开。'], 'XXXX-08-11'],
    ['the last day of a range', ['1月2日至3日,会议举行。'], 'XXXX-01-04'],
    ['Chinese numerals', ['十月二日上午,会议举行。'], 'XXXX-10-03'],
    ['the end of a month', ['2月28日,会议举行。'], 'XXXX-02-29'],
    ['the turn of the year', ['12月31日,会议举行。', '1月1日,会议举行。'], 'XXXX-01-02'],
    ['no announced day', ['9月5日,发布会举行。', '某节将于9月20日开幕。', '9月28日起将实行新规。'], 'XXXX-09-06'],
    ['a printed year', ['2022年9月5日,会议举行。'], '2022-09-06'],
    ['an event named by its year', ['9月5日上午,2022年国家读书宣传周启动仪式举行。'], '2022-09-06'],
    ['a numbered meeting of a year', ['8月4日,省安委会召开2021年第二次全体会议。'], '2021-08-05'],
  ])('takes %s', (_, leads, wanted) => {
    expect(inferDay(page(leads))?.value).toBe(wanted);
  });

  it('knows the year before a congress, and the year before that once its day is past', () => {
    const bodies = ['以实际行动迎接党的二十大胜利召开。'];
    expect(inferDay(page(['10月7日,会议举行。'], { bodies }))?.value).toBe('2022-10-08');
    expect(inferDay(page(['11月7日,会议举行。'], { bodies }))?.value).toBe('2021-11-08');
  });

  it('knows the year of an anniversary', () => {
    const bodies = ['为庆祝建党100周年创造良好环境。'];
    expect(inferDay(page(['6月7日,会议举行。'], { bodies }))?.value).toBe('2021-06-08');
  });

  it('does not take a plan of several years, or last year, for the year', () => {
    const bodies = ['审议三年行动计划（2021—2023）。', '2020年度工作总结。'];
    expect(inferDay(page(['8月13日,会议举行。'], { bodies }))?.value).toBe('XXXX-08-14');
  });

  it('says why in Chinese and is marked as inferred', () => {
    const day = inferDay(page(['9月5日上午,2022年国家读书宣传周启动。']));
    expect(day?.origin.kind).toBe('inferred');
    expect(day?.origin.reason).toContain('9月5日');
    expect(day?.origin.reason).toContain('2022年国家读书宣传周');
  });

  it('infers nothing where no lead tells a day', () => {
    expect(inferDay(page(['昨日,会议举行。']))).toBeNull();
    expect(inferDay(page([]))).toBeNull();
  });
});

describe('inferIssueDay', () => {
  const stated = (value: string) => ({
    ...NO_CLAIMS,
    issueDate: [{ value, origin: { kind: 'path' as const, reason: '路径「9月6日」' } }],
  });
  const telling = page(['2022年9月5日，会议召开。']);

  it('adds the year to a day that is stated without it, and says whence', () => {
    expect(inferIssueDay(stated('XXXX-09-06'), () => telling, null)).toEqual({
      value: '2022-09-06',
      origin: { kind: 'inferred', reason: '路径「9月6日」；年份据文内「2022年9月5日」' },
    });
  });

  it('adds nothing to a whole day, and no year that nothing tells', () => {
    expect(inferIssueDay(stated('2021-09-06'), () => telling, null)).toBeNull();
    expect(inferIssueDay(stated('XXXX-09-06'), () => page(['昨日，会议召开。']), null)).toBeNull();
  });

  it('takes the year that stands apart for a day that the texts tell', () => {
    const apart = {
      ...NO_CLAIMS,
      year: [{ value: 2022, origin: { kind: 'path' as const, reason: '路径「2022年」' } }],
    };
    expect(inferIssueDay(apart, () => page(['9月5日，会议召开。']), null)?.value).toBe('2022-09-06');
  });
});
