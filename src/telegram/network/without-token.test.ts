import { expect, it } from 'vitest';
import { withoutToken } from './without-token.ts';

it.each([
  ['42:secret', '连不上 https://api.telegram.org/bot42:secret/getMe', '连不上 https://api.telegram.org/bot***/getMe'],
  ['42:secret', '只有后半 secret', '只有后半 ***'],
  ['whole', '整个 whole', '整个 ***'],
  ['42:', '只有编号 42:', '只有编号 ***'],
  ['42:secret', '没有', '没有'],
])('strikes %s out of every line', (token, line, wanted) => {
  const lines: string[] = [];
  withoutToken((text) => lines.push(text), token)(line);
  expect(lines).toEqual([wanted]);
});
