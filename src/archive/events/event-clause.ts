/** Where the clause that holds `at` begins. */
export function clauseStart(masked: string, from: number, at: number): number {
  for (let i = at - 1; i >= from; i--) if (',;:。!?\n'.includes(masked.charAt(i))) return i + 1;
  return from;
}
