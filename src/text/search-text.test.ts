import { describe, expect, it } from 'vitest';
import { dropQuestionWords } from './search-text.ts';

describe('a question without its question words', () => {
  it.each([
    ['请问澄江大桥是什么时候合龙的？', '澄江大桥 合龙的？'],
    ['尤礼出席了哪些会议', '尤礼出席了 会议'],
    ['谁主持调度会呢', '主持调度会'],
    ['澄江大桥合龙', '澄江大桥合龙'],
    ['什么', ''],
    ['', ''],
  ])('%s → %s', (question, wanted) => {
    expect(dropQuestionWords(question)).toBe(wanted);
  });
});
