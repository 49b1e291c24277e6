import { describe, expect, it } from 'vitest';
import { NO_CLAIMS } from './facts/issue-facts.ts';
import { type ArticleRecord, parseRecord, readRecord } from './read-record.ts';

const read = (fields: Record<string, unknown>, claims = NO_CLAIMS) => {
  // The cases below are all records.
  const record = parseRecord(JSON.stringify(fields), 1) as ArticleRecord;
  return readRecord(record, { source: '稿.jsonl', n: 1, claims });
};

describe('readRecord', () => {
  it.each([
    ['a stated date', { date: '2022-09-06', text: '9月5日，会议召开。' }, '2022-09-06', 'record'],
    ['the year of a stated day', { date: 'XXXX-09-06', text: '2022年9月5日，会议召开。' }, '2022-09-06', 'inferred'],
    ['the day that the text tells', { text: '2022年9月5日，会议召开。' }, '2022-09-06', 'inferred'],
    ['no year that nothing tells', { date: 'XXXX-09-06', text: '昨日，会议召开。' }, 'XXXX-09-06', 'record'],
  ])('takes %s', (_, fields, day, kind) => {
    const { issueDate } = read({ _id: 'a', title: '会议召开', ...fields });
    expect([issueDate?.value, issueDate?.origin.kind]).toEqual([day, kind]);
  });

  it('takes the paper of its field before that of the dateline, and fills in the address of the sidecar', () => {
    const fields = {
      title: '会议召开',
      text: '北桥晚报讯（记者 林晓）会议召开。',
      paper: '南桥日报',
      date: '2022-09-06',
      page: 'A01',
    };
    const article = read(fields, { ...NO_CLAIMS, url: ['https://example.com/{yyyy}/{page}'] });
    expect(article.paper?.value).toBe('南桥日报');
    expect(article.url).toBe('https://example.com/2022/A01');
    expect(read({ ...fields, paper: undefined }).paper?.value).toBe('北桥晚报');
  });

  it('gives one record nothing of another', () => {
    const fields = { title: '会议召开', text: '昨日，会议召开。' };
    const alone = read(fields);
    read({ title: '论坛开幕', text: '2022年9月5日，论坛开幕。', paper: '北桥晚报' });
    expect(read(fields)).toEqual(alone);
  });
});
