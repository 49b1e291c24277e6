/** Questions whose times are remembered. */
const KEPT = 1_000;

/** How long the last 1,000 questions took, in memory alone. */
export class Latencies {
  readonly #times: number[] = [];
  #next = 0;

  /** Notes one question that was answered, in milliseconds from its turn to its answer. */
  note(milliseconds: number): void {
    this.#times[this.#next] = milliseconds;
    this.#next = (this.#next + 1) % KEPT;
  }

  /** The time within which this share of the questions was answered, by nearest rank; null before the first. */
  within(share: number): number | null {
    const sorted = this.#times.toSorted((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
  }
}
