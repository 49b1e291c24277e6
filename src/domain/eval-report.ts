/** So many of so many. */
export type Share = readonly [number, number];

/** What is counted of a gold set or of one type of its questions. */
export interface EvalScores {
  /** Questions answered without a fault. */
  readonly right: Share;
  /** Facts wanted (groups of `must`) that the claims tell. */
  readonly facts: Share;
  /** Questions for a list whose every wanted item is told, and as many as wanted. */
  readonly complete: Share;
  /** Unanswerable questions that were refused with a reason. */
  readonly refused: Share;
  /** Answerable questions that were refused. */
  readonly refusedWrongly: Share;
  /** Quotes that stand in the stored article, letter for letter, at their offsets. */
  readonly quotes: Share;
  /** Claims that all of their quotes together bear out (the recall of ALCE, judged by our own checker). */
  readonly citationRecall: Share;
  /** Citations of borne-out claims that bear the claim out alone or are needed for it (the precision of ALCE). */
  readonly citationPrecision: Share;
}

/** How one gold question went. */
export interface Judged {
  readonly id: string;
  readonly type: string;
  readonly question: string;
  readonly faults: readonly string[];
  readonly scores: EvalScores;
}

/** What an evaluation was made with, so that two reports can be compared. */
export interface EvalMade {
  /** Day that the questions were asked on. */
  readonly askedOn: string;
  /** First 12 hex digits of the SHA-256 of the gold file. */
  readonly gold: string;
  readonly index: string;
  /** The chat model; null without one. */
  readonly model: string | null;
  /** Hashes of the prompt files by name. */
  readonly prompts: Readonly<Record<string, string>>;
}

/** A gold set's outcome. */
export interface EvalReport extends EvalScores {
  readonly made: EvalMade;
  /** Answers that a model worded; the others are extractive. */
  readonly byModel: number;
  readonly byType: Readonly<Record<string, EvalScores>>;
  /** Milliseconds of one question, half and nineteen of twenty. */
  readonly milliseconds: { readonly p50: number; readonly p95: number };
  readonly wrong: readonly Pick<Judged, 'id' | 'type' | 'question' | 'faults'>[];
}

/** Least shares, from 0 to 1, by the name of the score: what a gold set must not fall below. */
export type EvalFloors = Partial<Readonly<Record<keyof EvalScores, number>>>;
