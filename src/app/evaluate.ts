import type { Answer } from '../domain/answer.ts';
import type { Day } from '../domain/day.ts';
import type { EvalReport, Judged } from '../domain/eval-report.ts';
import { reportOf } from '../eval/report.ts';
import { faultsAgainst, type GoldQuestion } from '../eval/score-answer.ts';
import type { Asking } from './asking.ts';

/** Asks every question of a gold set and scores the answers; quotes are held against the stored articles. */
export async function evaluateGold(
  asking: Asking,
  questions: AsyncIterable<GoldQuestion>,
  options: { readonly askedOn: Day; readonly signal: AbortSignal },
): Promise<EvalReport> {
  const judged: Judged[] = [];
  const quotes = { true: 0, all: 0 };
  for await (const gold of questions) {
    const conversation = asking.conversation();
    await conversation.recall(gold.history ?? [], options);
    const answer = await conversation.ask(gold.question, options);
    quotes.all += answer.citations.length;
    quotes.true += await trueQuotes(asking, answer);
    judged.push({ id: gold.id, type: gold.type, question: gold.question, faults: faultsAgainst(gold, answer) });
  }
  return reportOf(judged, quotes);
}

async function trueQuotes(asking: Asking, answer: Answer): Promise<number> {
  const articles = await asking.articles(answer.citations.map((citation) => citation.articleId));
  return answer.citations.filter(
    ({ articleId, start, end, quote }) => articles.get(articleId)?.text.slice(start, end) === quote,
  ).length;
}
