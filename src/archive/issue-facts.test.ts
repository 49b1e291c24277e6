import { describe, expect, it } from 'vitest';
import type { OriginKind, Sourced } from '../domain/article.ts';
import { factDoubts, NO_CLAIMS, settleFacts, weekdayDoubt } from './issue-facts.ts';

const claim = (value: string, kind: OriginKind): Sourced<string> => ({ value, origin: { kind, reason: '据此' } });

describe('settleFacts', () => {
  it('takes the most trusted claim whatever the order', () => {
    const paper = [claim('丙报', 'text'), claim('甲报', 'sidecar'), claim('乙报', 'masthead')];
    expect(settleFacts({ ...NO_CLAIMS, paper }).facts.paper).toEqual(claim('甲报', 'sidecar'));
  });

  it('doubts two stated days that differ, but not an inferred one', () => {
    const issueDate = [claim('2023-04-12', 'path'), claim('2023-04-13', 'masthead')];
    expect(settleFacts({ ...NO_CLAIMS, issueDate }).doubts.map(({ code }) => code)).toEqual(['date-conflict']);
    const inferred = [claim('2023-04-12', 'path'), claim('2023-04-13', 'inferred')];
    expect(settleFacts({ ...NO_CLAIMS, issueDate: inferred }).doubts).toEqual([]);
  });

  it('takes 01 and 1 for one page', () => {
    const page = [claim('01', 'path'), claim('1', 'masthead')];
    expect(settleFacts({ ...NO_CLAIMS, page }).doubts).toEqual([]);
  });
});

describe('factDoubts', () => {
  const nothing = { paper: null, issueDate: null, page: null, url: null };

  it.each([
    ['nothing', nothing, ['paper-unknown', 'date-unknown']],
    ['a year', { ...nothing, issueDate: claim('XXXX-08-11', 'inferred') }, ['paper-unknown', 'year-unknown']],
    ['certainty', { ...nothing, issueDate: claim('2022-09-06', 'inferred') }, ['paper-unknown', 'date-inferred']],
    ['doubt', { ...nothing, paper: claim('甲报', 'path'), issueDate: claim('2022-09-06', 'path') }, []],
  ])('tells what lacks with %s', (_, facts, codes) => {
    expect(factDoubts(facts, true).map(({ code }) => code)).toEqual(codes);
  });
});

describe('weekdayDoubt', () => {
  it.each([
    ['2023-04-12', '三', null],
    ['2023-04-12', '四', 'weekday-conflict'],
    ['2023-04-16', '日', null],
    ['2023-04-16', '天', null],
    ['XXXX-04-16', '一', null],
  ])('checks %s against 星期%s', (day, weekday, code) => {
    expect(weekdayDoubt(day, weekday)?.code ?? null).toBe(code);
  });
});
