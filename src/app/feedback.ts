import { createHash } from 'node:crypto';
import { appendFile, chmod, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Answer } from '../domain/answer.ts';
import type { Day } from '../domain/day.ts';
import { WenbaoError } from '../errors.ts';

/** What a person thinks of an answer, or of one citation of it. */
export interface FeedbackGiven {
  readonly verdict: 'good' | 'bad';
  /** Number of the citation meant; null = the answer as a whole. */
  readonly citation: number | null;
  readonly comment: string;
  readonly answer: Answer;
  /** Earlier questions of the conversation. */
  readonly history: readonly string[];
  readonly askedOn: Day;
  /** Paper that the questions were limited to. */
  readonly paper: string | null;
}

const STORED = z.object({
  id: z.string(),
  at: z.string(),
  verdict: z.enum(['good', 'bad']),
  citation: z.number().nullable(),
  comment: z.string(),
  question: z.string(),
  history: z.array(z.string()),
  asked_on: z.string(),
  paper: z.string().nullable(),
  kind: z.string(),
  status: z.enum(['answered', 'partial', 'not_found']),
  mode: z.string(),
  claims: z.array(z.object({ text: z.string(), citations: z.array(z.number()), event: z.string().nullable() })),
  citations: z.array(
    z.object({ n: z.number(), article_id: z.string(), source: z.string(), title: z.string(), quote: z.string() }),
  ),
});

/** One line of the feedback file. `id` names the question with its conversation, so that it is the same when asked again. */
export type StoredFeedback = z.infer<typeof STORED>;

const FILE = 'feedback.jsonl';

/** Adds feedback to the file in the state folder, which its owner alone may read. Rejects with a WenbaoError. */
export async function keepFeedback(folder: string, given: FeedbackGiven, now = new Date()): Promise<void> {
  const path = join(folder, FILE);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await appendFile(path, `${JSON.stringify(stored(given, now))}\n`, { mode: 0o600 });
    await chmod(path, 0o600);
  } catch (cause) {
    throw new WenbaoError(`意见没能记下：写不进 ${path}`, { hint: '请检查该文件夹的权限和磁盘空间', cause });
  }
}

/** All feedback kept so far, oldest first; lines that cannot be read are left out. */
export async function readFeedback(folder: string): Promise<readonly StoredFeedback[]> {
  const path = join(folder, FILE);
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return '';
    throw new WenbaoError(`读不到意见文件 ${path}`, { hint: '请检查该文件的权限', cause });
  });
  return text.split('\n').flatMap((line) => STORED.safeParse(parsed(line)).data ?? []);
}

function stored(given: FeedbackGiven, now: Date): StoredFeedback {
  const { answer, history, askedOn, paper } = given;
  const key = JSON.stringify([answer.question, history, askedOn, paper]);
  return {
    id: `fb-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`,
    at: now.toISOString(),
    verdict: given.verdict,
    citation: given.citation,
    comment: given.comment,
    question: answer.question,
    history: [...history],
    asked_on: askedOn,
    paper,
    kind: answer.plan.kind,
    status: answer.status,
    mode: answer.mode,
    claims: answer.claims.map(({ text, citations, event }) => ({
      text,
      citations: [...citations],
      event: event?.name ?? null,
    })),
    citations: answer.citations.map(({ n, articleId, source, title, quote }) => ({
      n,
      article_id: articleId,
      source,
      title,
      quote,
    })),
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
