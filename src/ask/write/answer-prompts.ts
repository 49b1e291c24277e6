import { join } from 'node:path';
import type { QuestionKind } from '../../domain/plan.ts';
import { joinedHash, loadPrompt, type Prompt, promptSections } from '../../models/prompt.ts';
import type { ReplyForm } from './model-reply.ts';

/** The prompts of the answer, in both forms, with what is told of each kind of question. */
export interface AnswerPrompts {
  readonly prompt: Readonly<Record<ReplyForm, Prompt>>;
  readonly guidance: Readonly<Record<QuestionKind, string>>;
  /** Changes with any word that a model is told in this form. */
  readonly hash: Readonly<Record<ReplyForm, string>>;
}

/** Every kind of question; the type makes it complete. */
const KINDS: Readonly<Record<QuestionKind, true>> = {
  list: true,
  count: true,
  attendance: true,
  who: true,
  when: true,
  where: true,
  quantity: true,
  what: true,
  role: true,
  byline: true,
  source: true,
  yesno: true,
  summary: true,
  speaker: true,
  definition: true,
  comparison: true,
  timeline: true,
};

/** Reads `answer.md`, `answer-json.md` and `kinds.md`; rejects with a WenbaoError when one is missing or wrong. */
export async function loadAnswerPrompts(folder: string): Promise<AnswerPrompts> {
  const [lines, json, kinds] = await Promise.all(
    (['answer.md', 'answer-json.md', 'kinds.md'] as const).map((name) => loadPrompt(join(folder, name))),
  );
  if (!lines || !json || !kinds) throw new Error('three prompts were asked for');
  return {
    prompt: { lines, json },
    // The keys of a record of kinds are kinds.
    guidance: promptSections(kinds, Object.keys(KINDS) as QuestionKind[]),
    hash: { lines: joinedHash([lines, kinds]), json: joinedHash([json, kinds]) },
  };
}
