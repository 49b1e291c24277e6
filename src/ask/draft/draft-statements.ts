import type { Article } from '../../domain/article.ts';
import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { NewsEvent, Statement } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { comparable } from '../../text/comparable.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { mayAnswer, numberedNames } from '../find/constraints.ts';
import { likeness } from '../find/group-events.ts';
import { isVisit } from '../understand/question-words.ts';
import { contentWords } from '../understand/topic.ts';
import { dayWords, whenWords } from './day-words.ts';
import type { DraftSettings } from './draft-list.ts';
import { bestEvent, sortAsked } from './one-event.ts';
import { addQuote } from './quotes.ts';
import { LONGEST_CLAIM } from './tell-event.ts';
import { statementSentences, tellSentence } from './tell-statement.ts';

/** Most sentences told of what somebody said. */
const MOST = 10;

/** Least share of the words for the occasion that its article must hold, headline and text counted apart. */
const ENOUGH = 0.5;

/** What the asked speakers said in one article. */
interface Speech {
  readonly article: Article;
  /** In order of print. */
  readonly statements: readonly Statement[];
}

/**
 * What somebody said, sentence by sentence: of the occasion that the question means in the order of print, or, when it
 * means none, of every occasion in order of time, each opened with its day. Null when no statement of theirs fits.
 */
export function draftStatements(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  const own = speechesOf(plan, evidence);
  const speeches = own.length > 0 ? own : speechesAt(plan, evidence);
  const words = topicOf(plan);
  const everything =
    words.length === 0 && plan.people.length > 0 && plan.order === null && sortAsked(plan.question) === null;
  const occasions = occasionsOf(evidence);
  const best = everything ? null : bestSpeech(plan, speeches, words, evidence);
  const told = everything
    ? inOrder(plan, speeches, evidence, occasions).flatMap((speech) => tellOccasion(speech, occasions, settings))
    : best === null
      ? []
      : tellSpeech(best, narrowing(words, best));
  const all = withoutRepeats(told);
  const claims = all.slice(0, MOST);
  if (claims.length === 0) return null;
  const used = everything ? speeches : speeches.filter((speech) => speech === best);
  const speakers = [...new Set(used.flatMap(({ statements }) => statements.map(({ speaker }) => speaker)))].join('、');
  const lead = all.length > MOST ? `，报道共${all.length}句，先列前${MOST}句：` : '，见于报道的有：';
  return {
    lead: claims.length > 1 ? () => `${speakers}的讲话${lead}` : null,
    claims,
    mode: 'extractive',
    whole: all.length <= MOST,
  };
}

/** Sentences held against each other; further ones, thousands of a person who speaks every day, are repeats to the letter only. */
const COMPARED = 100;

function withoutRepeats(claims: readonly DraftClaim[]): DraftClaim[] {
  const said = new Set<string>();
  const once = claims.filter(({ text }) => !said.has(text) && said.add(text));
  const first = once.slice(0, COMPARED);
  const unlike = first.filter((claim, at) => first.findIndex((other) => likeness(claim.text, other.text) > 0.9) === at);
  return [...unlike, ...once.slice(COMPARED)];
}

/** Every article's statements by those asked for, as far as the article may answer at all. */
function speechesOf(plan: QueryPlan, evidence: Evidence): Speech[] {
  const sort = sortAsked(plan.question);
  const byArticle = new Map<string, Statement[]>();
  for (const statement of evidence.statements) {
    const there = byArticle.get(statement.articleId);
    if (there) there.push(statement);
    else byArticle.set(statement.articleId, [statement]);
  }
  return [...evidence.articles.values()].flatMap((article) => {
    if (!numberedNames(plan.question).every((name) => comparable(article.text).includes(name))) return [];
    if (sort !== null && !article.text.includes(sort)) return [];
    const own = (byArticle.get(article.id) ?? [])
      .filter((statement) => isAsked(statement, plan))
      .toSorted((a, b) => a.start - b.start);
    return own.length > 0 ? [{ article, statements: own }] : [];
  });
}

/** 「调度会强调了什么」: what anybody said at the event that the question means. */
function speechesAt(plan: QueryPlan, evidence: Evidence): Speech[] {
  const event = plan.people.length === 0 ? bestEvent(plan, evidence) : null;
  const article = event && evidence.articles.get(event.articleId);
  const statements = evidence.statements.filter(({ eventId }) => event !== null && eventId === event.id);
  return article && statements.length > 0 ? [{ article, statements }] : [];
}

function isAsked(statement: Statement, plan: QueryPlan): boolean {
  return plan.people.length > 0
    ? plan.people.includes(statement.speaker)
    : /会议|大会|座谈会/.test(statement.speaker) || plan.titles.length > 0;
}

const OF_SPEAKING =
  /^(?:要求|讲话|指示|意见|主张|表态|观点|看法|举措|措施|要点|精神|看待|评价|建议|回应|部署|介绍|多次|哪几|先后|历次|[提说讲谈]了)$/;

