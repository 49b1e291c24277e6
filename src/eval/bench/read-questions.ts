import { z } from 'zod';
import type { EarlierTurn } from '../../domain/conversation.ts';
import { UsageError } from '../../errors.ts';
import type { SetFiles } from './find-set.ts';
import { jsonOf, numberedLines } from './lines.ts';
import type { Relevant } from './metrics.ts';

/** One question of a set. */
export interface BenchQuestion {
  readonly id: string;
  /** As it is asked. */
  readonly text: string;
  readonly type: string | null;
  /** It names enough to be found. */
  readonly strict: boolean;
  /** Earlier turns of its conversation. */
  readonly history: readonly EarlierTurn[];
  readonly askedOn: string | null;
  readonly relevant: Relevant;
}

/** How questions are chosen and worded. */
export interface QuestionChoice {
  /** The field that is asked; questions without it are asked by their `text`. */
  readonly field: string;
  /** Only types that begin so; empty takes all. */
  readonly types: string;
  /** Takes a line about a line that was left out. */
  readonly note: (line: string) => void;
}

const QUERY = z.looseObject({
  _id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  type: z.string().nullish(),
  strict: z.boolean().nullish(),
  history: z
    .array(z.union([z.string(), z.object({ question: z.string(), answers: z.array(z.string()).optional() })]))
    .nullish(),
  asked_on: z.iso.date().nullish(),
});

/**
 * The questions of a set that have a right document, in the order of their file. A line that does not fit is noted with
 * its number and left out. Throws UsageError when no question is left or none has the field.
 */
export async function readQuestions(files: SetFiles, choice: QuestionChoice): Promise<readonly BenchQuestion[]> {
  const judged = await readPairs(files.qrels, true, choice.note);
  const also = files.alternatives ? await readPairs(files.alternatives, false, choice.note) : new Map();
  const questions: BenchQuestion[] = [];
  let worded = 0;
  for await (const { number, text } of numberedLines(files.queries)) {
    const { data, error } = QUERY.safeParse(jsonOf(text));
    if (!data) choice.note(`${files.queries} 第${number}行${faultOf(error)}，已跳过。`);
    const relevant = data && judged.get(data._id);
    if (!data || !relevant || !(data.type ?? '').startsWith(choice.types)) continue;
    const asked = data[choice.field];
    if (typeof asked === 'string') worded++;
    questions.push({
      id: data._id,
      text: typeof asked === 'string' ? asked : data.text,
      type: data.type ?? null,
      strict: data.strict ?? false,
      history: data.history ?? [],
      askedOn: data.asked_on ?? null,
      relevant: { judged: relevant, also: also.get(data._id) ?? new Set() },
    });
  }
  return asUsable(questions, worded, files, choice);
}

function asUsable(
  questions: readonly BenchQuestion[],
  worded: number,
  { name }: SetFiles,
  { types, field }: QuestionChoice,
): readonly BenchQuestion[] {
  if (questions.length === 0) {
    const of = types === '' ? '' : `类型以 ${types} 开头、`;
    throw new UsageError(`测试集 ${name} 里没有${of}标有正确文档的问题`, {
      hint: '请检查 queries.jsonl 与 qrels.tsv 的编号，以及 --types',
    });
  }
  if (worded > 0) return questions;
  throw new UsageError(`测试集 ${name} 的问题都没有 ${field} 这一项`, { hint: '请改正 --field，或不写' });
}

function faultOf(error: z.ZodError): string {
  const fields = [...new Set(error.issues.map((issue) => String(issue.path[0] ?? '')))].filter(Boolean);
  return fields.length > 0 ? `的 ${fields.join('、')} 缺失或写法不对` : '不是 JSON 对象';
}

/**
 * Documents by question, from a table of question, document and (where `scored`) score; a first line that names the
 * columns is passed over. A score of 0 or less says that the document is wrong.
 */
async function readPairs(
  path: string,
  scored: boolean,
  note: (line: string) => void,
): Promise<Map<string, Set<string>>> {
  const pairs = new Map<string, Set<string>>();
  for await (const { number, text } of numberedLines(path)) {
    const [question = '', document = '', score = ''] = text.split('\t').map((cell) => cell.trim());
    if (number === 1 && question === 'query-id') continue;
    const worth = scored ? Number(score || 'none') : 1;
    if (question === '' || document === '' || Number.isNaN(worth)) {
      note(`${path} 第${number}行不是“问题、文档${scored ? '、分数' : ''}”，已跳过。`);
    } else if (worth > 0) {
      const documents = pairs.get(question) ?? new Set();
      pairs.set(question, documents.add(document));
    }
  }
  return pairs;
}
