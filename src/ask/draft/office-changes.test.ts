import { describe, expect, it } from 'vitest';
import type { Article } from '../../domain/article.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { officeChanges } from './office-changes.ts';

const article = (text: string): Article =>
  ({
    id: 'a' as ArticleId,
    text,
    body: { start: 0, end: text.length },
    issueDate: { value: '2022-10-12', origin: { kind: 'text', reason: null } },
  }) as Article; // nothing else of it is looked at
const names = new Set(['邢志高', '卫承远', '鲍庆和']);
const told = (text: string, office: string | null) =>
  officeChanges(article(text), names, office).map(({ name, kind }) => `${name} ${kind}`);

describe('officeChanges', () => {
  it.each([
    ['决定邢志高任汐阳市委书记，卫承远不再担任汐阳市委书记职务。', '市委书记', ['邢志高 takes', '卫承远 leaves']],
    ['会议任命鲍庆和为汐阳市副市长、代理市长。', '市长', ['鲍庆和 acting']],
    ['会议任命鲍庆和为汐阳市副市长。', '市长', []],
    ['会议任命鲍庆和为汐阳市副市长。', '副市长', ['鲍庆和 takes']],
    ['大会选举鲍庆和为汐阳市市长。', '市长', ['鲍庆和 takes']],
    ['鲍庆和当选汐阳市市长。', '市长', ['鲍庆和 takes']],
    ['会议决定免去卫承远的汐阳市市长职务。', '市长', ['卫承远 leaves']],
    ['会议接受卫承远辞去汐阳市市长职务的请求。', '市长', ['卫承远 leaves']],
    ['鲍庆和同志任汐阳市委副书记，提名为市长候选人。', '市长', ['鲍庆和 proposed']],
    ['公示：鲍庆和，现任县长，拟任市水利局局长。', '局长', ['鲍庆和 proposed']],
    ['市委书记卫承远出席会议并讲话。', '市委书记', []],
    ['市长鲍庆和主持会议，会议任命了一批干部。', '市长', []],
    ['卫承远对新任市长提出要求。', '市长', []],
  ])('%s', (text, office, changes) => {
    expect(told(text, office)).toEqual(changes);
  });

  it('tells any office where none is asked, with the day printed', () => {
    const [change] = officeChanges(article('10月11日，市人大常委会任命鲍庆和为市财政局局长。'), names, null);
    expect([change?.name, change?.kind, change?.day]).toEqual(['鲍庆和', 'takes', '2022-10-11']);
  });
});
