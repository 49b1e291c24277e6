import { expect, it } from 'vitest';
import { inChinese } from './english-question.ts';

it.each([
  ['Huo Tingyue meetings September 5', 'Huo Tingyue 9月5日出席了哪些会议'],
  ['What meetings did Huo Tingyue attend on September 5, 2023?', 'Huo Tingyue 2023年9月5日出席了哪些会议'],
  ['How many meetings did Huo Tingyue attend in September 2023', 'Huo Tingyue 2023年9月出席了多少次会议'],
  ['Where did Yin Sulan go on 12 September 2023?', 'Yin Sulan 2023年9月12日去了哪里'],
  ['Yin Sulan inspection Sep. 12th', 'Yin Sulan 9月12日检查督导了哪里'],
  ['What did Yin Sulan say on May 3', 'Yin Sulan 5月3日强调了什么'],
  ['Who is Lü Wangshu?', 'Lü Wangshu是谁'],
  ['Who attended the meeting on 5 September', '9月5日会议有哪些人参加'],
  ['marathon in November 2023', '2023年11月马拉松'],
])('%s → %s', (question, wanted) => {
  expect(inChinese(question)).toBe(wanted);
});

it.each(['', 'gdp', 'iPhone 15', 'huotingyue', '霍廷岳 September 5', 'AI辅助看片', '9/5', 'May Tan'])(
  'leaves %j alone',
  (question) => {
    expect(inChinese(question)).toBeNull();
  },
);
