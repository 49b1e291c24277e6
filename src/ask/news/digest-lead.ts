import type { DigestScope, NewsItem } from '../../domain/news.ts';
import { dayWords, rangeWords } from '../draft/day-words.ts';

/** Subjects named in a first line; there may be fifty. */
const NAMED = 6;

/** The first line of a digest: which issue, what of what is followed, how many. `told` of the items are told. */
export function leadOf(items: readonly NewsItem[], scope: DigestScope, told: number): string {
  if (scope.of === 'many') return leadOfMany(scope, told);
  const issue = issueWords(scope);
  const subjects = listed(subjectsOf(items).map((subject) => `“${subject}”`));
  if (items.length === 1) return `${issue}，关注${subjects}：`;
  const shown = told < items.length ? `，先列${told}条` : '';
  return `${issue}，关注${subjects}，共${items.length}条${shown}：`;
}

function leadOfMany({ issues, items, from, to, counts }: DigestScope & { of: 'many' }, told: number): string {
  const span = from && to ? `（${rangeWords({ from, to }, true)}）` : '';
  const each = listed(counts.map(({ subject, count }, at) => `${at > 0 ? '，' : ''}“${subject}”${count}条`));
  return `新入库的${issues}期报纸${span}里，有您关注的内容${items}条：${each}。最近的${told > 1 ? `${told}条` : '一条'}：`;
}

function listed(named: readonly string[]): string {
  return named.slice(0, NAMED).join('') + (named.length > NAMED ? `等${named.length}项` : '');
}

function issueWords({ paper, day }: DigestScope & { of: 'issue' }): string {
  const issue = `${paper === null ? '' : `《${paper}》`}${day === null ? '' : dayWords(day, true)}`;
  return issue === '' ? '新入库的稿件' : issue;
}

/** The subjects of items, each once, as their readers wrote them. */
export function subjectsOf(items: readonly NewsItem[]): string[] {
  return [...new Set(items.flatMap((item) => item.subjects.map(({ subject }) => subject)))];
}
