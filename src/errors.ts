/** The one base of errors that reach a person: `message` says what is wrong, `hint` what to do. Both Chinese, one line. */
export class WenbaoError extends Error {
  readonly hint: string;
  /** 1 = failed, 2 = wrong usage or configuration. */
  readonly exitCode: 1 | 2;

  constructor(message: string, options: { hint: string; exitCode?: 1 | 2; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 1;
  }
}

/** Wrong usage or configuration: exit code 2. */
export class UsageError extends WenbaoError {
  constructor(message: string, options: { hint: string; cause?: unknown }) {
    super(message, { ...options, exitCode: 2 });
  }
}
