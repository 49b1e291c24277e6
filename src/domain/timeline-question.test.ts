import { expect, it } from 'vitest';
import { timelineQuestion } from './timeline-question.ts';

it.each([
  ['林致远 2031', '林致远2031年的大事记'],
  ['林致远 2031-09', '林致远2031年9月的大事记'],
  ['2031年9月 林致远', '林致远2031年9月的大事记'],
  ['２０３１-09-05　林致远', '林致远2031年9月5日的大事记'],
  ['古桥 保护', '古桥保护的大事记'],
  ['2031', null],
  ['', null],
])('what stands behind /timeline is a question: %s', (words, question) => {
  expect(timelineQuestion(words)).toBe(question);
});
