/** People and groups remembered at most; the one longest ago is forgotten first. */
const MANY = 10_000;

/** Lets something happen once in a while for each person or group. */
export class OnceIn {
  readonly #last = new Map<number, number>();

  /** `span`: milliseconds from one time to the next. */
  constructor(private readonly span: number) {}

  /** True when it did not happen for this one within the span; counts as happening then. */
  isDue(id: number, now: number): boolean {
    const last = this.#last.get(id);
    if (last !== undefined && now - last < this.span) return false;
    this.#last.delete(id);
    this.#last.set(id, now);
    const oldest = this.#last.keys().next();
    if (this.#last.size > MANY && !oldest.done) this.#last.delete(oldest.value);
    return true;
  }
}
