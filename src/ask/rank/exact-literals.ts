import type { QueryPlan } from '../../domain/plan.ts';
import { searchForm } from '../../text/fold.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * What a question names word for word: people, and what stands in quotation or title marks; in search form. A name that
 * cuts through a word of the question (何进 in 如何进行) was read by mistake and names nobody.
 */
export function exactIn(plan: QueryPlan): string[] {
  const question = searchForm(plan.question);
  const people = plan.people.map(searchForm).filter((name) => !cutsWord(question, name));
  const papers = plan.papers.map(searchForm); // 《雁城晚报》9月…: where to look, not what for
  return [...new Set([...people, ...quotedIn(plan.question).filter((quoted) => !papers.includes(quoted))])];
}

/** What stands in quotation marks or title marks, in search form. */
export function quotedIn(question: string): string[] {
  return [...question.matchAll(/[“"「『《]([^”"」』》]{2,40})[”"」』》]/g)].map((match) => searchForm(match[1] ?? ''));
}

/**
 * Whether the name cuts through a word of the question: one that begins before it, or, unless the name opens with a
 * character that is a word by itself as surnames are (何进 in 何进到过), one that ends behind it (英国政 in 英国政府).
 */
function cutsWord(question: string, name: string): boolean {
  const start = question.indexOf(name);
  if (start < 0) return false;
  const end = start + name.length;
  const words = [...segmenter.segment(question)].map(({ segment, index }) => ({
    from: index,
    to: index + segment.length,
  }));
  const opensAlone = words.some(({ from, to }) => from === start && to === start + 1);
  return words.some(({ from, to }) => (from < start && to > start) || (!opensAlone && from < end && to > end));
}
