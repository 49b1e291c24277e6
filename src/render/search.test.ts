import { describe, expect, it } from 'vitest';
import type { PassageId } from '../domain/ids.ts';
import type { SearchHit } from '../domain/search-hit.ts';
import { FILE_READING } from './__fixtures__/readings.ts';
import { searchJson } from './search-json.ts';
import { searchText } from './search-text.ts';

const plain = { colour: false, width: null };

function hit(
  parts: Partial<SearchHit['article']> = {},
  text = '9月5日上午，\n全市防汛工作会议在云栖会堂召开。',
): SearchHit {
  const [reading] = FILE_READING.articles;
  if (!reading) throw new Error('the fixture has one article');
  const article = { ...reading.article, ...parts };
  // Branded: a test's id is made here rather than derived from content.
  const passage = { id: 'p_1' as PassageId, articleId: article.id, n: 0, start: 38, end: 38 + text.length, text };
  return { article, passage, score: 12.345678 };
}

describe('searchJson', () => {
  it('has the fields of the contract, scores to four places', () => {
    expect(searchJson('q7', [hit({ record: 'r1' })])).toEqual({
      _id: 'q7',
      hits: [
        {
          article_id: 'a_7c1d20b4',
          source: '2031/云栖晚报-0906.txt',
          record: 'r1',
          title: '汛期未过 防线不松',
          issue_date: '2031-09-06',
          start: 38,
          end: 62,
          text: '9月5日上午，\n全市防汛工作会议在云栖会堂召开。',
          score: 12.3457,
        },
      ],
    });
  });

  it('says null for what is not known, and has no hits when there are none', () => {
    expect(searchJson('q', [hit({ issueDate: null })])).toMatchObject({ hits: [{ record: null, issue_date: null }] });
    expect(searchJson('q', [])).toEqual({ _id: 'q', hits: [] });
  });
});

describe('searchText', () => {
  it('numbers the hits, each with its house citation, what of it was inferred, and its passage on one line', () => {
    const derived = hit({ titleDerived: true, paper: null, issueDate: null, page: null }, '古桥保护座谈会举行。');
    expect(searchText([hit(), derived], plain)).toBe(
      [
        '1. 《云栖晚报》2031年9月6日A01版《汛期未过 防线不松》（日期据文内推断）',
        '9月5日上午， 全市防汛工作会议在云栖会堂召开。',
        '',
        '2. 报名不详，日期不详《汛期未过 防线不松》（标题据正文代拟）',
        '古桥保护座谈会举行。',
      ].join('\n'),
    );
  });

  it('breaks passages at the width and draws headlines strong when colours are asked for', () => {
    const drawn = searchText([hit()], { colour: true, width: 20 });
    expect(drawn).toMatch(/^\x1b\[1m1\. 《云栖晚报》/);
    expect(drawn.split('\n').length).toBeGreaterThan(2);
  });

  it('lets no escape sequence of the archive through', () => {
    expect(searchText([hit({ title: '\x1b[31m红\u202e' }, '\x1b]0;x\x07\x1b[2J黑')], plain)).not.toMatch(
      /[\x1b\x07\u202e]/,
    );
  });

  it('says that nothing was found', () => {
    expect(searchText([], plain)).toBe('没有检索到相关段落。');
  });
});
