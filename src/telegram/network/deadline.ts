/**
 * Runs work with a signal that is aborted after `milliseconds`, or as soon as `parent` is, and settles then at the
 * latest, whether the work heeds the signal or not; what it brings later is dropped. Rejects with the signal's reason.
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  milliseconds: number,
  parent: AbortSignal,
): Promise<T> {
  parent.throwIfAborted();
  const controller = new AbortController();
  const stop = () => controller.abort(parent.reason);
  parent.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(() => controller.abort(new DOMException('', 'TimeoutError')), milliseconds);
  try {
    return await new Promise<T>((resolve, reject) => {
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
      work(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    parent.removeEventListener('abort', stop);
  }
}

/** Waits for work to settle either way, at most `milliseconds`. */
export async function settledWithin(work: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work.then(() => undefined).catch(() => undefined), late]);
  clearTimeout(timer);
}
