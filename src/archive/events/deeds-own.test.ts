import { describe, expect, it } from 'vitest';
import { findDeeds } from './deeds.ts';
import { ownDeeds } from './deeds-own.ts';

describe('ownDeeds', () => {
  it.each([
    ['a deed and a second one', '主持会议,并作讲话。', '主持 讲话'],
    ['not what unnamed others did', '主持会议,各县区负责人作表态发言。', '主持'],
    ['not what the meeting did', '出席,会议听取汇报。', '出席'],
    ['a list that goes on without names', ',各县区分管负责人参加。', '参加'],
  ])('keeps %s', (_, behind, wanted) => {
    const deeds = ownDeeds(behind, 0, findDeeds(behind, 0));
    expect(deeds.map(({ did }) => did).join(' ')).toBe(wanted);
  });
});
