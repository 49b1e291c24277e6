import { beforeAll, describe, expect, it } from 'vitest';
import type { ExplanationJson } from '../render/explanation-json.ts';
import { jsonLines, type Run, SAMPLE, temporary, wenbao, writeLines } from './__fixtures__/wenbao.ts';

interface Found {
  readonly explain?: ExplanationJson;
  readonly _id: string;
  readonly hits: readonly {
    readonly source: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
}

const OPTIONS = ['--archive', SAMPLE, '--db', temporary('db')];

describe('search', () => {
  let first: Run;
  beforeAll(async () => {
    first = await wenbao(['search', '林长制', '森林火灾', '--json', ...OPTIONS]);
  });

  it('gives the best passages as the contract has them', () => {
    expect(first).toMatchObject({ code: 0, err: '' });
    const [line] = jsonLines<Found>(first.out);
    expect(line?._id).toBe('q');
    const hit = line?.hits[0];
    expect(hit).toEqual({
      article_id: expect.stringMatching(/^[0-9a-f]{24}$/),
      source: '雁城新报/2022-09-06_A01.txt',
      record: null,
      title: '1.3万余名林长看山护林',
      issue_date: '2022-09-06',
      start: expect.any(Number),
      end: expect.any(Number),
      text: expect.stringContaining('林长制'),
      score: expect.any(Number),
    });
    expect(hit?.text.length).toBe((hit?.end ?? 0) - (hit?.start ?? 0));
  });

  it('prints as many as are wanted for a person, with their headlines', async () => {
    const run = await wenbao(['search', '市委书记', '--limit', '2', ...OPTIONS]);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out.split('\n\n').map((hit) => /^\d\. 《\p{Script=Han}{4}》20\d\d年/u.test(hit))).toEqual([true, true]);
  });

  it('tells with --explain what each candidate was judged by and why it was left out', async () => {
    const query = ['search', '林长制', '--limit', '2', '--explain', ...OPTIONS];
    const [found] = jsonLines<{ hits: object[]; explain: ExplanationJson }>((await wenbao([...query, '--json'])).out);
    expect(found?.hits).toHaveLength(2);
    expect(found?.explain.events).toBeUndefined();
    const { candidates, found: channels } = found?.explain.search ?? { candidates: [] };
    expect(channels?.words).toBe(candidates.length);
    expect(candidates.map(({ place }) => place).slice(0, 3)).toEqual([1, 2, null]);
    for (const { place, left_out, score, parts } of candidates) {
      expect(left_out === undefined).toBe(place !== null);
      const sum = Object.values(parts).reduce((total, points) => total + points, 0);
      expect(sum).toBeCloseTo(score, 1);
    }
    expect((await wenbao(query)).out).toMatch(/\n\n问题类型：问事\n.*\n未用段落：名次靠后\d+段\n$/s);
  });

  it('searches line by line; a query without words, a huge one and one of signs find nothing or something, quietly', async () => {
    const file = writeLines(temporary('queries.jsonl'), [
      { _id: 7, text: '林长制' },
      { _id: 'signs', text: '"*:()[] AND OR \' \\ \u0000' },
      { _id: 'none', text: '' },
      { _id: 'huge', text: '森林防火'.repeat(2500) },
      '{"_id": "no text"}',
      { _id: 'on', text: '秦国文昨天的会议', asked_on: '2022-09-06', history: ['朱健是谁'] },
    ]);
    const run = await wenbao(['search', '--batch', file, '--limit', '3', '--explain', ...OPTIONS]);
    expect(run).toMatchObject({ code: 0, err: `${file} 第5行的 text 缺失或写法不对，已跳过。\n` });
    const lines = jsonLines<Found>(run.out);
    expect(lines.map(({ _id }) => _id)).toEqual(['7', 'signs', 'none', 'huge', 'on']);
    expect(lines.map(({ explain }) => explain?.search.limit)).toEqual([3, 3, 3, 3, 3]);
    expect(lines[4]?.explain?.plan.people).toEqual(['秦国文']);
    const counts = lines.map(({ hits }) => hits.length);
    expect([counts[0], counts[3], counts[4]]).toEqual([3, 3, 3]);
    expect(counts[2]).toBe(0);
    expect(lines[4]?.hits[0]?.source).toBe('雁城新报/2022-09-06_A01.txt');
  });

  it('reads a short name as the full one of an earlier question or answer', async () => {
    const asked = (question: string, answers?: readonly string[]) => [{ question, ...(answers ? { answers } : {}) }];
    const file = writeLines(temporary('talk.jsonl'), [
      { _id: 'question', text: '大桥什么时候通车', history: asked('云溪二桥北接哪里', ['学府路']) },
      { _id: 'answer', text: '这家医院收治哪些人', history: asked('10月5日去了哪里', ['衡阳市第三人民医院']) },
      { _id: 'alone', text: '林长制', history: asked('云溪二桥北接哪里') },
    ]);
    const lines = jsonLines<Found>((await wenbao(['search', '--batch', file, '--limit', '1', ...OPTIONS])).out);
    expect(lines.map(({ hits }) => hits[0]?.source)).toEqual([
      'page-one.txt',
      '雁城新报/2022-10-08_A01.md',
      '雁城新报/2022-09-06_A01.txt',
    ]);
  });
});
