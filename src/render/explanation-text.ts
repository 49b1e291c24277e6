import type { ExplainedCandidate, ExplainedEvents, ExplainedSearch, Explanation } from '../domain/explanation.ts';
import { dayRangeText, dayText } from './day-text.ts';
import { CHANNEL_WORDS, featureWord, LEFT_OUT_WORDS, MISMATCH_WORDS, NARROWING_WORDS } from './explanation-words.ts';
import { oneLine } from './terminal-safe.ts';

/** Passages told of, and the parts of a score told for each. */
const PASSAGES = 5;
const PARTS = 3;
/** Characters of a headline. */
const HEADLINE = 40;
/** Events named for each reason. */
const NAMES = 2;

/** What an explanation tells a person, in short: a line each, safe to print. */
export function explanationLines({ search, events, relaxed }: Explanation): string[] {
  return [
    row('限定', filterWords(search)),
    row('放宽', relaxed.join('；')),
    row('检索', searchWords(search)),
    ...passageLines(search),
    row('未用段落', leftOutWords(search)),
    ...(events ? eventLines(events) : []),
  ].filter((line) => line !== '');
}

function row(name: string, value: string): string {
  const safe = oneLine(value);
  return safe === '' ? '' : `${name}：${safe}`;
}

function filterWords({ filters, narrowing }: ExplainedSearch): string {
  const days = (name: string, ranges: readonly { readonly from: string; readonly to: string }[]) =>
    ranges.length === 0 ? '' : `${name}${ranges.map(({ from, to }) => dayRangeText(from, to)).join('、')}`;
  const filter = [
    days('所记之事在', filters.eventDays),
    days('见报在', filters.issueDays),
    filters.paper === null ? '' : `《${filters.paper}》`,
    filters.page === null ? '' : `第${filters.page}版`,
  ].filter((word) => word !== '');
  return filter.length === 0 ? '' : [filter.join('，'), NARROWING_WORDS[narrowing]].filter(Boolean).join('；');
}

function searchWords({ texts, literals, candidates }: ExplainedSearch): string {
  const channels = (['words', 'exact', 'vectors', 'narrowed'] as const)
    .map((channel) => ({ channel, count: candidates.filter((one) => one.channels.includes(channel)).length }))
    .filter(({ count }) => count > 0)
    .map(({ channel, count }) => `${CHANNEL_WORDS[channel]}${count}段`);
  const reranked = candidates.filter((one) => one.reranked !== null).length;
  return [
    texts
      .filter((text) => text !== '')
      .map((text) => `“${text}”`)
      .join('、'),
    literals.length > 0 ? `点名${literals.map((literal) => `“${literal}”`).join('、')}` : '',
    channels.length > 0 ? `看了${candidates.length}段（${channels.join('，')}）` : '没有检索到段落',
    reranked > 0 ? `模型重排${reranked}段` : '',
  ]
    .filter((part) => part !== '')
    .join('；');
}

function passageLines({ candidates }: ExplainedSearch): string[] {
  return candidates.filter(({ place }) => place !== null && place <= PASSAGES).map(passageLine);
}

function passageLine(candidate: ExplainedCandidate): string {
  const day = candidate.issueDay === null ? '' : `（${dayText(candidate.issueDay)}）`;
  const parts = candidate.parts
    .slice(0, PARTS)
    .map(({ feature, points }) => `${featureWord(feature)}${signed(points)}`);
  const told = [
    `${shown(candidate.score)}分${parts.length > 0 ? `（${parts.join('，')}）` : ''}`,
    candidate.reranked === null ? '' : `模型${candidate.reranked.toFixed(2)}`,
    candidate.reprintOf === null ? '' : '重复刊载',
    candidate.leftOut.length > 0 ? `不引用：${candidate.leftOut.map((why) => LEFT_OUT_WORDS[why]).join('、')}` : '',
  ];
  return `  ${candidate.place}. ${headlineOf(candidate)}${day} ${told.filter((part) => part !== '').join('；')}`;
}

/** The headline, else the first line above the body. */
function headlineOf({ title, head }: ExplainedCandidate): string {
  const [line = ''] = [title ?? '', ...head.split('\n')].map(oneLine).filter(Boolean);
  return line === '' ? '（无标题）' : `《${cut(line)}》`;
}

function cut(line: string): string {
  const letters = [...line];
  return letters.length <= HEADLINE ? line : `${letters.slice(0, HEADLINE).join('')}……`;
}

function signed(points: number): string {
  return `${points > 0 ? '+' : '−'}${shown(Math.abs(points))}`;
}

function shown(points: number): string {
  return String(Math.round(points * 10) / 10);
}

/** Why passages were left out, the most frequent reason first; those taken that may not be quoted are among them. */
function leftOutWords({ candidates }: ExplainedSearch): string {
  const counts = new Map<string, number>();
  for (const { leftOut } of candidates) {
    for (const why of leftOut) counts.set(LEFT_OUT_WORDS[why], (counts.get(LEFT_OUT_WORDS[why]) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([why, count]) => `${why}${count}段`)
    .join('，');
}

function eventLines({ looked, taken, leftOut }: ExplainedEvents): string[] {
  if (looked === 0) return [];
  const reasons = new Map<string, string[]>();
  for (const { name, why } of leftOut) {
    const reason = why.map((one) => MISMATCH_WORDS[one]).join('、');
    reasons.set(reason, [...(reasons.get(reason) ?? []), name]);
  }
  const told = [...reasons]
    .sort((a, b) => b[1].length - a[1].length)
    .map(
      ([reason, names]) =>
        `${reason}${names.length}条（${names.slice(0, NAMES).map(nameOf).join('、')}${names.length > NAMES ? '等' : ''}）`,
    );
  return [row('活动记录', `看了${looked}条，取${taken}条`), row('未取活动', told.join('；'))];
}

function nameOf(name: string): string {
  return `“${cut(oneLine(name))}”`;
}
