import type { Answer } from '../domain/answer.ts';
import type { QuestionKind } from '../domain/plan.ts';
import { dayRangeText } from './day-text.ts';
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
  yesno: '问是否',
  summary: '问讲话内容',
};
const SLOTS = { people: '人', times: '时间', places: '地点', topic: '话题' } as const;

/** How an answer came about: what the question was taken for, what was looked at, how long it took. */
export function whyText({ plan, coverage, mode, timingsMs }: Answer): string {
  const times = plan.times.map((time) => `${time.text}（${dayRangeText(time.range.from, time.range.to) ?? ''}）`);
  const rows: [string, string][] = [
    ['问题类型', KINDS[plan.kind]],
    ['人物', plan.people.join('、')],
    ['时间', times.join('、') + (plan.dayPart ? ` ${plan.dayPart}` : '')],
    ['地点或单位', plan.places.join('、')],
    ['职务', plan.titles.join('、')],
    ['检索词', plan.text],
    ['承接上文', plan.carried.map((slot) => SLOTS[slot]).join('、')],
    ['查阅', coverage.note],
    ['行文', mode === 'model' ? '模型撰写，逐句核对' : '活动记录与原文摘录'],
    [
      '用时',
      Object.entries(timingsMs)
        .map(([step, ms]) => `${step} ${ms} ms`)
        .join('，'),
    ],
  ];
  return rows
    .filter(([, value]) => value.trim() !== '')
    .map(([name, value]) => `${name}：${oneLine(value)}`)
    .join('\n');
}
