import { expect, it } from 'vitest';
import { EMPTY_PLAN } from '../../domain/plan.ts';
import { printedAs } from './printed-as.ts';

it.each([
  ['尹索兰说了什么', '尹素兰说了什么', '尹素兰', '“尹索兰”在馆藏中印作“尹素兰”。'],
  ['Yin Sulan说了什么', '尹素兰说了什么', '尹素兰', '拼音人名按“尹素兰”查找。'],
  ['尹素兰说了什么', '尹素兰说了什么', '尹素兰', ''],
  ['尹副市长说了什么', '尹副市长说了什么', '尹素兰', ''],
])('%s', (asked, question, name, told) => {
  expect(printedAs(asked, { ...EMPTY_PLAN, question, people: [name] })).toBe(told);
});

it('says nothing of a name that the conversation lent', () => {
  const plan = { ...EMPTY_PLAN, question: '尹素兰说了什么', people: ['尹素兰'], carried: ['people'] as const };
  expect(printedAs('ta说了什么', plan)).toBe('');
});
