import type { Answer, ModelUsage } from '../domain/answer.ts';
import type { Explanation } from '../domain/explanation.ts';
import type { QueryPlan, QuestionKind } from '../domain/plan.ts';
import { checkedText } from './checked-text.ts';
import { dayRangeText } from './day-text.ts';
import { explanationLines } from './explanation-text.ts';
import { oneLine } from './terminal-safe.ts';

const KINDS: Readonly<Record<QuestionKind, string>> = {
  list: '列举活动',
  count: '计次',
  attendance: '与会人员',
  who: '问人',
  when: '问时间',
  where: '问地点',
  quantity: '问数量',
  what: '问事',
  role: '问职务',
  byline: '问署名',
  source: '问出处',
  yesno: '问是否',
  summary: '问讲话内容',
  speaker: '谁说的',
  definition: '释义',
  comparison: '比较',
  timeline: '梳理经过',
};
/** Steps whose time is taken. */
const STEPS: Readonly<Record<string, string>> = { understand: '理解', retrieve: '检索', draft: '成文' };
const SLOTS = { people: '人', times: '时间', places: '地点', papers: '报纸', event: '活动', topic: '话题' } as const;

/**
 * How an answer came about: what the question was taken for, how it was looked up and what was left out (unless it could
 * not be read), how long it took.
 */
export function whyText(
  { plan, coverage, mode, timingsMs, usage, checked }: Answer,
  explanation: Explanation | null,
): string {
  const steps = Object.entries(timingsMs).map(([step, ms]) => `${STEPS[step] ?? step} ${ms} 毫秒`);
  return [
    ...rows(planRows(plan)),
    ...(explanation ? explanationLines(explanation) : []),
    ...rows([
      ['查阅', coverage.note],
      ['行文', mode === 'model' ? '模型撰写，逐句核对' : '活动记录与原文摘录'],
      ['核对', checked ? checkedText(checked) : ''],
      ['模型', usage ? usageText(usage) : ''],
      ['用时', steps.join('，')],
    ]),
  ].join('\n');
}

function usageText(usage: ModelUsage): string {
  const counted = usage.estimated ? '，按字数估算' : '';
  const cost = usage.cost === null ? '' : `，费用 ${Number(usage.cost.toPrecision(3))}`;
  const tokens = `读入 ${usage.promptTokens}、写出 ${usage.completionTokens} 词元${counted}`;
  return `${usage.model}，${tokens}${cost}，提示词 ${usage.promptHash}`;
}

/** How a search came about, for a person. */
export function searchWhyText(explanation: Explanation): string {
  return [...rows(planRows(explanation.plan)), ...explanationLines(explanation)].join('\n');
}

type Row = readonly [name: string, value: string];

function planRows(plan: QueryPlan): Row[] {
  const times = plan.times.map(({ text, range }) =>
    timeWords(text.replace(plan.dayPart ?? '', ''), dayRangeText(range.from, range.to) ?? ''),
  );
  return [
    ['问题类型', KINDS[plan.kind]],
    ['人物', plan.people.join('、')],
    ['时间', [...times, plan.dayPart ?? ''].filter(Boolean).join('，')],
    ['先后', plan.order ? `${plan.order.from === 'latest' ? '最近' : '最早'}${plan.order.count}次` : ''],
    ['报纸', [...plan.papers, plan.page === null ? '' : `第${plan.page}版`].filter(Boolean).join('、')],
    ['地点或单位', plan.places.join('、')],
    ['职务', plan.titles.join('、')],
    ['检索词', plan.text],
    ['上文话题', plan.context],
    ['承接上文', plan.carried.map((slot) => SLOTS[slot]).join('、')],
  ];
}

/** 「“昨天”即2022年9月5日」; days that say the same again say it alone: 「9月5日（年份不详）」. */
function timeWords(text: string, days: string): string {
  return days.startsWith(text) ? days : `“${text}”即${days}`;
}

/** What is empty is left out. */
function rows(all: readonly Row[]): string[] {
  return all.filter(([, value]) => value.trim() !== '').map(([name, value]) => `${name}：${oneLine(value)}`);
}
