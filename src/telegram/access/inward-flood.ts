import type { Pace } from '../network/pace.ts';

/** What of the pace is about floods. */
type FloodPace = Pick<Pace, 'floodBurst' | 'floodRefill'>;

/** Kinds of update by how fast people send them: buttons are pressed faster than questions typed, letters faster still. */
const SHARES = { message: 1, button: 3, inline: 6 } as const;

/** What an update may be. */
export type FloodKind = keyof typeof SHARES;

/** `tell` is the first that is too many: later ones are dropped in silence until the sender has been calm. */
export type FloodVerdict = 'pass' | 'tell' | 'drop';

interface Bucket {
  left: number;
  at: number;
  told: boolean;
}

/** People remembered before those are looked for whose bucket has filled up again. */
const MANY = 5_000;

/** A bucket for each person and kind of update: `floodBurst` in a row, then one each `floodRefill`. */
export class InwardFlood {
  readonly #buckets = new Map<string, Bucket>();

  constructor(private readonly pace: FloodPace) {}

  /** Buckets remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  /** Takes one update of a person that was sent at `now`, milliseconds; one that comes in late counts by when it was sent. */
  take(userId: number, kind: FloodKind, now: number): FloodVerdict {
    const key = `${kind}:${userId}`;
    const full = this.pace.floodBurst * SHARES[kind];
    const bucket = this.#buckets.get(key) ?? this.#newBucket(key, full, now);
    const passed = Math.max(0, now - bucket.at);
    bucket.left = Math.min(full, bucket.left + (passed * SHARES[kind]) / this.pace.floodRefill);
    bucket.at += passed;
    if (bucket.left === full) bucket.told = false;
    if (bucket.left >= 1) {
      bucket.left--;
      return 'pass';
    }
    const verdict = bucket.told ? 'drop' : 'tell';
    bucket.told = true;
    return verdict;
  }

  #newBucket(key: string, full: number, now: number): Bucket {
    const filling = this.pace.floodBurst * this.pace.floodRefill;
    if (this.#buckets.size >= MANY) {
      for (const [old, { at }] of this.#buckets) if (now - at >= filling) this.#buckets.delete(old);
    }
    const bucket = { left: full, at: now, told: false };
    this.#buckets.set(key, bucket);
    return bucket;
  }
}
