import type { Answer, Coverage } from '../../domain/answer.ts';
import type { IndexReader } from '../../domain/archive-index.ts';
import type { Article } from '../../domain/article.ts';
import type { DraftClaim, Quote } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { ArticleId, EventId } from '../../domain/ids.ts';
import type { DigestScope, NewsItem, WrittenDigest } from '../../domain/news.ts';
import { EMPTY_PLAN, type QueryPlan } from '../../domain/plan.ts';
import { searchForm } from '../../text/fold.ts';
import { sentences } from '../../text/sentences.ts';
import { answerFrom, verify } from '../check/verify.ts';
import { dayWords, rangeWords } from '../draft/day-words.ts';
import { listClaim } from '../draft/draft-list.ts';
import { inferredNote } from '../draft/inferred-note.ts';
import { eventQuotes } from '../draft/quotes.ts';
import { LONGEST_CLAIM, tellEvent, toldPeople } from '../draft/tell-event.ts';
import { cutSentence } from '../fact/cut-sentence.ts';
import type { EventGroup } from '../find/group-events.ts';
import { checkContext } from '../write/write-answer.ts';

/** Claims of one digest at most; of more the first are told and all are counted. */
const MOST_TOLD = 30;

/**
 * A digest of items: each one claim in the words of the answers, verified as those are and cited the same way. What the
 * check does not let through is told by the printed sentence, or else left out; null when nothing is left.
 */
export async function writeDigest(
  items: readonly NewsItem[],
  scope: DigestScope,
  reader: IndexReader,
): Promise<WrittenDigest | null> {
  const articles = await reader.articles([...new Set(items.flatMap(articlesOf))]);
  const evidence = evidenceOf(
    items.flatMap(({ events }) => events),
    articles,
  );
  const told: { item: NewsItem; claim: DraftClaim }[] = [];
  for (const item of items) {
    if (told.length === MOST_TOLD) break;
    const claim = verified(waysToTell(item, scope, evidence), evidence);
    if (claim !== null) told.push({ item, claim });
  }
  if (told.length === 0) return null;
  const claims = told.map(({ claim }) => claim);
  const plan = planOf(items, scope);
  const answer: Answer = answerFrom(
    { lead: (count) => leadOf(items, scope, count), claims, mode: 'extractive', whole: true },
    {
      question: plan.question,
      plan,
      coverage: coverageOf(scope, reader),
      articles,
      notice: inferredNote(claims, articles) || null,
      timingsMs: {},
      whole: true,
    },
  );
  return { answer, items: told.map(({ item }) => item) };
}

/** One verified line for each of the events that can be told in one, years printed. */
export async function tellEvents(
  events: readonly NewsEvent[],
  reader: IndexReader,
): Promise<ReadonlyMap<EventId, string>> {
  const articles = await reader.articles([...new Set(events.map(({ articleId }) => articleId))]);
  const evidence = evidenceOf(events, articles);
  return new Map(
    events.flatMap((event) => {
      const article = articles.get(event.articleId);
      if (!article) return [];
      const quotes = eventQuotes(event, article, toldPeople(event, null));
      const own = { text: tellEvent(event, true), quotes, event };
      const claim = verified([own, ...printedQuote(event, article)], evidence);
      return claim ? [[event.id, claim.text] as const] : [];
    }),
  );
}

/**
 * A passage that a link names, as an answer of one claim, so that its source opens like any other; null when the archive
 * does not hold it (any more).
 */
export async function passageAnswer(quote: Quote, reader: IndexReader): Promise<Answer | null> {
  const articles = await reader.articles([quote.articleId]);
  const article = articles.get(quote.articleId);
  if (!article || quote.start >= quote.end || quote.end > article.text.length) return null;
  const printed = article.text.slice(quote.start, quote.end);
  const [line] = sentences(printed);
  if (!line) return null;
  const text = cutSentence(printed.slice(line.start, line.end), null);
  const claim = verified([{ text, quotes: [quote], event: null }], evidenceOf([], articles));
  if (claim === null) return null;
  return answerFrom(
    { lead: null, claims: [claim], mode: 'extractive', whole: true },
    {
      question: `《${article.title}》`,
      plan: { ...EMPTY_PLAN, question: `《${article.title}》`, text: article.title },
      coverage: { pages: 1, articlesScanned: 1, furtherMentions: 0, note: '' },
      articles,
      notice: null,
      timingsMs: {},
      whole: true,
    },
  );
}

function articlesOf({ events, mention }: NewsItem): ArticleId[] {
  return [...events, ...mention].map(({ articleId }) => articleId);
}

function evidenceOf(events: readonly NewsEvent[], articles: ReadonlyMap<ArticleId, Article>): Evidence {
  return {
    articles,
    events,
    nearby: events,
    hits: [],
    scannedFor: [],
    scanned: [],
    contents: [],
    mentions: [],
    statements: [],
    errata: [],
    notices: [],
    relaxed: [],
  };
}

/** The first of these claims that the check lets through. */
function verified(claims: readonly DraftClaim[], evidence: Evidence): DraftClaim | null {
  const context = checkContext(evidence);
  for (const claim of claims) {
    const [stands] = verify({ lead: null, claims: [claim], mode: 'extractive', whole: true }, context).claims;
    if (stands) return stands;
  }
  return null;
}

