import { describe, expect, it } from 'vitest';
import type { OriginKind, Sourced } from '../../domain/article.ts';
import { factDoubts, NO_CLAIMS, settleFacts } from './issue-facts.ts';

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

  it('tells all that differ in one doubt, with where each was read', () => {
    const said = (value: string, kind: OriginKind, reason: string): Sourced<string> => ({
      value,
      origin: { kind, reason },
    });
    const issueDate = [
      said('2023-04-12', 'path', '路径「0412.txt」'),
      said('2023-04-13', 'masthead', '报头「4月13日」'),
      said('2023-04-13', 'meta', '网页「13日」'),
      said('2023-04-14', 'meta', '网页「14日」'),
    ];
    expect(settleFacts({ ...NO_CLAIMS, issueDate }).doubts.map(({ text }) => text)).toEqual([
      '日期不一致：取2023-04-12（路径「0412.txt」），另有2023-04-13（报头「4月13日」）、2023-04-14（网页「14日」）',
    ]);
  });

  it.each([
    ['a day without year', 'XXXX-04-12', '2023-04-12', '2023-04-12', []],
    ['another day', 'XXXX-04-13', '2023-04-12', 'XXXX-04-13', ['date-conflict']],
  ])('settles %s in the path beside a masthead', (_, path, masthead, day, codes) => {
    const settled = settleFacts({ ...NO_CLAIMS, issueDate: [claim(path, 'path'), claim(masthead, 'masthead')] });
    expect(settled.facts.issueDate?.value).toBe(day);
    expect(settled.doubts.map(({ code }) => code)).toEqual(codes);
  });

  it('gives a day the year that stands apart', () => {
    const year = [{ value: 2022, origin: { kind: 'path' as const, reason: '路径「2022年合订本」' } }];
    const { facts } = settleFacts({ ...NO_CLAIMS, issueDate: [claim('XXXX-09-06', 'masthead')], year });
    expect(facts.issueDate).toEqual({
      value: '2022-09-06',
      origin: { kind: 'inferred', reason: '据此；年份据路径「2022年合订本」' },
    });
  });

  it.each([
    ['供销报', '供销时报', '供销时报', []],
    ['矿工报', '西山矿工报', '西山矿工报', []],
    ['衡陽日報', '衡阳日报', '衡陽日報', []],
    ['衡阳日报', '《衡阳日报》社', '衡阳日报', []],
    ['甲城日报', '甲城晚报', '甲城日报', ['paper-conflict']],
  ])('of the folder %s and the masthead %s takes %s', (path, masthead, wanted, codes) => {
    const settled = settleFacts({ ...NO_CLAIMS, paper: [claim(path, 'path'), claim(masthead, 'masthead')] });
    expect(settled.facts.paper?.value).toBe(wanted);
    expect(settled.doubts.map(({ code }) => code)).toEqual(codes);
  });

  it('fills in addresses with what is settled', () => {
    const settled = settleFacts({
      ...NO_CLAIMS,
      issueDate: [claim('2022-09-06', 'path')],
      page: [claim('A01', 'path')],
      url: ['https://example.com/{paper}', 'https://example.com/{yyyy}{mm}/{dd}/{page}.html'],
      pageImage: ['scans/{yyyy}/{page}.jpg'],
    });
    expect(settled.facts.url).toBe('https://example.com/202209/06/A01.html');
    expect(settled.facts.pageImage).toBe('scans/2022/A01.jpg');
  });

  it.each([
    ['01', '1', []],
    ['A2', '2', []],
    ['A2', 'a02', []],
    ['A2', 'B2', ['page-conflict']],
    ['3', '2', ['page-conflict']],
  ])('compares the pages %s and %s', (path, masthead, codes) => {
    const page = [claim(path, 'path'), claim(masthead, 'masthead')];
    expect(settleFacts({ ...NO_CLAIMS, page }).doubts.map(({ code }) => code)).toEqual(codes);
  });
});

describe('factDoubts', () => {
  const nothing = { paper: null, issueDate: null, page: null, url: null, pageImage: null };

  it.each([
    ['nothing', nothing, ['paper-unknown', 'date-unknown']],
    ['a year', { ...nothing, issueDate: claim('XXXX-08-11', 'inferred') }, ['paper-unknown', 'year-unknown']],
    ['certainty', { ...nothing, issueDate: claim('2022-09-06', 'inferred') }, ['paper-unknown', 'date-inferred']],
    ['doubt', { ...nothing, paper: claim('甲报', 'path'), issueDate: claim('2022-09-06', 'path') }, []],
  ])('tells what lacks with %s', (_, facts, codes) => {
    expect(factDoubts(facts, true).map(({ code }) => code)).toEqual(codes);
  });
});
