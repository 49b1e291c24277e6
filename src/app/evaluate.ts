import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { supportedBy } from '../ask/check/supported.ts';
import type { Config } from '../config.ts';
import type { Answer } from '../domain/answer.ts';
import type { Day } from '../domain/day.ts';
import type { EvalMade, EvalReport, Judged, Share } from '../domain/eval-report.ts';
import type { GoldQuestion } from '../domain/gold-question.ts';
import { citationScores } from '../eval/citation-scores.ts';
import { reportOf } from '../eval/report.ts';
import { faultsAgainst, scoresAgainst } from '../eval/score-answer.ts';
import { loadPrompt } from '../models/prompt.ts';
import type { Asking } from './asking.ts';

/** A gold set with the file that it is read from. */
interface GoldSet {
  readonly file: string;
  readonly questions: AsyncIterable<GoldQuestion>;
}

/** Asks every question of a gold set and scores the answers; quotes and claims are held against the stored articles. */
export async function evaluateGold(
  asking: Asking,
  gold: GoldSet,
  options: { readonly config: Config; readonly askedOn: Day; readonly signal: AbortSignal },
): Promise<EvalReport> {
  const judged: Judged[] = [];
  const milliseconds: number[] = [];
  let byModel = 0;
  for await (const question of gold.questions) {
    const conversation = asking.conversation();
    const asked = { ...options, askedOn: question.asked_on ?? options.askedOn };
    await conversation.recall(question.history ?? [], asked);
    const start = performance.now();
    const answer = await conversation.ask(question.question, asked);
    milliseconds.push(performance.now() - start);
    if (answer.mode === 'model') byModel++;
    judged.push(await judge(asking, question, answer));
  }
  return reportOf(judged, { made: await madeWith(asking, gold.file, options), byModel, milliseconds });
}

async function judge(asking: Asking, gold: GoldQuestion, answer: Answer): Promise<Judged> {
  const { id, type, question } = gold;
  const faults = faultsAgainst(gold, answer);
  const reader = await asking.reader();
  const ids = [...new Set(answer.citations.map((citation) => citation.articleId))];
  const [articles, events, statements] = await Promise.all([
    reader.articles(ids),
    ids.length > 0 ? reader.events({ articleIds: ids }) : [],
    reader.statements(ids),
  ]);
  const isTrue = answer.citations.filter(
    ({ articleId, start, end, quote }) => articles.get(articleId)?.text.slice(start, end) === quote,
  );
  const quotes: Share = [isTrue.length, answer.citations.length];
  const citations = citationScores(answer, supportedBy({ articles, events, statements }));
  return { id, type, question, faults, scores: { ...scoresAgainst(gold, answer, faults), quotes, ...citations } };
}

async function madeWith(
  asking: Asking,
  file: string,
  { config, askedOn }: { readonly config: Config; readonly askedOn: Day },
): Promise<EvalMade> {
  const folder = join(config.root, 'prompts');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md')).toSorted();
  const prompts = await Promise.all(files.map((name) => loadPrompt(join(folder, name))));
  const hash = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  return {
    askedOn,
    gold: hash.slice(0, 12),
    index: (await asking.reader()).version,
    model: config.chat?.model ?? null,
    prompts: Object.fromEntries(prompts.map((prompt) => [prompt.name, prompt.hash])),
  };
}
