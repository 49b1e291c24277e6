import { describe, expect, it } from 'vitest';
import type { ExplainedCandidate, Explanation } from '../domain/explanation.ts';
import type { ArticleId, EventId, PassageId } from '../domain/ids.ts';
import { samplePlan } from './__fixtures__/answers.ts';
import { explanationJson } from './explanation-json.ts';
import { explanationLines } from './explanation-text.ts';

function candidate(n: number, given: Partial<ExplainedCandidate> = {}): ExplainedCandidate {
  return {
    // A test's own ids.
    passageId: `p${n}` as PassageId,
    articleId: `a${n}` as ArticleId,
    title: `防汛会议之${n}`,
    head: '',
    issueDay: '2031-09-06',
    start: 0,
    end: 9,
    place: n,
    channels: ['words'],
    words: 7.25,
    exact: 0,
    likeness: 0,
    reranked: null,
    score: 8.04,
    parts: [
      { feature: 'lexical', points: 5.5 },
      { feature: 'words', points: 3 },
      { feature: 'length', points: -1 },
      { feature: 'opening', points: 0.54 },
    ],
    reprintOf: null,
    leftOut: [],
    ...given,
  };
}

function explanation(candidates: readonly ExplainedCandidate[], given: Partial<Explanation> = {}): Explanation {
  return {
    plan: samplePlan(),
    search: {
      texts: ['林致远 会议'],
      literals: ['林致远'],
      filters: { eventDays: [{ from: '2031-09-05', to: '2031-09-06' }], issueDays: [], paper: '云栖晚报', page: '1' },
      narrowing: 'first',
      limit: 16,
      candidates,
    },
    events: null,
    relaxed: [],
    ...given,
  };
}

const EVENT = { articleId: 'a1' as ArticleId, kind: '会议', from: '2031-09-05', dayPart: null } as const;

describe('explanationLines', () => {
  it('tells filters, what was let go, channels, five passages with three reasons each, and why others were left out', () => {
    const left = { place: null, leftOut: ['beyond_limit'] } as const;
    const candidates = [
      candidate(1, { channels: ['words', 'exact'], exact: 1, reranked: 0.934 }),
      candidate(2, { title: null, head: '本报讯\n其他', issueDay: null, reprintOf: 'p1' as PassageId }),
      candidate(3, { leftOut: ['other_time', 'other_people'] }),
      ...[4, 5, 6].map((n) => candidate(n)),
      ...[7, 8].map((n) => candidate(n, left)),
    ];
    const events = {
      looked: 4,
      taken: 1,
      leftOut: ['甲会', '乙会', '丙会'].map((name, at) => ({
        ...EVENT,
        eventId: `e${at}` as EventId,
        name,
        why: ['day', 'kind'] as const,
      })),
    };
    const given = { relaxed: ['没有报道提到“林业”，以下不限于此'], events };
    const parts = '（全文相关度+5.5，整词+3，段落长度−1）';
    expect(explanationLines(explanation(candidates, given))).toEqual([
      '限定：所记之事在2031年9月5日至6日，《云栖晚报》，第1版；合乎限定的排在前面',
      '放宽：没有报道提到“林业”，以下不限于此',
      '检索：“林致远 会议”；点名“林致远”；看了8段（按字词8段，按点名1段）；模型重排1段',
      `  1. 《防汛会议之1》（2031年9月6日） 8分${parts}；模型0.93`,
      `  2. 《本报讯》 8分${parts}；重复刊载`,
      `  3. 《防汛会议之3》（2031年9月6日） 8分${parts}；不引用：时间不符、没有提到所问的人`,
      `  4. 《防汛会议之4》（2031年9月6日） 8分${parts}`,
      `  5. 《防汛会议之5》（2031年9月6日） 8分${parts}`,
      '未用段落：名次靠后2段，时间不符1段，没有提到所问的人1段',
      '活动记录：看了4条，取1条',
      '未取活动：日期不符、类别不符3条（“甲会”、“乙会”等）',
    ]);
  });

  it('says so when nothing was found', () => {
    expect(explanationLines(explanation([])).at(-1)).toBe('检索：“林致远 会议”；点名“林致远”；没有检索到段落');
  });

  it('prints nothing of an archive or a question that a terminal would obey, and cuts what is long', () => {
    const bad = '\x1b[2J\u202e题\n二';
    const lines = explanationLines({
      ...explanation([
        candidate(1, { title: bad }),
        candidate(2, { title: null, head: `${bad}\u0007` }),
        candidate(3, { title: '长'.repeat(4096) }),
      ]),
      relaxed: [bad],
      events: { looked: 1, taken: 0, leftOut: [{ ...EVENT, eventId: 'e1' as EventId, name: bad, why: ['topic'] }] },
    });
    expect(lines.join('')).not.toMatch(/[\x00-\x1f\u202e]/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(200);
  });
});

describe('explanationJson', () => {
  it('is plain data in snake_case, with rounded scores and only what there is to say', () => {
    const one = candidate(1, {
      channels: ['words', 'vectors', 'narrowed'],
      words: 7.123456,
      likeness: 0.5,
      reranked: 0.25,
    });
    const two = candidate(2, { title: null, channels: ['exact'], exact: 2, place: null, leftOut: ['same_article'] });
    const told = explanationJson(explanation([one, two]));
    expect(JSON.parse(JSON.stringify(told))).toEqual(told);
    expect(told).not.toHaveProperty('events');
    expect(told.filters).toEqual({
      event_days: [{ from: '2031-09-05', to: '2031-09-06' }],
      issue_days: [],
      paper: '云栖晚报',
      page: '1',
    });
    expect(told.search.found).toEqual({ words: 1, exact: 1, vectors: 1, narrowed: 1, reranked: 1 });
    expect(told.search.candidates).toEqual([
      {
        passage_id: 'p1',
        article_id: 'a1',
        start: 0,
        end: 9,
        title: '防汛会议之1',
        head: '',
        issue_date: '2031-09-06',
        place: 1,
        score: 8.04,
        parts: { lexical: 5.5, words: 3, length: -1, opening: 0.54 },
        channels: { words: 7.1235, vectors: 0.5, narrowed: true, reranked: 0.25 },
      },
      expect.objectContaining({ place: null, channels: { exact: 2 }, left_out: ['same_article'] }),
    ]);
  });
});
