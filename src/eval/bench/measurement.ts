import { z } from 'zod';

const ANSWER = z.object({
  id: z.string(),
  /** Documents, best first, each once. */
  ranking: z.array(z.string()),
  milliseconds: z.number(),
  failed: z.boolean(),
});

/** What one system did on one set, as its process hands it over. */
export const MEASUREMENT = z.object({
  indexSeconds: z.number().nullable(),
  bytes: z.number().nullable(),
  peakBytes: z.number(),
  answers: z.array(ANSWER),
});

export type Measurement = z.infer<typeof MEASUREMENT>;
export type BenchAnswer = z.infer<typeof ANSWER>;
