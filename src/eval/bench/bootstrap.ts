import type { Interval } from '../../domain/bench-report.ts';
import { randomFrom } from './random.ts';

/** Resamples: enough for bounds that move by less than .002 from seed to seed on a thousand questions. */
const RESAMPLES = 2000;
const SEED = 20_261_122;

/**
 * Mean and 95% percentile interval of each column, by drawing rows with replacement. The draws depend on the number of
 * rows alone: columns are resampled together, and so are systems that were asked the same questions. No row gives zeros.
 */
export function bootstrap(columns: readonly (readonly number[])[]): readonly Interval[] {
  const rows = columns[0]?.length ?? 0;
  if (rows === 0) return columns.map(() => ({ mean: 0, low: 0, high: 0 }));
  const values = columns.map((column) => Float64Array.from(column));
  const means = columns.map(() => new Float64Array(RESAMPLES));
  const random = randomFrom(SEED);
  const drawn = new Uint32Array(rows);
  for (let at = 0; at < RESAMPLES; at++) {
    for (let row = 0; row < rows; row++) drawn[row] = Math.floor(random() * rows);
    values.forEach((column, index) => {
      const own = means[index];
      if (own) own[at] = meanOf(column, drawn);
    });
  }
  return values.map((column, index) => intervalOf(column, means[index] ?? new Float64Array(0)));
}

function meanOf(column: Float64Array, rows: Uint32Array): number {
  let sum = 0;
  for (let at = 0; at < rows.length; at++) sum += column[rows[at] ?? 0] ?? 0;
  return sum / rows.length;
}

function intervalOf(column: Float64Array, means: Float64Array): Interval {
  const sorted = means.sort();
  return {
    mean: column.reduce((sum, value) => sum + value, 0) / column.length,
    low: sorted[Math.floor(0.025 * (sorted.length - 1))] ?? 0,
    high: sorted[Math.ceil(0.975 * (sorted.length - 1))] ?? 0,
  };
}