/** Words that say on which occasion, or of what, somebody spoke. */
function topicOf(plan: QueryPlan): string[] {
  let text = fold(plan.text);
  for (const piece of [...plan.times.map((time) => time.text), ...plan.people, ...plan.papers, ...plan.titles]) {
    text = text.replaceAll(fold(piece), ' ');
  }
  return contentWords(text).filter((word) => word.length > 1 && !OF_SPEAKING.test(word));
}

/** The speech whose article fits the question best. */
function bestSpeech(
  plan: QueryPlan,
  speeches: readonly Speech[],
  words: readonly string[],
  evidence: Evidence,
): Speech | null {
  const day = ({ article }: Speech) =>
    plan.times.length > 0 && evidence.events.some((event) => event.articleId === article.id) ? 1 : 0;
  const scored = speeches
    .map((speech) => ({ speech, score: sharedWith(speech.article, words) + day(speech) }))
    .filter(({ score }) => words.length === 0 || plan.carried.length > 0 || score >= ENOUGH);
  return scored.toSorted((a, b) => b.score - a.score)[0]?.speech ?? null;
}

function sharedWith(article: Article, words: readonly string[]): number {
  const text = searchForm(article.text);
  const title = headOf(article);
  const length = (word: string, where: string) => (where.includes(word) ? word.length : 0);
  const shared = words.reduce((sum, word) => sum + length(word, text) + length(word, title), 0);
  return shared / Math.max(1, words.join('').length);
}

function headOf({ kicker, title, subtitle }: Article): string {
  return searchForm(`${kicker ?? ''}${title}${subtitle ?? ''}`);
}

/** Words of the question that only some sentences of a speech hold (「对茶园用药」): then those sentences alone are asked for. */
function narrowing(words: readonly string[], { article, statements }: Speech): readonly string[] {
  const head = headOf(article);
  const said = searchForm(statements.map(({ start, end }) => article.text.slice(start, end)).join('\n'));
  const own = words.filter((word) => word.length > 1 && !head.includes(word));
  return own.filter((word) => said.includes(word));
}

/** Sentences of one speech in order of print; of those that hold a narrowing word only the ones that hold most. */
function tellSpeech({ article, statements }: Speech, words: readonly string[]): DraftClaim[] {
  const spans = statements.flatMap((statement) =>
    statementSentences(article.text, statement).map((span) => {
      const text = searchForm(article.text.slice(span.start, span.end));
      return { statement, span, holds: words.filter((word) => text.includes(word)).length };
    }),
  );
  const most = Math.max(0, ...spans.map(({ holds }) => holds));
  return spans
    .filter(({ holds }) => holds === most)
    .map(({ statement, span }) => tellSentence(statement, article, span));
}

/** Speeches of the asked time, by the day of their occasion. */
function inOrder(plan: QueryPlan, speeches: readonly Speech[], evidence: Evidence, occasions: Occasions): Speech[] {
  const day = (speech: Speech) => occasionOf(speech, occasions)?.from ?? speech.article.issueDate?.value ?? '9999';
  return speeches
    .filter(({ article }) => mayAnswer({ ...plan, question: '' }, article, article.text, evidence.articles))
    .toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

/** Event records by id. */
type Occasions = ReadonlyMap<string, NewsEvent>;

function occasionsOf({ nearby, events }: Evidence): Occasions {
  return new Map([...nearby, ...events].map((event) => [event.id, event]));
}

function occasionOf({ statements }: Speech, occasions: Occasions): NewsEvent | null {
  const id = statements.find(({ eventId }) => eventId !== null)?.eventId;
  return (id && occasions.get(id)) || null;
}

/** The sentences of one occasion, the first opened with when and where it was: 「4月12日下午在全市…会上，…」. */
function tellOccasion(speech: Speech, occasions: Occasions, { showYear }: DraftSettings): DraftClaim[] {
  const event = occasionOf(speech, occasions);
  const [first, ...others] = tellSpeech(speech, []);
  if (!first) return [];
  const { issueDate, id } = speech.article;
  if (!event || whenWords(event, showYear) === '') {
    const text = issueDate
      ? `${first.text.replace(/。$/, '')}（${dayWords(issueDate.value, showYear)}见报）。`
      : first.text;
    return [text.length <= LONGEST_CLAIM ? { ...first, text } : first, ...others];
  }
  const quotes = [...first.quotes];
  addQuote(quotes, { articleId: id, ...event.quote });
  const text = [occasionWords(event, showYear), `${whenWords(event, showYear)}，`]
    .map((opening) => opening + first.text)
    .find((told) => told.length <= LONGEST_CLAIM);
  return [text === undefined ? first : { text, quotes, event: null }, ...others];
}

function occasionWords(event: NewsEvent, year: boolean): string {
  const when = whenWords(event, year);
  if (isVisit(event.kind) && /^[到赴在]/.test(event.name)) return `${when}${event.name}时，`;
  return /[会式议礼]$/.test(event.name) ? `${when}在${event.name}上，` : `${when}，`;
}
