import { z } from 'zod';

/** Id of a line: a string, or a number taken as one. */
export const ID = z.union([z.string(), z.number()]).transform(String);

/** Earlier questions of a line's conversation: strings or `{question, answers}`. */
export const HISTORY = z
  .array(z.union([z.string(), z.object({ question: z.string(), answers: z.array(z.string()).optional() })]))
  .nullish();

/** The day of asking, when a line has its own. */
export const ASKED_ON = z.iso.date().nullish();
