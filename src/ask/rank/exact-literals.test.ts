import { describe, expect, it } from 'vitest';
import { planOf } from '../__fixtures__/plans.ts';
import { exactIn, quotedIn } from './exact-literals.ts';

const asked = (question: string, people: readonly string[] = []) => planOf({ question, text: question, people });

describe('what a question names word for word', () => {
  it('is its people and what stands in marks, each once, in search form', () => {
    const plan = asked('尤 禮在《望湖谣》首演上说了什么“夜航”', ['尤禮', '尤 礼']);
    expect(exactIn(plan)).toEqual(['尤礼', '望湖谣', '夜航']);
  });

  it.each([
    ['谁写了《望湖谣》和“夜航”', ['望湖谣', '夜航']],
    ['谁写了「望湖謠」', ['望湖谣']],
    ['谁写了《望 湖 谣》', ['望湖谣']],
    ['《》“一”', []],
    [`“${'长'.repeat(41)}”`, []],
    ['没有引号', []],
  ])('what %s quotes', (question, quoted) => {
    expect(quotedIn(question)).toEqual(quoted);
  });

  it.each([
    ['这项工作如何进行', ['何进'], []],
    ['何进昨天去了哪里', ['何进'], ['何进']],
    ['她说了什么', ['何进'], ['何进']],
    ['', ['何进'], ['何进']],
  ])('is no name that cuts through a word: %s', (question, people, wanted) => {
    expect(exactIn(asked(question, people))).toEqual(wanted);
  });
});
