import type { IndexReader } from '../../domain/archive-index.ts';
import { pagesIndex } from './pages-index.ts';
import { TWO_CITIES } from './two-cities.ts';

/** The pages of the two cities as an index in memory. */
export function twoCitiesIndex(): Promise<IndexReader> {
  return pagesIndex(TWO_CITIES);
}
