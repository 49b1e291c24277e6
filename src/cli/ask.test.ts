import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerJson } from '../render/answer-json.ts';
import { jsonLines, type Run, SAMPLE, temporary, wenbao, writeLines } from './__fixtures__/wenbao.ts';

const OPTIONS = ['--archive', SAMPLE, '--db', temporary('db')];
const MEETINGS = '秦国文9月5日出席了哪些会议';

const plain = (text: string) => text.replace(/\s+/g, '');

describe('ask', () => {
  let first: Run;
  beforeAll(async () => {
    first = await wenbao(['ask', MEETINGS, ...OPTIONS]);
  });

  it('builds the index when there is none and answers for a reader: claims, sources, what was scanned', () => {
    expect(first).toMatchObject({ code: 0, err: '' });
    const [answer = '', sources = '', coverage = ''] = first.out.split('\n\n');
    expect(answer).toContain('3项');
    expect(answer).toMatch(/1\. .*上午.*疫情防控工作调度会.*\[1\]/);
    expect(answer).toContain('网络安全宣传周');
    expect(answer).toMatch(/3\. .*下午.*政协第六次常委会会议/);
    expect(sources).toMatch(/^出处\n\[1\] 《雁城新报》2022年9月6日A01版《我市视频调度疫情防控/);
    expect(coverage).toContain('查遍馆藏');
  });

  it('answers several questions as one conversation, each as a line of the contract', async () => {
    const run = await wenbao(['ask', MEETINGS, '那下午呢', '秦国文12月25日出席了哪些会议', '--json', ...OPTIONS]);
    expect(run).toMatchObject({ code: 0, err: '' });
    const [all, afternoon, refused] = jsonLines<AnswerJson>(run.out);
    expect(all?.claims).toHaveLength(3);
    expect(afternoon?.plan).toMatchObject({ people: ['秦国文'], dates: [{ day_part: '下午' }] });
    expect(afternoon?.claims).toHaveLength(1);
    expect(afternoon?.claims[0]?.text).toContain('政协');
    expect(refused).toMatchObject({ status: 'not_found', claims: [], citations: [] });
    expect(refused?.reason).toEqual({ code: 'date_outside', text: expect.stringContaining('12月25日') });
    expect(all).toEqual({
      question: MEETINGS,
      status: 'answered',
      text: expect.stringContaining('[1]'),
      claims: expect.any(Array),
      citations: expect.any(Array),
      coverage: {
        pages: 6,
        articles_scanned: expect.any(Number),
        further_mentions: 0,
        note: expect.stringContaining('查遍馆藏6个版面'),
      },
      notice: '日期据见报日推断（原文作“昨日”）。',
      plan: {
        kind: 'list',
        dates: [{ text: '9月5日', from: 'XXXX-09-05', to: 'XXXX-09-05', day_part: null }],
        on: 'event',
        people: ['秦国文'],
        text: expect.any(String),
      },
      mode: 'extractive',
      timings_ms: expect.any(Object),
    });
    expect(all?.claims[0]).toMatchObject({
      text: expect.stringContaining('疫情防控工作调度会'),
      citations: [1, 2],
      event: { kind: '会议', from: '2022-09-05', to: '2022-09-05', day_part: '上午', status: 'held' },
    });
    expect(all?.citations[0]).toEqual({
      n: 1,
      article_id: expect.stringMatching(/^[0-9a-f]{24}$/),
      source: '雁城新报/2022-09-06_A01.txt',
      title: expect.stringContaining('我市视频调度疫情防控'),
      paper: '雁城新报',
      issue_date: '2022-09-06',
      page: 'A01',
      quote: expect.stringContaining('9月5日上午'),
      start: expect.any(Number),
      end: expect.any(Number),
      source_spans: [expect.objectContaining({ source: '雁城新报/2022-09-06_A01.txt', page: 'A01' })],
    });
  });

  it('tells with --explain how an answer came about, in a field of its own', async () => {
    const run = await wenbao(['ask', MEETINGS, '那下午呢', '问'.repeat(600), '--json', '--explain', ...OPTIONS]);
    expect(run.err).toBe('');
    const [all, afternoon, wrong] = jsonLines<AnswerJson>(run.out);
    const plain = jsonLines<AnswerJson>((await wenbao(['ask', MEETINGS, '--json', ...OPTIONS])).out)[0];
    expect({ ...plain, timings_ms: {}, explain: all?.explain }).toEqual({ ...all, timings_ms: {} });
    expect(all?.explain).toMatchObject({
      plan: { people: ['秦国文'], event_words: ['会议'], carried: [] },
      filters: { event_days: [{ from: 'XXXX-09-05', to: 'XXXX-09-05' }], paper: null },
      search: { literals: ['秦国文'], limit: 16 },
      events: { taken: 3 },
    });
    const [best] = all?.explain?.search.candidates ?? [];
    expect(best).toMatchObject({ place: 1, channels: { exact: 1, words: expect.any(Number) }, parts: { named: 100 } });
    expect(afternoon?.explain).toMatchObject({ plan: { carried: expect.arrayContaining(['people', 'times']) } });
    expect(afternoon?.explain?.events?.left_out).toContainEqual(
      expect.objectContaining({ name: expect.stringContaining('网络安全宣传周'), why: ['day_part'] }),
    );
    expect(wrong?.explain).toBeNull();
  });

  it('tells a person the same in short below the answer', async () => {
    const run = await wenbao(['ask', MEETINGS, '--explain', ...OPTIONS]);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out.startsWith(first.out)).toBe(true);
    expect(run.out.slice(first.out.length)).toMatch(/^\n问题类型：列举活动\n.*\n检索：.*\n {2}1\. 《.*\n活动记录：/s);
  });

  it('cites words that stand in the source file, at the offsets it gives', async () => {
    const { out } = await wenbao(['ask', MEETINGS, '--json', ...OPTIONS]);
    const [answer] = jsonLines<AnswerJson>(out);
    for (const { source, quote, source_spans } of answer?.citations ?? []) {
      const page = readFileSync(join(SAMPLE, source), 'utf8');
      expect(plain(page)).toContain(plain(quote));
      expect(plain(source_spans.map(({ start, end }) => page.slice(start, end)).join(''))).toBe(plain(quote));
    }
    expect(answer?.citations.length).toBeGreaterThanOrEqual(3);
  });

  it('answers a file line by line, with history and day of asking, and leaves bad lines out with a note', async () => {
    const file = writeLines(temporary('batch.jsonl'), [
      { id: 1, question: '那下午呢', history: [MEETINGS] },
      'not json',
      { id: 'b', question: '那天上午谁主持了疫情防控工作调度会', history: [{ question: MEETINGS, answers: ['…'] }] },
      { id: 'c' },
      '',
      { id: 'd', question: '问'.repeat(10_000) },
      { id: 'e', question: '' },
      { id: 'f', question: '秦国文昨天出席了哪些会议', asked_on: '2022-09-06' },
      { id: 'g', question: MEETINGS, asked_on: '9月6日' },
    ]);
    const run = await wenbao(['ask', '--batch', file, '--explain', ...OPTIONS]);
    expect(run.code).toBe(0);
    expect(run.err.trim().split('\n')).toEqual([
      `${file} 第2行不是 JSON，已跳过。`,
      `${file} 第4行的 question 缺失或写法不对，已跳过。`,
      `${file} 第9行的 asked_on 缺失或写法不对，已跳过。`,
    ]);
    const [afternoon, host, long, empty, yesterday, ...rest] = jsonLines<AnswerJson>(run.out);
    expect(rest).toEqual([]);
    expect(afternoon).toMatchObject({
      id: '1',
      status: 'answered',
      explain: { plan: { people: ['秦国文'] } },
      claims: [{ text: expect.stringContaining('政协') }],
    });
    expect(host).toMatchObject({ id: 'b', status: 'answered', text: expect.stringContaining('朱健') });
    expect(long).toMatchObject({ id: 'd', status: 'not_found', reason: { code: 'question_too_long' } });
    expect(long?.question.length).toBeLessThan(1000);
    expect(empty).toMatchObject({ id: 'e', status: 'not_found', reason: { code: 'empty_question' } });
    expect(yesterday?.plan.dates).toMatchObject([{ from: '2022-09-05' }]);
    expect(yesterday?.claims).toHaveLength(3);
  });

  it('says why a question of 10,000 characters is not answered: exit code 2', async () => {
    const run = await wenbao(['ask', '问'.repeat(10_000), ...OPTIONS]);
    expect(run).toMatchObject({ code: 2, err: '' });
    expect(run.out).toMatch(/^问题太长（10000字）.*\n$/);
  });
});
