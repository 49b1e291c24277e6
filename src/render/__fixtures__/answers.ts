import type { Answer, Citation } from '../../domain/answer.ts';
import type { ArticleId } from '../../domain/ids.ts';
import type { QueryPlan } from '../../domain/plan.ts';

/** A plan for a list question; its parts can be replaced. */
export function samplePlan(parts: Partial<QueryPlan> = {}): QueryPlan {
  return {
    kind: 'list',
    question: '林致远9月5日出席了哪些会议',
    times: [{ text: '9月5日', range: { from: 'XXXX-09-05', to: 'XXXX-09-05' } }],
    dayPart: null,
    on: 'event',
    people: ['林致远'],
    titles: [],
    places: [],
    eventWords: ['会议'],
    deeds: ['出席'],
    text: '林致远 会议',
    context: '',
    order: null,
    papers: [],
    page: null,
    carried: [],
    ...parts,
  };
}

/** A citation of an invented paper; its parts can be replaced. `quote` starts at 30 unless told. */
export function sampleCitation(parts: Partial<Citation> = {}): Citation {
  const quote = parts.quote ?? '9月5日上午，全市防汛工作会议在云栖会堂召开，市长林致远出席并讲话。';
  const start = parts.start ?? 30;
  return {
    n: 1,
    // Branded: a test's id is made here rather than derived from content.
    articleId: 'a_7c1d20b4' as ArticleId,
    source: '2031/云栖晚报-0906.txt',
    record: null,
    title: '汛期未过 防线不松',
    titleDerived: false,
    paper: '云栖晚报',
    paperInferred: false,
    issueDate: '2031-09-06',
    issueDateInferred: false,
    page: 'A01',
    url: null,
    pageImage: null,
    quote,
    sourceSpans: [{ start, source: start + 70, length: quote.length }],
    continuedOn: [],
    corrected: false,
    ...parts,
    start,
    end: parts.end ?? start + quote.length,
  };
}

/** A list answer with two claims from two papers, one of them with an inferred date. */
export function listAnswer(parts: Partial<Answer> = {}): Answer {
  return {
    question: '林致远9月5日出席了哪些会议',
    status: 'answered',
    reason: null,
    text: '2031年9月5日，林致远出席2场会议：\n1. 上午，出席全市防汛工作会议并讲话。[1]\n2. 下午，出席古桥保护座谈会。[2]',
    claims: [
      {
        text: '上午，出席全市防汛工作会议并讲话。',
        citations: [1],
        event: {
          name: '全市防汛工作会议',
          kind: '会议',
          from: '2031-09-05',
          to: '2031-09-05',
          dayPart: '上午',
          status: 'held',
          places: ['云栖会堂'],
        },
      },
      { text: '下午，出席古桥保护座谈会。', citations: [2], event: null },
    ],
    citations: [
      sampleCitation(),
      sampleCitation({
        n: 2,
        articleId: 'a_90e3f7aa' as ArticleId,
        source: 'corpus.jsonl',
        record: 'c12',
        title: '古桥怎么护 大家来商量',
        titleDerived: true,
        paper: '云栖日报',
        issueDateInferred: true,
        page: '3',
        url: 'https://paper.example/2031/09/06/3',
        quote: '5日下午，古桥保护座谈会举行。\n林致远出席。',
        start: 12,
      }),
    ],
    coverage: {
      pages: 8,
      articlesScanned: 41,
      furtherMentions: 2,
      note: '查了馆藏8版41篇稿件；另有2处提及林致远，未见出席会议的记载。',
    },
    plan: samplePlan(),
    mode: 'extractive',
    notice: null,
    timingsMs: { understand: 3, retrieve: 21 },
    ...parts,
  };
}

/** A refusal with its reason. */
export function refusal(parts: Partial<Answer> = {}): Answer {
  const text = '馆藏只到2031年9月6日，没有12月25日的报纸。';
  return listAnswer({
    question: '林致远12月25日出席了哪些会议',
    status: 'not_found',
    reason: { code: 'date_outside', text },
    text,
    claims: [],
    citations: [],
    coverage: { pages: 8, articlesScanned: 41, furtherMentions: 0, note: '馆藏8版41篇稿件，9月5日至6日。' },
    ...parts,
  });
}
