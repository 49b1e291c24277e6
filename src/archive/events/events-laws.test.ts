import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleOf, datesIn, peopleIn } from '../__fixtures__/article.ts';
import { findEvents } from './events.ts';

const PIECES = [
  '市委书记林向北',
  '沈 知 秋',
  '顾长河、白秋实',
  '4月11日上午',
  '4月12日',
  '，',
  '。',
  '；',
  '、',
  '“',
  '”',
  '（',
  '）',
  '《',
  '\n',
  ' ',
  '全市防汛工作会议',
  '会议',
  '启动仪式',
  '“春风”活动',
  '召开',
  '在市会议中心举行',
  '主持召开',
  '出席',
  '并讲话',
  '赴东岭县',
  '调研防汛工作',
  '强调',
  '指出，要守住堤',
  '他说：',
  '随后',
  '将于',
  '取消',
  '的',
  '由',
  '等',
  '会见',
  '参加',
  '😀',
  '\u{20000}',
  '会',
  '在',
  '上',
  '先后来到红旗水库',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));

function read(title: string, body: string) {
  const article = articleOf({ title, body: [body], issueDate: '2023-04-12' });
  const dates = datesIn(article.text, { '4月11日上午': ['2023-04-11', '上午'], '4月12日': ['2023-04-12'] });
  const people = peopleIn(article.text, { 林向北: ['市委书记'], '沈 知 秋': [], 顾长河: [], 白秋实: [] }).map(
    (person) => ({
      ...person,
      name: person.name.replace(/ /g, ''),
    }),
  );
  return { article, ...findEvents(article, { dates, people, named: [] }) };
}

describe('events of any text', () => {
  it('hold spans that lie in the text and say what they stand for', () => {
    fc.assert(
      fc.property(text, text, (title, body) => {
        const { article, events, statements } = read(title, body);
        for (const event of events) {
          expect(article.text.slice(event.nameSpan.start, event.nameSpan.end)).toBe(event.name);
          expect(event.name.length).toBeGreaterThan(1);
          expect(event.quote.start).toBeLessThanOrEqual(event.nameSpan.start);
          expect(event.quote.end).toBeGreaterThanOrEqual(event.nameSpan.end);
          expect(event.quote.end - event.quote.start).toBeLessThanOrEqual(300);
          for (const person of event.participants) {
            expect(article.text.slice(person.start, person.end).replace(/\s/g, '')).toBe(person.name);
            expect(person.did.length).toBeGreaterThan(0);
          }
        }
        for (const { start, end } of statements) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(article.text.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('are the same when read again, with ids of their own', () => {
    fc.assert(
      fc.property(text, (body) => {
        const [once, again] = [read('标题', body), read('标题', body)];
        expect(again.events).toEqual(once.events);
        expect(new Set(once.events.map((event) => event.id)).size).toBe(once.events.length);
        for (const { id } of once.events) expect(id).toMatch(/^[0-9a-f]{24}$/);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['no full stop', '4月11日上午全市防汛工作会议召开出席'.repeat(4000)],
    ['one sentence of lists', '市委书记林向北、'.repeat(8000)],
    ['nothing but opening marks', '“「（《'.repeat(20_000)],
    ['meeting upon meeting', '4月11日上午，全市防汛工作会议召开。'.repeat(5000)],
    ['mere verbs', '在召开举行出席调研到'.repeat(8000)],
  ])('are read in linear time from %s', (_, body) => {
    const started = performance.now();
    read('标题', body);
    expect(performance.now() - started).toBeLessThan(40_000);
  });
});
