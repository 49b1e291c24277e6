import { describe, expect, it } from 'vitest';
import { listAnswer, refusal } from './__fixtures__/answers.ts';
import { CLAIM_COLUMNS, claimTable } from './claim-table.ts';

const first = (column: (typeof CLAIM_COLUMNS)[number], rows: readonly (readonly string[])[]) =>
  rows[0]?.[CLAIM_COLUMNS.indexOf(column)];

describe('claimTable', () => {
  it('has a row a claim with where it stands, and says what was inferred', () => {
    expect(claimTable(listAnswer(), 'iso')).toEqual([
      [
        '2031-09-05',
        '上午，出席全市防汛工作会议并讲话。',
        '全市防汛工作会议',
        '云栖会堂',
        '云栖晚报',
        '2031-09-06',
        'A01版',
        '汛期未过 防线不松',
        '9月5日上午，全市防汛工作会议在云栖会堂召开，市长林致远出席并讲话。',
        '2031/云栖晚报-0906.txt',
        '',
      ],
      [
        '',
        '下午，出席古桥保护座谈会。',
        '',
        '',
        '云栖日报',
        '2031-09-06',
        '第3版',
        '古桥怎么护 大家来商量',
        '5日下午，古桥保护座谈会举行。 林致远出席。',
        'corpus.jsonl#c12',
        '（日期据文内推断，标题据正文代拟）',
      ],
    ]);
  });

  it('keeps several sources of a claim line by line, and says once what they share', () => {
    const answer = listAnswer();
    const [claim] = answer.claims;
    const rows = claimTable({ ...answer, claims: claim ? [{ ...claim, citations: [1, 2] }] : [] }, 'words');
    expect(first('报纸', rows)).toBe('云栖晚报\n云栖日报');
    expect(first('备注', rows)).toBe('\n（日期据文内推断，标题据正文代拟）');
    expect(first('见报日期', rows)).toBe('2031年9月6日');
    expect(first('日期', rows)).toBe('2031年9月5日');
  });

  it('writes a range of days, and a day without its year', () => {
    const answer = listAnswer();
    const row = (from: string, to: string | null, days: 'iso' | 'words') => {
      const claims = answer.claims.slice(0, 1).map((claim) => ({
        ...claim,
        event: claim.event && { ...claim.event, from, to },
      }));
      return first('日期', claimTable({ ...answer, claims }, days));
    };
    expect(row('2031-09-05', '2031-09-07', 'iso')).toBe('2031-09-05/2031-09-07');
    expect(row('2031-09-05', '2031-09-07', 'words')).toBe('2031年9月5日至7日');
    expect(row('XXXX-09-05', null, 'iso')).toBe('XXXX-09-05');
  });

  it('has no rows for a refusal and lets no control character through', () => {
    expect(claimTable(refusal(), 'iso')).toEqual([]);
    const claims = [{ text: '甲\x1b[31m乙\u0000\uffff', citations: [7], event: null }];
    expect(first('内容', claimTable(listAnswer({ claims }), 'iso'))).toBe('甲乙');
  });
});
