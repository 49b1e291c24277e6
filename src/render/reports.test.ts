import { describe, expect, it } from 'vitest';
import type { EvalReport } from '../domain/eval-report.ts';
import type { Explanation } from '../domain/explanation.ts';
import type { IndexReport } from '../domain/index-report.ts';
import { NO_SCORES } from '../eval/no-scores.ts';
import { listAnswer, refusal, samplePlan } from './__fixtures__/answers.ts';
import { evalText } from './eval-text.ts';
import { indexReportJson, indexReportText } from './index-report.ts';
import { searchWhyText, whyText } from './why-text.ts';

describe('the report of indexing', () => {
  const report: IndexReport = {
    added: 4,
    changed: 3,
    removed: 2,
    unchanged: 1,
    articles: 8,
    passages: 21,
    events: 5,
    skipped: [{ file: 'a.txt', reason: '文件是空的' }],
    seconds: 1.5,
  };

  it('is plain data with the fields of the contract, in its order', () => {
    const names = 'added changed removed unchanged articles passages events skipped seconds';
    expect(Object.keys(indexReportJson(report))).toEqual(names.split(' '));
    expect(indexReportJson(report)).toEqual(report);
  });

  it('is two lines for a person', () => {
    expect(indexReportText(report)).toBe(
      '索引完成，用时1.5秒：新增4篇，更新3篇，移除2篇，未变1篇；跳过1个文件。\n现有稿件8篇、段落21个、活动记录5条。',
    );
    expect(indexReportText({ ...report, skipped: [] })).not.toContain('跳过');
  });
});

const MADE = { askedOn: '2023-07-01', gold: 'abc', index: '1', model: null, prompts: {} };

describe('evalText', () => {
  const report: EvalReport = {
    ...NO_SCORES,
    right: [2, 3],
    refused: [1, 1],
    quotes: [5, 6],
    byType: {
      list: { ...NO_SCORES, right: [1, 2], facts: [3, 4] },
      unanswerable: { ...NO_SCORES, right: [1, 1] },
    },
    made: MADE,
    byModel: 0,
    milliseconds: { p50: 20, p95: 45.5 },
    wrong: [{ id: 'q2', type: 'list', question: '谁\n主持', faults: ['缺 林致远', '误拒\x1b[2J'] }],
  };

  it('tells types, then what is wrong on a line each, then the sums', () => {
    expect(evalText(report).split('\n')).toEqual([
      'list           1/2，要点答出 3/4',
      'unanswerable   1/1',
      '  q2 谁 主持：缺 林致远；误拒',
      '该拒已拒 1/1；引文属实 5/6；每问 20 毫秒（二十分之十九在 45.5 内）',
      '答对 2/3 = 0.667',
    ]);
  });

  it('names the model and how many answers it worded', () => {
    const worded = { ...report, made: { ...MADE, model: 'qwen3' }, byModel: 2 };
    expect(evalText(worded)).toContain('；模型 qwen3 写了 2 个');
  });

  it('has no share when nothing was asked', () => {
    const nothing = { ...report, ...NO_SCORES, byType: {}, wrong: [] };
    expect(evalText(nothing)).toMatch(/答对 0\/0 = 0$/);
  });
});

describe('whyText', () => {
  it('tells what a question was taken for, what was looked at and how long it took, and leaves out what is empty', () => {
    expect(whyText(listAnswer(), null).split('\n')).toEqual([
      '问题类型：列举活动',
      '人物：林致远',
      '时间：9月5日（年份不详）',
      '检索词：林致远 会议',
      '查阅：查了馆藏8版41篇稿件；另有2处提及林致远，未见出席会议的记载。',
      '行文：活动记录与原文摘录',
      '用时：理解 3 毫秒，检索 21 毫秒',
    ]);
  });

  it.each([
    [null, false, '模型：m，读入 900、写出 60 词元，提示词 0123456789ab'],
    [0.00234567, true, '模型：m，读入 900、写出 60 词元，按字数估算，费用 0.00235，提示词 0123456789ab'],
  ])('tells what a model spent (cost %s)', (cost, estimated, line) => {
    const usage = { model: 'm', promptTokens: 900, completionTokens: 60, estimated, cost, promptHash: '0123456789ab' };
    expect(whyText(listAnswer({ usage }), null).split('\n')).toContain(line);
  });

  it('tells between the two how it was looked up; a search tells that below its plan alone', () => {
    const explanation: Explanation = {
      plan: samplePlan(),
      search: {
        texts: ['林致远 会议'],
        literals: [],
        filters: { eventDays: [], issueDays: [], paper: null, page: null },
        narrowing: 'none',
        limit: 16,
        candidates: [],
      },
      events: { looked: 3, taken: 3, leftOut: [] },
      relaxed: [],
    };
    const [plan, looked] = [
      ['问题类型', '人物', '时间', '检索词'],
      ['检索', '活动记录'],
    ];
    const namesOf = (text: string) => text.split('\n').map((line) => line.split('：')[0]);
    expect(namesOf(whyText(listAnswer(), explanation))).toEqual([...plan, ...looked, '查阅', '行文', '用时']);
    expect(namesOf(searchWhyText(explanation))).toEqual([...plan, ...looked]);
  });

  it('tells what came from the conversation, and who worded the answer', () => {
    const plan = samplePlan({
      kind: 'who',
      dayPart: '下午',
      people: ['林致远', '许\x1b[31m南'],
      places: ['云栖会堂'],
      titles: ['市长'],
      carried: ['people', 'times', 'places', 'topic'],
    });
    const told = whyText(refusal({ plan, mode: 'model', timingsMs: {} }), null).split('\n');
    expect(told).toContain('问题类型：问人');
    expect(told).toContain('人物：林致远、许南');
    expect(told).toContain('时间：9月5日（年份不详），下午');
    expect(told).toContain('地点或单位：云栖会堂');
    expect(told).toContain('职务：市长');
    expect(told).toContain('承接上文：人、时间、地点、话题');
    expect(told).toContain('行文：模型撰写，逐句核对');
    expect(told.join('')).not.toContain('用时');
  });

  it.each([
    ['昨天', null, '时间：“昨天”即2031年9月5日'],
    ['昨天下午', '下午', '时间：“昨天”即2031年9月5日，下午'],
    ['2031年9月5日', null, '时间：2031年9月5日'],
  ] as const)('tells the day of “%s” (part of day: %s) once', (text, dayPart, line) => {
    const range = { from: '2031-09-05', to: '2031-09-05' };
    const [time] = samplePlan().times;
    if (!time) throw new Error('the sample has a time');
    const plan = samplePlan({ times: [{ ...time, text, range }], dayPart });
    expect(whyText(listAnswer({ plan }), null).split('\n')).toContain(line);
  });

  it.each([
    'list',
    'count',
    'attendance',
    'who',
    'when',
    'where',
    'quantity',
    'what',
    'role',
    'yesno',
    'summary',
  ] as const)('has a word for a question of kind %s', (kind) => {
    expect(whyText(listAnswer({ plan: samplePlan({ kind }) }), null)).toMatch(/^问题类型：\p{Script=Han}{2,}\n/u);
  });
});
