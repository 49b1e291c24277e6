import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedSubjects } from './compared-subjects.ts';

describe('a question that compares', () => {
  it.each([
    ['东港区和西港区的票价有区别', ['东港区的票价有区别', '西港区的票价有区别']],
    ['焊接专业与会计专业学费差异', ['焊接专业学费差异', '会计专业学费差异']],
    ['澄江学院的焊接专业和会计专业异同', ['澄江学院的焊接专业异同', '澄江学院的会计专业异同']],
  ])('%s', (text, subjects) => {
    expect(comparedSubjects(text)).toEqual(subjects);
  });

  it.each([
    ['compares nothing', '东港区和西港区的票价'],
    ['names one thing', '东港区票价有区别'],
    ['names two of different endings', '轮渡和大桥有区别'],
    ['has its second thing too far away', `东港区和${'某'.repeat(30)}港区有区别`],
    ['begins with the joining word', '和西港区有区别'],
    ['joins what is no Chinese', 'AB和CDAB有区别'],
    ['says nothing', ''],
  ])('is none that %s', (_, text) => {
    expect(comparedSubjects(text)).toBeNull();
  });

  it('gives two texts of its own characters, whatever the question, in time', () => {
    const unit = fc.constantFrom(...'东西港区和与同及的，有区别相比\ud800😀'.split(''));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        for (const subject of comparedSubjects(text) ?? []) {
          expect(subject.length).toBeLessThanOrEqual(2 * text.length);
          expect([...subject.split('')].every((one) => text.includes(one))).toBe(true);
        }
      }),
    );
    const start = performance.now();
    comparedSubjects(`区别${'和港区'.repeat(3000)}`);
    comparedSubjects(`区别${'和'.repeat(9000)}`);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
