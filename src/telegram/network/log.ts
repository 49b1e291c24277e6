import { tokenStriker } from './without-token.ts';

/** Values that may stand in a log line: numbers, ids, codes and names of things, never words of people or archives. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Structured logging: an event's name in snake_case and its fields. No message text, no token. */
export type Log = (event: string, fields?: LogFields) => void;

const LONGEST_VALUE = 200;
/** Control characters, line and paragraph separators, and marks that turn the direction of writing. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/**
 * A log of lines in logfmt: `2026-11-22T06:00:00Z answered status=answered ms=40`. A value is one line of at most 200
 * characters, in quotes where it holds more than a word; the token is struck out of whatever it got into.
 */
export function openLog(write: (line: string) => void, token: string, now: () => Date = () => new Date()): Log {
  const strike = tokenStriker(token);
  return (event, fields = {}) => {
    const time = `${now().toISOString().slice(0, 19)}Z`;
    const pairs = Object.entries(fields).map(([name, value]) => `${name}=${valueText(value, strike)}`);
    write(strike([time, event, ...pairs].join(' ')));
  };
}

/** The token goes before the value is cut: half a token is as bad. */
function valueText(value: LogFields[string], strike: (text: string) => string): string {
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000);
  if (typeof value !== 'string') return String(value);
  const text = [
    ...strike(value)
      .slice(0, 4 * LONGEST_VALUE)
      .replace(UNPRINTABLE, ' ')
      .trim(),
  ];
  const short = text.slice(0, LONGEST_VALUE).join('');
  return /^[^\s"'=\\]+$/.test(short) ? short : JSON.stringify(short);
}
