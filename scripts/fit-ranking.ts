/**
 * Finds the weights of src/ask/rank/rank-passages.ts: reads the passages that the index offers for each question of
 * BEIR-layout sets, and climbs the likelihood that a right one is picked (softmax over a question's passages). Prints
 * hit@1 and hit@10 of weights that never saw the question (four folds), and the weights of all questions together.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { timeFilter } from '../src/ask/find/search-plan.ts';
import { exactIn } from '../src/ask/rank/exact-literals.ts';
import { FEATURES, fitOf, formsOf, rankQuestion } from '../src/ask/rank/passage-fit.ts';
import { knowledgeOf } from '../src/ask/understand/archive-knowledge.ts';
import { understand } from '../src/ask/understand/understand.ts';
import { NO_SLOTS } from '../src/domain/conversation.ts';
import { openReader } from '../src/index/open-reader.ts';

interface Question {
  readonly set: string;
  readonly type: string;
  readonly rows: readonly Float64Array[];
  readonly right: readonly boolean[];
  readonly articles: readonly string[];
  readonly exact: readonly number[];
  readonly fold: number;
}

const FOLDS = 4;
const POOL = 80;
const CAP = 900;
const ROUNDS = 300;
const EXACT = 100;

async function questionsOf(set: string, folder: string, db: string, field: string): Promise<Question[]> {
  const judged = new Map<string, Set<string>>();
  for (const name of ['qrels.tsv', 'alt_candidates.tsv']) {
    if (!existsSync(`${folder}/${name}`)) continue;
    for (const line of readFileSync(`${folder}/${name}`, 'utf8').trim().split('\n').slice(1)) {
      const [id = '', document = ''] = line.split('\t');
      if (name === 'qrels.tsv' || judged.has(id)) judged.set(id, (judged.get(id) ?? new Set()).add(document));
    }
  }
  const lines = gunzipSync(readFileSync(`${folder}/queries.jsonl.gz`))
    .toString()
    .trim()
    .split('\n');
  const wanted = lines.map((line) => JSON.parse(line)).filter(({ _id }) => judged.has(_id));
  const step = Math.max(1, Math.floor(wanted.length / CAP));
  const reader = await openReader(db, { embedder: null });
  const found: Question[] = [];
  for (const [at, query] of wanted.filter((_, i) => i % step === 0 || wanted.length < 2 * CAP).entries()) {
    if (field !== 'text' && !query[field]) continue;
    const plan = await understand(query[field], { askedOn: '2024-06-01', slots: NO_SLOTS, ...knowledgeOf(reader) });
    const days = timeFilter(plan).eventDays ?? [];
    const hits = await reader.searchPassages(`${plan.text} ${plan.context}`, POOL, { days, exact: exactIn(plan) });
    const articles = await reader.articles([...new Set(hits.map((hit) => hit.passage.articleId))]);
    const names = hits.map((hit) => articles.get(hit.passage.articleId)?.record ?? '');
    const question = rankQuestion(plan, (token) => reader.rarity(token));
    const forms = formsOf(hits);
    const fits = hits.map((hit, at) => fitOf(question, hit, forms[at] ?? { text: '', head: '' }));
    const literals = exactIn(plan);
    found.push({
      set,
      type: query.strict ? `${query.type} strict` : query.type,
      rows: fits.map((fit) => Float64Array.from(FEATURES, (feature) => fit[feature])),
      right: names.map((name) => judged.get(query._id)?.has(name) ?? false),
      articles: names,
      exact: hits.map((_, at) =>
        Number(literals.some((one) => `${forms[at]?.head}\n${forms[at]?.text}`.includes(one))),
      ),
      fold: (at * 7919) % FOLDS,
    });
  }
  await reader.close();
  return found;
}

/** Weights that pick right passages; each set counts the same, whatever its size. */
function climb(questions: readonly Question[]): Float64Array {
  const usable = questions.filter(({ right }) => right.includes(true));
  const sizes = new Map<string, number>();
  for (const { set } of usable) sizes.set(set, (sizes.get(set) ?? 0) + 1);
  const size = FEATURES.length;
  const [weights, mean, spread] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = weights.map((weight) => 1e-3 * weight);
    for (const question of usable)
      addSlope(slope, question, weights, (SHARE[question.set] ?? 1) / (sizes.get(question.set) ?? 1));
    const rate = round < ROUNDS / 2 ? 0.2 : 0.05;
    for (let at = 0; at < size; at++) {
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * (slope[at] ?? 0);
      spread[at] = 0.99 * (spread[at] ?? 0) + 0.01 * (slope[at] ?? 0) ** 2;
      const step = (mean[at] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((spread[at] ?? 0) / (1 - 0.99 ** round)) + 1e-8);
      weights[at] = (weights[at] ?? 0) - rate * step;
    }
  }
  return weights;
}

const SHARE: Record<string, number> = { domainrag: 0.3, 'domainrag:text_with_year': 0.3, cmrc: 0.3 };

function addSlope(slope: Float64Array, { rows, right }: Question, weights: Float64Array, share: number): void {
  const scores = rows.map((row) => row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0));
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const all = odds.reduce((sum, one) => sum + one, 0);
  const good = odds.reduce((sum, one, at) => sum + (right[at] ? one : 0), 0);
  rows.forEach((row, at) => {
    const pull = share * ((odds[at] ?? 0) / all - (right[at] ? (odds[at] ?? 0) / good : 0));
    for (let i = 0; i < row.length; i++) slope[i] = (slope[i] ?? 0) + pull * (row[i] ?? 0);
  });
}

function rankOf({ rows, right, articles, exact }: Question, weights: Float64Array): number {
  const score = (at: number) =>
    (rows[at] ?? new Float64Array()).reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) +
    EXACT * (exact[at] ?? 0);
  const order = rows.map((_, at) => ({ at, score: score(at) })).sort((a, b) => b.score - a.score);
  const seen = new Set<string>();
  for (const { at } of order) {
    if (seen.has(articles[at] ?? '')) continue;
    if (right[at]) return seen.size;
    seen.add(articles[at] ?? '');
  }
  return Number.POSITIVE_INFINITY;
}

function print(name: string, ranks: readonly number[]): void {
  const share = (most: number) => (ranks.filter((rank) => rank < most).length / ranks.length).toFixed(3);
  process.stdout.write(`${name.padEnd(40)} n ${ranks.length} hit@1 ${share(1)} hit@10 ${share(10)}\n`);
}

const questions: Question[] = [];
for (const argument of process.argv.slice(2)) {
  const [folder = '', db = '', field = 'text'] = argument.split('=');
  const name = folder.split('/').at(-1) ?? '';
  questions.push(...(await questionsOf(field === 'text' ? name : `${name}:${field}`, folder, db, field)));
}
const unseen = Array.from({ length: FOLDS }, (_, fold) =>
  climb(questions.filter((question) => question.fold !== fold)),
);
const groups = new Map<string, number[]>();
for (const question of questions) {
  const rank = rankOf(question, unseen[question.fold] ?? new Float64Array());
  const kinds = [
    question.set,
    `${question.set} ${question.type.split(/[_ ]/)[0]}`,
    ...(question.type.endsWith('strict') ? [`${question.set} strict`] : []),
  ];
  for (const kind of kinds) groups.set(kind, [...(groups.get(kind) ?? []), rank]);
}
for (const [name, ranks] of [...groups].sort()) print(name, ranks);
const weights = climb(questions);
process.stdout.write(
  `${FEATURES.map((feature, at) => `  ${feature}: ${(weights[at] ?? 0).toFixed(2)},`).join('\n')}\n`,
);
