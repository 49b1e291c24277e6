import { createHash } from 'node:crypto';
import { appendFile, chmod, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type FeedbackGiven, type RatedAnswer, ratedAnswer } from '../domain/feedback-gold.ts';
import { WenbaoError } from '../errors.ts';

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
type StoredFeedback = RatedAnswer & { readonly at: string; readonly mode: string };

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
  const id = `fb-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
  return { at: now.toISOString(), mode: answer.mode, ...ratedAnswer(id, given) };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
