import type { Article } from '../../domain/article.ts';
import { addDays, type Day, type DayRange, rangesMeet } from '../../domain/day.ts';
import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { findDates } from '../../text/dates.ts';
import { cutSentence } from '../fact/cut-sentence.ts';
import { dayWords, whenWords } from './day-words.ts';
import { mayTellChange, type OfficeChange, officeChanges } from './office-changes.ts';
import { sentenceLine } from './sentence-line.ts';
import { LONGEST_CLAIM } from './tell-event.ts';

/** Most sentences of appointment and removal told. */
const MOST = 6;

/** Appointments and removals of these people within the asked times, in order of day; of any time when none is asked. */
export function changesOf(
  plan: QueryPlan,
  evidence: Evidence,
  names: ReadonlySet<string>,
  office: string | null,
): OfficeChange[] {
  const ofNotices = new Set(evidence.notices.map(({ articleId }) => articleId));
  const mayTell = office === null ? () => true : mayTellChange(office);
  const isInTime = ({ issueDate }: Article) =>
    plan.times.length === 0 ||
    issueDate === null ||
    plan.times.some(({ range }) => isSoonAfter(issueDate.value, range));
  return [...evidence.articles.values()]
    .filter((article) => !ofNotices.has(article.id) && mayTell(article) && isInTime(article))
    .flatMap((article) => officeChanges(article, names, office))
    .filter(
      ({ day }) =>
        plan.times.length === 0 ||
        (day !== null && plan.times.some(({ range }) => rangesMeet(range, { from: day, to: day }))),
    )
    .sort((a, b) => ((a.day ?? '~') < (b.day ?? '~') ? -1 : 1));
}

/** Days after a change in which a paper still tells it as news. */
const SOON = 31;

function isSoonAfter(day: Day, { from, to }: DayRange): boolean {
  return rangesMeet({ from: day, to: day }, { from, to: addDays(to, SOON) });
}

/** Letters that the day of issue takes at most. */
const ISSUE_WORDS = 16;

/** 「…当选市长（2021年1月16日见报）。」 A sentence with its year printed needs none. */
function withIssueDay(sentence: string, day: Day | null): string {
  if (day === null || sentence.includes(`${day.slice(0, 4)}年`)) return sentence;
  return `${sentence.replace(/[。；]$/, '')}（${dayWords(day, true)}见报）。`;
}

/** The sentences that tell changes, each once, as printed. */
export function changeClaims(changes: readonly OfficeChange[], { articles }: Evidence): DraftClaim[] {
  const told = new Set<string>();
  return changes.slice(0, MOST * 2).flatMap(({ quote, name }) => {
    const sentence = articles.get(quote.articleId)?.text.slice(quote.start, quote.end) ?? '';
    if (told.has(sentence) || told.size >= MOST) return [];
    told.add(sentence);
    const at = Math.max(0, sentence.indexOf(name));
    const cut =
      sentence.length + ISSUE_WORDS <= LONGEST_CLAIM
        ? sentence
        : cutSentence(sentence, { start: at, end: at + name.length });
    const text = withIssueDay(cut, articles.get(quote.articleId)?.issueDate?.value ?? null);
    return text.length <= LONGEST_CLAIM ? [{ text, quotes: [quote], event: null }] : [];
  });
}

const ASKS_CHANGE = /任|免|辞|当选|选为|卸/;

/** When somebody took or left an office: 「2022年10月11日下午，…」; null for other questions, or when no report says. */
export function draftChange(plan: QueryPlan, evidence: Evidence): Draft | null {
  const [office] = plan.titles;
  if (plan.kind !== 'when' || plan.people.length === 0 || office === undefined || !ASKS_CHANGE.test(plan.question))
    return null;
  const leaves = /不再|卸|辞|免|离任/.test(plan.question);
  const changes = changesOf({ ...plan, times: [] }, evidence, new Set(plan.people), officeName(office));
  const kinds = leaves ? ['leaves'] : ['takes', 'acting'];
  const change = kinds.map((kind) => changes.find((one) => one.kind === kind)).find((one) => one !== undefined);
  const article = change && evidence.articles.get(change.quote.articleId);
  if (article === undefined || change === undefined) return null;
  const dated = onDayOfMeeting(article, change, evidence);
  if (dated) return { lead: null, claims: [dated], mode: 'extractive', whole: true };
  const [line] = sentenceLine(article, change.quote);
  return line ? { lead: null, claims: [line.claim], mode: 'extractive', whole: true } : null;
}

/** 「3月11日，会议闭幕。会议任命…」: a sentence without a day has that of the event told before it in its paragraph. */
function onDayOfMeeting({ id, text }: Article, { quote }: OfficeChange, { nearby }: Evidence): DraftClaim | null {
  const sentence = text.slice(quote.start, quote.end).trim();
  if (findDates(sentence, { reference: null, use: 'article' }).length > 0) return null;
  const meeting = nearby.find(
    (event) =>
      event.articleId === id &&
      event.status === 'held' &&
      event.from !== null &&
      event.quote.start < quote.start &&
      !/[\n\r]/.test(text.slice(event.quote.start, quote.start)),
  );
  if (!meeting) return null;
  const told = `${whenWords(meeting, true)}，${meeting.name}：${sentence}`;
  const quotes = [{ articleId: id, start: meeting.quote.start, end: meeting.quote.end }, quote];
  return told.length <= LONGEST_CLAIM ? { text: told, quotes, event: null } : null;
}

/** 市委书记 of 汐阳市委书记. */
function officeName(asked: string): string {
  return /(?:[省市县区州镇乡]委副?书记|副?[省市县区州镇乡]长)$/.exec(asked)?.[0] ?? asked;
}
