import type { Draft, DraftClaim } from '../domain/draft.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { QueryPlan } from '../domain/plan.ts';
import type { Span } from '../domain/span.ts';
import { findDates } from '../text/dates.ts';
import { findAsked } from './asked-item.ts';
import { cutSentence } from './cut-sentence.ts';
import { whenWords } from './day-words.ts';
import { likeness } from './group-events.ts';
import { type RankedSentence, rankSentences } from './rank-sentences.ts';
import { LONGEST_CLAIM } from './tell-event.ts';
import { contentWords } from './topic.ts';

/** Least weighted share of the question that a sentence and its surroundings must tell; below it the archive does not say. */
const ENOUGH = 0.4;
/** Least share told by the sentence itself when nothing in it is the asked-for thing. */
const ENOUGH_OWN = 0.2;
/** Share told by a sentence from which on no further sentence is needed beside it. */
const TELLS_IT = 0.75;
/** The same for one that holds the asked-for thing, or stands beside one that tells enough. */
const ENOUGH_BESIDE = 0.1;
/** Sentences looked at for the asked-for thing. */
const LOOKED_AT = 24;

/** The sentence that says it, the asked-for thing first; null when no sentence tells enough of the question. */
export function draftFact(plan: QueryPlan, evidence: Evidence): Draft | null {
  const wantsItem = ['who', 'when', 'where', 'quantity'].includes(plan.kind);
  const found = rankSentences(plan, evidence)
    .filter((sentence) => sentence.whole >= ENOUGH && sentence.own > 0)
    .slice(0, LOOKED_AT)
    .map((sentence) => ({ sentence, item: wantsItem ? findAsked(plan, sentence.text, sentence.article) : null }))
    .filter(({ sentence }) => sentence.own >= ENOUGH_BESIDE)
    .filter(({ item }) => item !== null || !wantsItem)
    .sort((a, b) => b.sentence.score - a.sentence.score);
  const [best] = found;
  if (!best || (!wantsItem && best.sentence.own < ENOUGH_OWN)) return null;
  const claims = [tell(plan, best.sentence, best.item)];
  if (!wantsItem && best.sentence.own < TELLS_IT)
    claims.push(
      ...further(
        plan,
        best.sentence,
        found.slice(1).map((one) => one.sentence),
      ),
    );
  return { lead: null, claims, mode: 'extractive', whole: true };
}

function tell(plan: QueryPlan, sentence: RankedSentence, item: Span | null): DraftClaim {
  const cut = cutSentence(sentence.text, item ?? focusOf(plan, sentence.text));
  const asked = item ? leadWords(plan, sentence, item) : '';
  const text = asked && !cut.slice(0, asked.length + 6).includes(asked) ? `${asked}：${cut}` : cut;
  const quotes = [{ articleId: sentence.article.id, ...sentence.span }];
  return { text: text.length <= LONGEST_CLAIM ? text : `${text.slice(0, LONGEST_CLAIM - 2)}……`, quotes, event: null };
}

/** Where a sentence speaks of what was asked last: the clauses around it are told. */
function focusOf(plan: QueryPlan, text: string): Span | null {
  const word = contentWords(plan.question)
    .reverse()
    .find((one) => text.includes(one));
  const start = word ? text.indexOf(word) : -1;
  return word && start >= 0 ? { start, end: start + word.length } : null;
}

/** The asked-for thing as printed; 昨日 and 当天 are told as the day that they mean. */
function leadWords(plan: QueryPlan, { article, text }: RankedSentence, item: Span): string {
  const printed = text.slice(item.start, item.end).trim();
  if (plan.kind !== 'when' || /\d|[一二三四五六七八九十]月/.test(printed)) return printed;
  const reference = article.issueDate?.value ?? null;
  const date = findDates(text, { reference, use: 'article' }).find((one) => one.start === item.start);
  return date ? `${whenWords(date, false)}（${printed}）` : printed;
}

/** Up to two more sentences of the same article that tell nearly as much, for open questions (什么, 如何). */
function further(plan: QueryPlan, best: RankedSentence, others: readonly RankedSentence[]): DraftClaim[] {
  return others
    .filter(
      (other) =>
        other.article.id === best.article.id &&
        other.span.start >= other.article.body.start &&
        other.score >= best.score * 0.5 &&
        likeness(other.text, best.text) < 0.8,
    )
    .slice(0, 2)
    .sort((a, b) => a.span.start - b.span.start)
    .map((other) => tell(plan, other, null));
}
