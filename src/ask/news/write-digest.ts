import type { Answer, Coverage } from '../../domain/answer.ts';
import type { IndexReader } from '../../domain/archive-index.ts';
import type { Article } from '../../domain/article.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { ArticleId } from '../../domain/ids.ts';
import type { DigestScope, NewsItem, WrittenDigest } from '../../domain/news.ts';
import { EMPTY_PLAN, type QueryPlan } from '../../domain/plan.ts';
import { searchForm } from '../../text/fold.ts';
import { answerFrom } from '../check/verify.ts';
import { dayWords } from '../draft/day-words.ts';
import { listClaim } from '../draft/draft-list.ts';
import { inferredNote } from '../draft/inferred-note.ts';
import { LONGEST_CLAIM } from '../draft/tell-event.ts';
import { cutSentence } from '../fact/cut-sentence.ts';
import type { EventGroup } from '../find/group-events.ts';
import { leadOf, subjectsOf } from './digest-lead.ts';
import { evidenceOf, printedQuote, verified } from './verified.ts';

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
  const told: NewsItem[] = [];
  const claims: DraftClaim[] = [];
  const failed = new Set<NewsItem>();
  for (const item of items) {
    if (told.length === MOST_TOLD) break;
    const claim = verified(waysToTell(item, scope, evidence), evidence);
    if (claim === null) failed.add(item);
    else {
      told.push(item);
      claims.push(claim);
    }
  }
  if (told.length === 0) return null;
  const kept = items.filter((item) => !failed.has(item));
  const plan = planOf(kept, scope);
  const answer: Answer = answerFrom(
    { lead: (count) => leadOf(kept, scope, count), claims, mode: 'extractive', whole: true },
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
  return { answer, items: told };
}

function articlesOf({ events, mention }: NewsItem): ArticleId[] {
  return [...events, ...mention].map(({ articleId }) => articleId);
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
