import { describe, expect, it } from 'vitest';
import { askedSuccession } from '../understand/asked-succession.ts';

describe('askedSuccession', () => {
  it.each([
    ['程远山之后谁当水利局局长?', 'after'],
    ['谁接替程远山担任汐阳市委书记', 'after'],
    ['程远山的继任者是谁', 'after'],
    ['程远山之前是谁任县长', 'before'],
    ['他的前任是谁', 'before'],
  ])('%s', (question, wanted) => {
    expect(askedSuccession(question)).toBe(wanted);
  });

  it.each(['前任市长是谁', '会议之后谁讲话', '程远山是谁', '程远山接替了什么职务'])(
    '%s asks for no neighbour in an office',
    (question) => {
      expect(askedSuccession(question)).toBeNull();
    },
  );
});
