/** Where a command writes and when it must stop. Answers go to `out`, notes and progress to `note`. */
export interface Terminal {
  readonly root: string;
  readonly out: (line: string) => void;
  readonly note: (line: string) => void;
  /** A line that the next one overwrites; nothing when stderr is no terminal. */
  readonly progress: (line: string) => void;
  /** Whether stdout shows colour: a terminal that can, unless the environment says otherwise. */
  readonly colour: boolean;
  /** Columns to break lines at; null when stdout is no terminal. */
  readonly width: number | null;
  readonly signal: AbortSignal;
}

/** One command: its words in, its exit code out. Errors with a hint are thrown and reported by `main`. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;
