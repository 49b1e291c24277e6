/** A path in one form: NFC, `/` as separator, no `./` in front. */
export function plainPath(path: string): string {
  return path
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '');
}

/** Whether a pattern (in plain form) means more than one path. */
export function isGlob(pattern: string): boolean {
  return /[*?]|\/$/.test(pattern);
}

/**
 * Whether a path is meant by a path, a folder (`云溪晚报/`) or a glob, both in plain form: `*` and `?` stay within a
 * folder, `**` does not.
 */
export function fileMatches(pattern: string, path: string): boolean {
  if (!isGlob(pattern)) return pattern === path;
  return globMatches(pattern.endsWith('/') ? `${pattern}**` : pattern, path);
}

/** Positions of the path that the pattern can have reached, one pattern character after another: no backtracking. */
function globMatches(pattern: string, path: string): boolean {
  let reached = new Set([0]);
  for (let i = 0; i < pattern.length && reached.size > 0; i++) {
    const char = pattern.charAt(i);
    const deep = char === '*' && pattern.charAt(i + 1) === '*';
    if (char === '*') reached = starred(reached, path, deep);
    else reached = stepped(reached, path, char);
    if (deep) {
      i++;
      // `**/x` also means x itself.
      if (pattern.charAt(i + 1) === '/') {
        i++;
        reached = new Set([...reached].filter((at) => at === 0 || path.charAt(at - 1) === '/'));
      }
    }
  }
  return reached.has(path.length);
}

function starred(reached: ReadonlySet<number>, path: string, deep: boolean): Set<number> {
  const next = new Set<number>();
  for (const from of reached) {
    for (let at = from; at <= path.length && !next.has(at); at++) {
      next.add(at);
      if (!deep && path.charAt(at) === '/') break;
    }
  }
  return next;
}

function stepped(reached: ReadonlySet<number>, path: string, char: string): Set<number> {
  const fits = (at: number): boolean =>
    at < path.length && (char === '?' ? path.charAt(at) !== '/' : path.charAt(at) === char);
  return new Set([...reached].filter(fits).map((at) => at + 1));
}
