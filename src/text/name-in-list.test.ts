import { describe, expect, it } from 'vitest';
import { namesInLists } from './name-in-list.ts';
import { wordMap } from './name-words.ts';

/** The names found beside those that are known already. */
function found(text: string, ...known: string[]): string[] {
  const read = known.map((name) => ({ name, start: text.indexOf(name), end: text.indexOf(name) + name.length }));
  return namesInLists(text, wordMap(text), read).map(({ name }) => name);
}

describe('namesInLists', () => {
  it.each([
    ['a rare surname between two names', '覃建业、侬志高、蓝天云出席。', ['覃建业', '蓝天云'], ['侬志高']],
    ['two of them', '覃建业、侬志高、闭克朗、蓝天云出席。', ['覃建业', '蓝天云'], ['侬志高', '闭克朗']],
    ['the last of a list', '议员周倩仪、容伟业先后发言。', ['周倩仪'], ['容伟业']],
    ['the last one before their number', '谈家骏、关立人三位同志家中', ['谈家骏'], ['关立人']],
    ['a place', '王建国、北京、李晓明的故事', ['王建国', '李晓明'], []],
    ['a title in the piece', '王建国、县长马腾、李晓明', ['王建国', '李晓明'], []],
    ['a word that no surname opens', '王建国、桌子、李晓明', ['王建国', '李晓明'], []],
    ['the beginning of a longer word', '王建国、香港高等教育学会', ['王建国'], []],
    ['no list', '王建国和侬志高，蓝天云', ['王建国', '蓝天云'], []],
  ])('reads %s', (_, text, known, wanted) => {
    expect(found(text, ...known)).toEqual(wanted);
  });
});
