/** Chance that repeats: the same seed throws the same. */
export interface Dice {
  /** A whole number from 0 up to, but not including, `below`; 0 when `below` is not positive. */
  whole(below: number): number;
  /** True with this probability. */
  likely(chance: number): boolean;
  /** One of the values; throws when there is none. */
  one<T>(values: readonly T[]): T;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for choosing cuts. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number): number => (below > 0 ? Math.floor(next() * below) : 0);
  return {
    whole,
    likely: (chance) => next() < chance,
    one: (values) => {
      const value = values[whole(values.length)];
      if (value === undefined) throw new RangeError('nothing to choose from');
      return value;
    },
  };
}
