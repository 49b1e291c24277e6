import { randomInt } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** So many random characters of `a-z0-9`, 5.17 bits each: 12 cannot be guessed, 16 are safe as a password. */
export function randomId(length: number): string {
  return Array.from({ length }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
}
