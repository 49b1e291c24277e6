import { describe, expect, it } from 'vitest';
import { peopleIn } from '../__fixtures__/article.ts';
import { groupPeople } from './participants-groups.ts';
import { groupRole } from './participants-roles.ts';

const NAMES = { 林向北: ['市委书记'], 沈知秋: ['市长'], 顾长河: ['市领导'], 白秋实: [] };

describe('groupPeople', () => {
  it.each([
    ['市领导顾长河、白秋实出席', ['市领导顾长河、白秋实']],
    ['市委书记林向北、市长沈知秋等出席', ['市委书记林向北、市长沈知秋等']],
    ['林向北和沈知秋出席', ['林向北和沈知秋']],
    ['市委书记林向北讲话，市长沈知秋主持', ['市委书记林向北', '市长沈知秋']],
    ['顾长河参加。白秋实讲话', ['顾长河', '白秋实']],
    ['林向北陪同沈知秋', ['林向北', '沈知秋']],
  ])('cuts %s into %j', (text, wanted) => {
    const folded = text.replace(/，/g, ',');
    const groups = groupPeople(folded, peopleIn(text, NAMES));
    expect(groups.map(({ start, end }) => text.slice(start, end))).toEqual(wanted);
  });
});

describe('groupRole', () => {
  it.each([
    ['市长沈知秋主持会议', 'subject'],
    ['会议由市长沈知秋主持', 'subject'],
    ['出席会议的还有市领导顾长河', 'listed'],
    ['会见了来访的沈知秋', 'met'],
    ['听取了沈知秋的汇报', 'heard'],
    ['陪同沈知秋调研', 'escorted'],
    ['与沈知秋座谈', 'joined'],
    ['代表市委书记林向北', 'spoken-of'],
    ['为沈知秋颁奖', 'spoken-of'],
    ['记者沈知秋', 'spoken-of'],
    ['走进沈知秋家', 'spoken-of'],
    ['沈知秋关于防汛的讲话', 'spoken-of'],
    ['作为市长，沈知秋', 'subject'],
  ])('%s: %s', (text, wanted) => {
    const folded = text.replace(/，/g, ',');
    const [group] = groupPeople(folded, peopleIn(text, NAMES));
    expect(group && groupRole(folded, 0, group)).toBe(wanted);
  });
});
