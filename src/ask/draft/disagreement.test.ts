import { describe, expect, it } from 'vitest';
import type { Article } from '../../domain/article.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { disagreement, type Version } from './disagreement.ts';

const version = (paper: string | null, text: string, day = '2021-03-09'): Version => {
  const id = `${paper}${day}${text}` as ArticleId; // a test's own id
  const origin = { kind: 'text', reason: null } as const;
  const article = {
    id,
    paper: paper === null ? null : { value: paper, origin },
    issueDate: { value: day, origin },
  } as Article; // nothing else of it is looked at
  return { text, article, quotes: [{ articleId: id, start: 0, end: 9 }] };
};

describe('disagreement', () => {
  it('tells both papers with what each prints', () => {
    const found = disagreement([version('汐阳日报', '86万亩'), version('汐阳晚报', '68万亩')]);
    expect(found?.text).toBe('《汐阳日报》作86万亩，《汐阳晚报》作68万亩');
    expect(found?.quotes).toHaveLength(2);
  });

  it.each([
    ['9月5日', '9月5日上午'],
    ['三万余人', '3万余人'],
    ['市会议中心', '市会议中心一楼大厅'],
    ['86万亩', '86万亩'],
  ])('takes %s and %s for one thing, told finer', (a, b) => {
    expect(disagreement([version('甲报', a), version('乙报', b)])).toBeNull();
    expect(disagreement([version('乙报', b), version('甲报', a)])).toBeNull();
  });

  it.each([
    ['6万亩', '86万亩'],
    ['2处', '12处'],
    ['3月8日上午', '3月8日下午'],
  ])('does not take %s for a coarser %s', (a, b) => {
    expect(disagreement([version('甲报', a), version('乙报', b)])).not.toBeNull();
  });

  it('leaves out what is coarser than both sides', () => {
    const found = disagreement([
      version('甲报', '9月5日'),
      version('乙报', '9月5日上午'),
      version('丙报', '9月5日下午'),
    ]);
    expect(found?.text).toBe('《乙报》作9月5日上午，《丙报》作9月5日下午');
  });

  it('names the day of the issue where a paper differs from itself', () => {
    const found = disagreement([version('甲报', '12人'), version('甲报', '15人', '2021-03-10')]);
    expect(found?.text).toBe('《甲报》2021年3月9日作12人，《甲报》2021年3月10日作15人');
  });

  it('has words for a report whose paper is not known', () => {
    expect(disagreement([version(null, '12人'), version('甲报', '15人')])?.text).toBe(
      '另一篇报道作12人，《甲报》作15人',
    );
  });
});