function waysToTell(item: NewsItem, scope: DigestScope, evidence: Evidence): DraftClaim[] {
  const [event, ...others] = item.events;
  if (!event) return mentionClaims(item, evidence.articles);
  const article = evidence.articles.get(event.articleId);
  if (!article) return [];
  const followed = new Set(item.subjects.map(({ person }) => person));
  const people = event.participants.map(({ name }) => name).filter((name) => followed.has(searchForm(name)));
  const plan: QueryPlan = { ...EMPTY_PLAN, kind: 'list', people: [...new Set(people)] };
  const group: EventGroup = [event, ...others];
  const settings = { showYear: scope.of === 'many' || isOfAnotherYear(event, article) };
  return [listClaim(plan, group, evidence, settings), ...printedQuote(event, article)];
}

/** The year of the issue stands in the first line. */
function isOfAnotherYear({ from }: NewsEvent, { issueDate }: Article): boolean {
  return from?.slice(0, 4) !== issueDate?.value.slice(0, 4);
}

function printedQuote(event: NewsEvent, article: Article): DraftClaim[] {
  const { start, end } = event.quote;
  const text = cutSentence(article.text.slice(start, end).replace(/\n/g, ''), null);
  return [{ text, quotes: [{ articleId: article.id, start, end }], event: null }];
}

/** 「《标题》：句子。」, else the sentence alone, else the headline. */
function mentionClaims({ mention, subjects }: NewsItem, articles: ReadonlyMap<ArticleId, Article>): DraftClaim[] {
  const [first] = mention;
  const article = first && articles.get(first.articleId);
  if (!article) return [];
  const named = mention.filter(({ start }) => start >= article.body.start);
  const [sentence] = named;
  const head = article.titleDerived ? '' : `《${article.title}》`;
  const claims: DraftClaim[] = [];
  if (sentence) {
    const whole = article.text.slice(sentence.start, sentence.end);
    const at = whole.indexOf(subjects[0]?.subject ?? '');
    const text = cutSentence(whole, at < 0 ? null : { start: at, end: at + 1 });
    if (head !== '') claims.push({ text: `${head}：${text}`, quotes: mention, event: null });
    claims.push({ text, quotes: named, event: null });
  }
  if (head !== '') claims.push({ text: head, quotes: mention, event: null });
  return claims.filter(({ text }) => text.length <= LONGEST_CLAIM);
}

function leadOf(items: readonly NewsItem[], scope: DigestScope, count: number): string {
  const subjects = quoted(items);
  if (scope.of === 'many') {
    const span = scope.from && scope.to ? `（${rangeWords({ from: scope.from, to: scope.to }, true)}）` : '';
    const all = scope.counts.reduce((sum, one) => sum + one.count, 0);
    const each = scope.counts.map((one) => `“${one.subject}”${one.count}条`).join('，');
    return `新入库的${scope.issues}期报纸${span}里，有您关注的内容${all}条：${each}。最近的${count > 1 ? `${count}条` : '一条'}：`;
  }
  const issue = issueWords(scope);
  if (items.length === 1) return `${issue}，关注${subjects}：`;
  const shown = count < items.length ? `，先列${count}条` : '';
  return `${issue}，关注${subjects}，共${items.length}条${shown}：`;
}

function issueWords({ paper, day }: DigestScope & { of: 'issue' }): string {
  const issue = `${paper === null ? '' : `《${paper}》`}${day === null ? '' : dayWords(day, true)}`;
  return issue === '' ? '新入库的稿件' : issue;
}

/** Subjects named in a first line; there may be fifty. */
const NAMED = 6;

function quoted(items: readonly NewsItem[]): string {
  const subjects = subjectsOf(items);
  const more = subjects.length > NAMED ? `等${subjects.length}项` : '';
  return subjects
    .slice(0, NAMED)
    .map((subject) => `“${subject}”`)
    .join('')
    .concat(more);
}

function subjectsOf(items: readonly NewsItem[]): string[] {
  return [...new Set(items.flatMap((item) => item.subjects.map(({ subject }) => subject)))];
}

/** What was looked for, so that the answer's own questions (a timeline, why) can go on from it. */
function planOf(items: readonly NewsItem[], scope: DigestScope): QueryPlan {
  const subjects = subjectsOf(items);
  const people = items.flatMap((item) => item.subjects.flatMap(({ person }) => person ?? []));
  const day = scope.of === 'issue' ? scope.day : null;
  return {
    ...EMPTY_PLAN,
    kind: 'list',
    question: `关注：${subjects.join('、')}`,
    on: 'issue',
    times: day === null ? [] : [{ text: dayWords(day, true), range: { from: day, to: day } }],
    papers: scope.of === 'issue' && scope.paper !== null ? [scope.paper] : [],
    people: [...new Set(people)],
    text: subjects.join(' '),
  };
}

function coverageOf(scope: DigestScope, { holdings }: IndexReader): Coverage {
  const issues =
    scope.of === 'many'
      ? holdings.issues
      : holdings.issues.filter(({ paper, day }) => paper === scope.paper && day === scope.day);
  const sum = (count: 'pages' | 'articles') => issues.reduce((all, issue) => all + issue[count], 0);
  const note =
    scope.of === 'many'
      ? '只列最近的几条，其余可以直接提问。'
      : `这一期馆藏${sum('pages')}个版面、${sum('articles')}篇稿件。`;
  return { pages: sum('pages'), articlesScanned: sum('articles'), furtherMentions: 0, note };
}
