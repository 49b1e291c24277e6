const HOUR = 3_600_000;
/** Numbers remembered at most; the one told longest ago is forgotten first. */
const MANY = 10_000;

/** Remembers whom something was told, so that it is told once an hour. */
export class OncePerHour {
  readonly #told = new Map<number, number>();

  /** True when this one was not told within the last hour; counts as told then. */
  isDue(id: number, now: number): boolean {
    const last = this.#told.get(id);
    if (last !== undefined && now - last < HOUR) return false;
    this.#told.delete(id);
    this.#told.set(id, now);
    const oldest = this.#told.keys().next();
    if (this.#told.size > MANY && !oldest.done) this.#told.delete(oldest.value);
    return true;
  }
}
