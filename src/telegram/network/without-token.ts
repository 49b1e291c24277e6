/**
 * A log that strikes the token out of every line, whatever the line was made of: the last line of defence behind
 * `describeError`, which leaves it out to begin with.
 */
export function withoutToken(log: (line: string) => void, token: string): (line: string) => void {
  const secret = token.slice(token.indexOf(':') + 1);
  return (line) => log(line.replaceAll(token, '***').replaceAll(secret || token, '***'));
}
