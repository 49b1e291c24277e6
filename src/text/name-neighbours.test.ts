import { describe, expect, it } from 'vitest';
import { scoreBesideNames } from './name-neighbours.ts';

const at = (text: string, name: string, score: number) => {
  const start = text.indexOf(name);
  return { start, end: start + name.length, score };
};

describe('scoreBesideNames', () => {
  it('raises a doubtful name between two likely ones', () => {
    const text = '周海川、丁芬、林一凡';
    const spans = [at(text, '周海川', 4), at(text, '丁芬', -1), at(text, '林一凡', 4)];
    expect(scoreBesideNames(text, spans)[1]?.score).toBe(1);
  });

  it('lowers a name in a list of other things', () => {
    const text = '苹果、高粱、大豆';
    expect(scoreBesideNames(text, [at(text, '高粱', 0.5)])[0]?.score).toBe(-0.5);
  });

  it('looks over a note in brackets', () => {
    const text = '周海川(女)、丁芬';
    const spans = [at(text, '周海川', 4), at(text, '丁芬', 0)];
    expect(scoreBesideNames(text, spans)[1]?.score).toBe(1);
  });

  it('leaves names without a mark beside them alone', () => {
    const text = '周海川说';
    expect(scoreBesideNames(text, [at(text, '周海川', 4)])).toEqual([at(text, '周海川', 4)]);
  });
});
