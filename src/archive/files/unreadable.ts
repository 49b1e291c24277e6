import { WenbaoError } from '../../errors.ts';

/** A file that cannot be read; `message` is the reason, in Chinese. Callers report the file as skipped and go on. */
export class UnreadableFileError extends WenbaoError {
  constructor(reason: string, options: { hint?: string; cause?: unknown } = {}) {
    super(reason, { hint: options.hint ?? '已跳过此文件，其余文件不受影响', cause: options.cause });
  }
}
