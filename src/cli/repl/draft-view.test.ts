import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { columns } from '../../render/wrap.ts';
import { screenOf } from './__fixtures__/screen.ts';
import { draftView } from './draft-view.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function screen(rows = 24, width = 20) {
  const written: string[] = [];
  const view = draftView({
    write: (text) => written.push(text),
    columns: () => width,
    rows: () => rows,
    colour: false,
  });
  return { view, written, shown: () => screenOf(written.join('').replaceAll('\n', '\r\n')) };
}

describe('draftView', () => {
  it('draws the words as they come, under a line that says that nobody has checked them', () => {
    const { view, shown } = screen();
    for (const word of ['林致远', '出席', '了三场会议，', '\n都在云栖会堂。']) {
      view.add(word);
      vi.advanceTimersByTime(100);
    }
    expect(shown()).toEqual(['草稿（未核对）：', '林致远出席了三场会', '议，', '都在云栖会堂。']);
  });

  it('leaves nothing behind, and draws no word that comes later', () => {
    const { view, shown } = screen();
    view.add('林致远出席了三场会议，都在云栖会堂。');
    vi.advanceTimersByTime(100);
    view.add('还有');
    view.erase();
    view.add('一场');
    vi.advanceTimersByTime(1000);
    expect(shown()).toEqual(['']);
  });

  it('shows the end of a draft that is higher than the screen, so that all of it can be taken away', () => {
    const { view, shown } = screen(8);
    for (let at = 0; at < 60; at++) {
      view.add(`第${at}句话。`);
      vi.advanceTimersByTime(100);
      expect(shown().length).toBeLessThanOrEqual(6);
    }
    expect(shown().at(-1)).toContain('第59句话。');
    view.erase();
    expect(shown()).toEqual(['']);
  });

  it('draws no more often than the eye can follow, and only what has changed', () => {
    const { view, written } = screen();
    view.add('甲');
    vi.advanceTimersByTime(1);
    for (let at = 0; at < 50; at++) view.add('乙');
    expect(written).toHaveLength(1);
    vi.advanceTimersByTime(100);
    expect(written).toHaveLength(2);
    expect(written[1]).not.toContain('草稿');
  });

  it('draws nothing of a model that says nothing, nor lets it move the cursor', () => {
    const { view, written, shown } = screen();
    view.add(' \n');
    vi.advanceTimersByTime(100);
    expect(written).toEqual([]);
    view.add('\x1b[2J\x1b[H甲\r乙');
    vi.advanceTimersByTime(100);
    expect(written.join('')).not.toContain('\x1b[2J');
    expect(shown()).toEqual(['草稿（未核对）：', '甲', '乙']);
  });

  it('never draws a line as wide as the screen, which would wrap', () => {
    const { view, shown } = screen(24, 15);
    view.add('abcdefg林致远出席了三场会议abcdefghijklmnopq');
    vi.advanceTimersByTime(100);
    for (const line of shown().slice(1)) expect(columns(line)).toBeLessThan(15);
  });
});
