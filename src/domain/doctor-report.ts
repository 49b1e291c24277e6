/** What is looked at, by the part of the program that needs it. */
export type CheckName =
  | 'runtime'
  | 'clock'
  | 'token'
  | 'network'
  | 'updates'
  | 'model'
  | 'embeddings'
  | 'archive'
  | 'index'
  | 'state'
  | 'disk';

/** `none`: not used, or not to be judged. */
export type CheckStatus = 'ok' | 'broken' | 'none';

/** What one look found; texts are Chinese, one line, without secrets. */
export interface Finding {
  readonly status: CheckStatus;
  readonly detail: string;
  /** What to do; null when there is nothing to be done. */
  readonly advice: string | null;
}

/** What is well with an installation, and what is not. */
export interface DoctorReport {
  readonly checks: readonly (Finding & { readonly name: CheckName })[];
}

/** Whether anything is broken. */
export function isBroken({ checks }: DoctorReport): boolean {
  return checks.some(({ status }) => status === 'broken');
}
