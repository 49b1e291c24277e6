import { describe, expect, it } from 'vitest';
import { UsageError, WenbaoError } from '../errors.ts';
import { failureOf } from './failure.ts';

const going = new AbortController().signal;
const stopped = AbortSignal.abort();

describe('failureOf', () => {
  it.each([
    [new WenbaoError('索引坏了', { hint: '请重建' }), going, '索引坏了。请重建。', 1],
    [new WenbaoError('索引坏了。', { hint: '请重建！' }), stopped, '索引坏了。请重建！', 1],
    [new UsageError('没有\n这个\u001b[31m命令', { hint: '请看帮助' }), going, '没有 这个命令。请看帮助。', 2],
    [stopped.reason, stopped, '已中止。', 1],
    [new Error('anything'), stopped, '已中止。', 1],
  ])('%s is told in one line', (error, signal, line, exitCode) => {
    expect(failureOf(error, signal)).toEqual({ line, exitCode });
  });

  it.each([
    [new TypeError('x is not a function\n    at f (file.ts:1)'), 'TypeError: x is not a function at f (file.ts:1)'],
    ['thrown text', 'thrown text'],
    [undefined, 'undefined'],
    [new Error('long'.repeat(1000)), 'Error: longlong'],
  ])('%s, which nobody foresaw, is told in one short line without its stack', (error, told) => {
    const { line, exitCode } = failureOf(error, going);
    expect(exitCode).toBe(1);
    expect(line).toContain(`出现意外错误，未能完成（${told}`);
    expect(line).not.toContain('\n');
    expect(line.length).toBeLessThan(400);
  });
});
