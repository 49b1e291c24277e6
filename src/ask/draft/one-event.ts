import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { sharedPairs } from '../../text/pairs.ts';
import { namesWhatIsAsked } from '../find/constraints.ts';
import { isHeldAt } from '../find/event-place.ts';
import { groupEvents, inAskedOrder } from '../find/group-events.ts';
import { matchEvents } from '../find/match-events.ts';
import { contentWords } from '../understand/topic.ts';

/** Least share of the question's words that event, headline and people must hold for it to be the event meant. */
const ENOUGH = 0.6;

/** How far behind the best an event may stand and still be the one meant. */
const CLOSE = 0.25;

/** The event that a question about one event means, by person, day, and the words it shares; null when none fits. */
export function bestEvent(plan: QueryPlan, evidence: Evidence): NewsEvent | null {
  return fittingEvents(plan, evidence)[0] ?? null;
}

/** Events that a question about one event may mean, best first; those far behind the best are left out. */
export function fittingEvents(plan: QueryPlan, evidence: Evidence): NewsEvent[] {
  const loose = { ...plan, deeds: [], eventWords: [], places: [] };
  const matched = matchEvents(loose, evidence.nearby, evidence.articles).events;
  const events = matched.filter(
    (event) =>
      plan.places.every((place) => isHeldAt(place, event, evidence.articles)) &&
      isOfThatNumber(plan, event, evidence) &&
      isOfThatSort(plan, event, evidence) &&
      isOfThatStage(plan, event, evidence),
  );
  const scored = events
    .map((event) => ({ event, score: fitness(plan, event, evidence) }))
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score);
  const least = (scored[0]?.score ?? 0) - CLOSE;
  const fitting = scored.filter(({ score }) => score >= least).map(({ event }) => event);
  return plan.order === null ? fitting : inAskedOrder(groupEvents(fitting), plan.order).flat();
}

/** 「第44次常务会议」 is not the 43rd. */
function isOfThatNumber({ question }: QueryPlan, { articleId }: NewsEvent, { articles }: Evidence): boolean {
  const article = articles.get(articleId);
  return article !== undefined && namesWhatIsAsked(question, article);
}

/** 「通车典礼」 is not 「开工仪式」: what stands before the word for the event must be told of it. */
function isOfThatSort(plan: QueryPlan, event: NewsEvent, evidence: Evidence): boolean {
  const sort = sortAsked(plan.question);
  if (sort === null) return true;
  const article = evidence.articles.get(event.articleId);
  const told = [
    event.name,
    article?.kicker,
    article?.title,
    article?.subtitle,
    article?.text.slice(event.quote.start, event.quote.end),
  ];
  return told.some((text) => text?.includes(sort));
}

/** Stages in the life of a work; words of one row are printed for one another. */
const STAGES = [
  /通车|开通/,
  /开工|动工|奠基/,
  /竣工|完工|建成|落成/,
  /投用|启用|投入使用|投入运行|开业|开馆|开园|开放/,
  /封顶|合龙/,
  /投产/,
];

/** A stage in the life of a thing that a question about a time asks for, with the last word of the thing's name. */
interface StageAsked {
  readonly stage: RegExp;
  readonly thing: string | null;
}

/** 通车 and 大桥 of 「大桥什么时候通车」; null when the question asks for no stage. */
export function stageAsked({ question, kind }: QueryPlan): StageAsked | null {
  const asked = fold(question);
  if (kind !== 'when') return null;
  // The last one is asked for: 「开工仪式上说的大桥什么时候通车」.
  const [stage] = STAGES.filter((one) => one.test(asked)).sort((a, b) => asked.search(b) - asked.search(a));
  if (stage === undefined) return null;
  return { stage, thing: contentWords(asked.slice(0, asked.search(stage))).at(-1) ?? null };
}

/** 「大桥什么时候通车」 asks neither for its 开工 nor for the 通车 of something else: stage and thing are told of the event. */
function isOfThatStage(plan: QueryPlan, event: NewsEvent, evidence: Evidence): boolean {
  const asked = stageAsked(plan);
  if (asked === null) return true;
  const { start, end } = event.quote;
  const told = searchForm(`${event.name}\n${evidence.articles.get(event.articleId)?.text.slice(start, end) ?? ''}`);
  return asked.stage.test(told) && tellsThing(asked, told);
}

/** Whether a text in search form names the thing, or most of its name. */
export function tellsThing({ thing }: StageAsked, told: string): boolean {
  return thing === null || coverage(thing, told) > 0;
}

/** What stands before the word for an event: 签约 of 「签约仪式」; null when the question names no such event. */
export function sortAsked(question: string): string | null {
  return (
    /([\u4e00-\u9fa5]{2})(?:仪式|典礼|座谈会|推进会|调度会|动员会|启动会|发布会|音乐会|运动会|展览会|晚会)/.exec(
      fold(question),
    )?.[1] ?? null
  );
}

/** Share of the question's content words (by length) that the event tells; 1 for all, a little more for a longer name shared. */
export function fitness(plan: QueryPlan, event: NewsEvent, evidence: Evidence): number {
  const article = evidence.articles.get(event.articleId);
  if (!article) return 0;
  const told = searchForm(
    [
      event.name,
      event.places.join(' '),
      article.text.slice(event.quote.start, event.quote.end),
      article.kicker ?? '',
      article.title,
      article.subtitle ?? '',
      article.paper?.value ?? '',
      event.participants.map((person) => person.titles.join('') + person.name + person.did.join('')).join(' '),
    ].join('\n'),
  );
  const words = questionWords(plan);
  const total = words.reduce((sum, word) => sum + word.length, 0);
  if (total === 0) return plan.carried.includes('topic') || plan.times.length > 0 ? 1 : 0;
  const covered = words.reduce((sum, word) => sum + coverage(word, told), 0) / total;
  const named = words
    .filter((word) => searchForm(event.name).includes(word))
    .reduce((sum, word) => sum + word.length, 0);
  const whole = searchForm(plan.question).includes(searchForm(event.name)) ? 0.3 : 0;
  return covered + whole + 0.3 * (named / Math.max(total, searchForm(event.name).length));
}

/** Found once for a plan, which is held against thousands of events. */
const wordsOfPlan = new WeakMap<QueryPlan, readonly string[]>();

function questionWords(plan: QueryPlan): readonly string[] {
  const words = wordsOfPlan.get(plan) ?? readWords(plan);
  wordsOfPlan.set(plan, words);
  return words;
}

function readWords(plan: QueryPlan): string[] {
  let text = fold(plan.text);
  for (const time of plan.times) text = text.replaceAll(fold(time.text), ' ');
  return [...new Set(contentWords(text))];
}

/** A word counts whole when it stands there, half when most of its character pairs do. */
function coverage(word: string, told: string): number {
  if (told.includes(word)) return word.length;
  return sharedPairs(word, told) >= 0.6 ? word.length / 2 : 0;
}
