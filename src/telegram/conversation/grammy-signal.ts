import type { Api } from 'grammy';

/** The signal that grammY's calls take: of a polyfill, which has the same life and other types. */
type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>;

/** A signal for a call of the Bot API. */
export function asSignal(signal: AbortSignal): GrammySignal {
  // grammY asks it for `aborted` and listens for `abort`, which both have; the types differ in what else they have.
  return signal as unknown as GrammySignal;
}
