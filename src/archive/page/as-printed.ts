/** The name in the letters of the page: traditional ones stay traditional. */
export function asPrinted(name: string, plain: string, printed: string): string {
  if (plain === printed) return name;
  const at = plain.replace(/\s+/g, '').indexOf(name);
  return at < 0 ? name : printed.replace(/\s+/g, '').slice(at, at + name.length);
}
