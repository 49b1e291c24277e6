import type { Article } from '../../domain/article.ts';
import type { Draft } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import type { Span } from '../../domain/span.ts';
import { fold } from '../../text/fold.ts';
import { sentences } from '../../text/sentences.ts';
import { cutSentence } from '../fact/cut-sentence.ts';
import { mayAnswer } from '../find/constraints.ts';
import { askedTerm } from '../understand/asked-term.ts';
import { LONGEST_CLAIM } from './tell-event.ts';
import { cutClaim } from './tell-statement.ts';

/** The sentence that says what a thing is, as printed; null when sentences only mention it. */
export function draftDefinition(plan: QueryPlan, evidence: Evidence): Draft | null {
  const term = askedTerm(plan.question);
  if (term === null) return null;
  const asksName = /(?:全称|全名|简称|俗称|别名)(?:是|叫)/.test(plan.question);
  const rules = rulesFor(term, /怎样|怎么样|什么样/.test(plan.question)).filter(
    ({ score }) => !asksName || score === OF_NAMES,
  );
  const found = evidence.hits.flatMap(({ passage }, rank) => {
    const article = evidence.articles.get(passage.articleId);
    if (!article || !mayAnswer({ ...plan, places: [], question: '' }, article, passage.text, evidence.articles))
      return [];
    const within = { start: Math.max(passage.start, article.body.start), end: passage.end };
    return sentences(article.text, within).flatMap((span) => {
      const defined = defines(fold(article.text.slice(span.start, span.end)), rules);
      return defined ? [{ article, span, at: defined.at, score: defined.score - rank / 100 }] : [];
    });
  });
  const best = found.toSorted((a, b) => b.score - a.score)[0];
  return best ? { lead: null, claims: [tell(best)], mode: 'extractive', whole: true } : null;
}

function tell({ article, span, at }: { readonly article: Article; readonly span: Span; readonly at: number }) {
  const sentence = article.text.slice(span.start, span.end);
  const text = cutClaim(cutSentence(sentence, { start: at, end: at + 1 }), LONGEST_CLAIM);
  return { text, quotes: [{ articleId: article.id, ...span }], event: null };
}

const OPEN = '[“「『"《]?';
const CLOSE = '[”」』"》]?';
/** Behind a term: a bracket, another name, an adverb, a comma. */
const AFTER = `${CLOSE}(?:\\([^)]{1,80}\\))?(?:,(?:或|又|也|亦)[^,。]{1,20},)?[,:]?\\s?(?:一词|的含义|顾名思义,?|通俗地?[讲说],?|简单[来地]?[讲说],?|也?就|主要)?,?`;
/** Where a clause begins: in 「部分苦力是…」 the term has company. */
const CLAUSE = '(?<=^|[,。;:“「『"《]|所谓的?|这种|这个|该)';

/** The score of patterns that give a thing another name. */
const OF_NAMES = 3;

/** A pattern that defines a term; a higher score is a surer one. */
interface Rule {
  readonly score: number;
  readonly pattern: RegExp;
}

/**
 * How a definition of the term reads. 「…是指…」 and 「…简称…」 define; 「…是…」 does when a noun ends its clause, for
 * 「…是去年建成的」 tells when it was built. 「是怎样一座书院」 is answered by what it was made of and where it stands as well.
 */
function rulesFor(term: string, describes: boolean): Rule[] {
  const name = term.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const sources: readonly (readonly [number, string])[] = [
    [
      4,
      `${OPEN}${name}${AFTER}(?:的(?:意思|含义|定义)就?是|是指|指的?是|(?<![主关])指(?!出|导|示|挥|标|责|定)|意思是|意指|意为|就是说)`,
    ],
    [
      OF_NAMES,
      `${OPEN}${name}${AFTER}(?:即|系(?!统|列)|(?:全称|全名|简称|又称|又名|也叫|俗称|原名)(?:为|是|叫)?|为[^,。]{2,40}(?:的简称|的总称|的统称))`,
    ],
    [OF_NAMES, `(?:简称|俗称|史称|又称|称之?为|也叫|叫做|称作|被称为|统称为?)(?:为|是)?${OPEN}${name}`],
    [
      2,
      `${CLAUSE}${OPEN}${name}${AFTER}(?:是|为)(?!否|在|因|由|不是|从|于|此|其|了|去年|今年|前年|昨|\\d)[^,。;]{0,60}(?:的[^,。;的]{2}|[一这]?(?:种|个|项|类|座|家|所|支|条|款|门|套|场|名|位)[^,。;]{2})`,
    ],
    ...(describes ? [[1, `${name}${AFTER}(?:位于|地处|坐落|由|始建于|建于|占地|成立于|创办于)`] as const] : []),
  ];
  return sources.map(([score, source]) => ({ score, pattern: new RegExp(source) }));
}

/** How well a sentence defines the term, and where it does; null when it only mentions it. */
function defines(sentence: string, rules: readonly Rule[]): { readonly score: number; readonly at: number } | null {
  for (const { score, pattern } of rules) {
    const at = pattern.exec(sentence)?.index;
    if (at !== undefined) return { score, at };
  }
  return null;
}
