import { fold, searchForm } from './fold.ts';
import { normaliseQuantity } from './numbers.ts';

/** One form for width, case, script, gaps and numerals, for looking up what a claim says in what a quote says. */
export function comparable(text: string): string {
  return searchForm(normaliseQuantity(fold(text)));
}
