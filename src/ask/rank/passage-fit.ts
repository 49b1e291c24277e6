import type { PassageHit } from '../../domain/archive-index.ts';
import { addDays, hasYear } from '../../domain/day.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { searchForm } from '../../text/fold.ts';
import { type AskedFor, askedFor, tellsHolder, tellsNumber } from './asked-for.ts';
import { bestWindow, type WantedPairs, wantedPairs } from './best-window.ts';
import { quotedIn } from './exact-literals.ts';
import { shareIn, total, type WeighedTerms, weighTerms } from './weigh-terms.ts';

/** What a passage is judged by; every value but `length` is from 0 to 1, or a little above for frequencies. */
export const FEATURES = [
  'lexical',
  'frequency',
  'words',
  'headPairs',
  'headWords',
  'sentence',
  'sentences',
  'rarest',
  'opening',
  'number',
  'year',
  'day',
  'holder',
  'quoted',
  'inTime',
  'issuedThen',
  'yearInHead',
  'otherYearInHead',
  'yearIssued',
  'otherYearIssued',
  'length',
  'likeness',
] as const;

/** One value for each feature. */
export type Fit = Readonly<Record<(typeof FEATURES)[number], number>>;

/** A question as passages are judged against it. */
interface RankQuestion {
  readonly terms: WeighedTerms;
  readonly wanted: WantedPairs;
  readonly form: string;
  readonly asked: AskedFor;
  readonly quoted: readonly string[];
  /** Full days asked for. */
  readonly days: readonly string[];
  /** Years asked for. */
  readonly years: readonly string[];
}

/** More years than this are a period, which no single notice is about. */
const MOST_YEARS = 3;

/** Reads a plan for judging passages; `rarity` is that of the index. */
export function rankQuestion(plan: QueryPlan, rarity: (token: string) => number): RankQuestion {
  const form = searchForm(plan.question);
  const ranges = plan.times.map((time) => time.range).filter((range) => hasYear(range.from) && hasYear(range.to));
  const years = ranges.flatMap(({ from, to }) => {
    const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
    return last - first < MOST_YEARS ? Array.from({ length: last - first + 1 }, (_, at) => String(first + at)) : [];
  });
  const terms = weighTerms(plan.text, plan.context, rarity);
  return {
    terms,
    wanted: wantedPairs(terms.pairs, total(terms.pairs)),
    form,
    asked: askedFor(plan.question, form),
    quoted: quotedIn(plan.question),
    days: ranges.flatMap(({ from, to }) => (from === to ? [from] : [])),
    years: [...new Set(years)],
  };
}

/** A passage and the lines above its article's body, in search form. */
interface HitForms {
  readonly text: string;
  readonly head: string;
}

/** The forms of hits, each head read once. */
export function formsOf(hits: readonly PassageHit[]): HitForms[] {
  const heads = new Map<string, string>();
  return hits.map(({ passage, head }) => {
    const known = heads.get(head) ?? searchForm(head);
    heads.set(head, known);
    return { text: searchForm(passage.text), head: known };
  });
}

/** How far a passage fits a question. */
export function fitOf(question: RankQuestion, hit: PassageHit, { text, head }: HitForms): Fit {
  const { terms, wanted, asked, form, quoted } = question;
  const window = bestWindow(text, wanted);
  const both = `${head}\n${text}`;
  const near = (isAsked: boolean, tells: () => boolean) => (isAsked && tells() ? window.one : 0);
  return {
    lexical: Math.min(MOST_LEXICAL, hit.score / wanted.sum),
    frequency: window.frequency,
    words: shareIn(terms.words, text),
    headPairs: shareIn(terms.pairs, head),
    headWords: shareIn(terms.words, head),
    sentence: window.one,
    sentences: window.two,
    rarest: shareIn(terms.rarest, both),
    opening: hit.passage.n === 0 ? 1 : 0,
    number: near(asked.number, () => tellsNumber(asked, form, window.around)),
    year: near(asked.year, () => /\d{4}年/.test(window.around)),
    day: near(asked.day, () => /\d{1,2}月\d{1,2}日|\d{1,2}[日时]|\d{4}年/.test(window.around)),
    holder: tellsHolder(asked, text),
    quoted: quoted.length === 0 ? 0 : quoted.filter((literal) => both.includes(literal)).length / quoted.length,
    inTime: hit.inTime ? 1 : 0,
    ...timeFit(question, hit, head),
    length: Math.log(1 + text.length) / LONG,
    likeness: hit.likeness,
  };
}

/** A question without pairs (in kana, say) has no weight to take a share of. */
const MOST_LEXICAL = 3;
/** About the logarithm of a passage's greatest length, so that `length` stays about 1. */
const LONG = 6;
/** Days after an event within which a daily paper prints it. */
const PRINTED_WITHIN = 2;

function timeFit({ days, years }: RankQuestion, { issueDay }: PassageHit, head: string) {
  const issued = issueDay !== null && hasYear(issueDay) ? issueDay : null;
  const inHead = Array.from(head.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g), ([year]) => year);
  const then = issued !== null && days.some((day) => isSoonAfter(day, issued));
  const asked = years.length > 0;
  const named = inHead.some((year) => years.includes(year));
  const same = issued !== null && years.includes(issued.slice(0, 4));
  const one = (holds: boolean) => (holds ? 1 : 0);
  return {
    issuedThen: one(then),
    yearInHead: one(asked && named),
    otherYearInHead: one(asked && !named && inHead.length > 0),
    yearIssued: one(asked && same),
    otherYearIssued: one(asked && !same && issued !== null),
  };
}

function isSoonAfter(day: string, issued: string): boolean {
  return issued >= day && issued <= addDays(day, PRINTED_WITHIN);
}
