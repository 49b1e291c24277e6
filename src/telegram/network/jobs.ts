import { settledWithin } from './deadline.ts';

/** What is being done at the moment, so that a stop can wait for it. */
export class Jobs {
  readonly #running = new Set<Promise<void>>();

  get size(): number {
    return this.#running.size;
  }

  /** Does a job and counts it until it has ended; its failure is the caller's. */
  async run(job: () => Promise<void>): Promise<void> {
    const running = job();
    this.#running.add(running);
    try {
      await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Waits until nothing is being done, jobs begun meanwhile included, at most `milliseconds`; says whether it is so. */
  async idle(milliseconds: number): Promise<boolean> {
    const end = Date.now() + milliseconds;
    while (this.#running.size > 0 && Date.now() < end) {
      await settledWithin(Promise.allSettled(this.#running), end - Date.now());
    }
    return this.#running.size === 0;
  }
}
