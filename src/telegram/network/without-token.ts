/** Strikes the token, and its secret half alone, out of a text. */
export function tokenStriker(token: string): (text: string) => string {
  const secret = token.slice(token.indexOf(':') + 1);
  return (text) => text.replaceAll(token, '***').replaceAll(secret || token, '***');
}

/**
 * A log that strikes the token out of every line, whatever the line was made of: the last line of defence behind
 * `describeError`, which leaves it out to begin with.
 */
export function withoutToken(log: (line: string) => void, token: string): (line: string) => void {
  const strike = tokenStriker(token);
  return (line) => log(strike(line));
}
