import { describe, expect, it } from 'vitest';
import { columnOf, pdfOf } from '../__fixtures__/pdf.ts';
import { PdfError } from './pdf-protocol.ts';
import { type PdfLimits, readInThread } from './pdf-thread.ts';

const page = {
  texts: columnOf(
    Array.from({ length: 60 }, () => '青禾县图书馆延长开放时间。'),
    60,
    100,
  ),
};
const long = pdfOf(Array.from({ length: 200 }, () => page));
const limits: PdfLimits = { totalMs: 60_000, pageMs: 60_000, heapMb: 512, memoryMb: 4096 };

describe('the limits of a PDF', () => {
  it.each<[string, Partial<PdfLimits>, string]>([
    ['time for the file', { totalMs: 300 }, 'too-slow'],
    ['time for one page', { pageMs: 0 }, 'too-slow'],
    ['memory of the process', { memoryMb: 1 }, 'too-much-memory'],
    ['heap of the worker', { heapMb: 8 }, 'too-much-memory'],
  ])('%s: the file is given up', async (_, less, failure) => {
    const error = await readInThread(long, undefined, { ...limits, ...less }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PdfError);
    expect((error as PdfError).failure).toBe(failure);
  });

  it('do not stand in the way of others read at the same time', async () => {
    const one = pdfOf([page]);
    const [bad, good] = await Promise.allSettled([
      readInThread(long, undefined, { ...limits, totalMs: 300 }),
      readInThread(one, undefined, limits),
    ]);
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
  });
});
