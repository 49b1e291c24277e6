import { describe, expect, it } from 'vitest';
import { searchForm } from '../../text/fold.ts';
import { askedFor, tellsHolder, tellsNumber } from './asked-for.ts';

const asked = (question: string) => askedFor(question, searchForm(question));

describe('what a question wants', () => {
  it.each([
    ['今年新增泊位多少个？', { number: true, year: false, day: false, office: '' }],
    ['大桥有多长', { number: true, year: false, day: false, office: '' }],
    ['率下降了百分之几', { number: true, year: false, day: false, office: '' }],
    ['展出的几乎都是什么', { number: false, year: false, day: false, office: '' }],
    ['老码头是哪年停用的', { number: false, year: true, day: false, office: '' }],
    ['轮渡什么时候恢复', { number: false, year: false, day: true, office: '' }],
    ['运动会几号开幕', { number: true, year: false, day: true, office: '' }],
    ['澄江市文联主席是谁', { number: false, year: false, day: false, office: '澄江市文联主席' }],
    ['谁任澄江市的文联主席', { number: false, year: false, day: false, office: '澄江市文联主席' }],
    ['澄江港务局局长叫什么名字', { number: false, year: false, day: false, office: '澄江港务局局长' }],
    ['', { number: false, year: false, day: false, office: '' }],
  ])('%s', (question, wanted) => {
    expect(asked(question)).toEqual({ question, ...wanted });
  });

  it('is read in time, whatever the question', () => {
    const start = performance.now();
    for (const text of ['谁是'.repeat(3000), '多少'.repeat(3000), '一'.repeat(9000), '\ud800😀\0'.repeat(900)])
      asked(text);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('a number of the kind asked for', () => {
  it.each([
    ['新港有多少个泊位', '新港建成泊位8个', true],
    ['新港的8个泊位投资多少元', '新港建成泊位8个', false],
    ['8个泊位共投资多少元', '8个泊位共投资3.2亿元', true],
    ['新港有多少个泊位', '新港昨日开港', false],
    ['大桥全长多远', '大桥全长2600米', true],
  ])('%s / %s: %s', (question, sentence, told) => {
    expect(tellsNumber(asked(question), searchForm(question), searchForm(sentence))).toBe(told);
  });
});

describe('the holder of an office', () => {
  const holder = (question: string, text: string) => tellsHolder(asked(question), searchForm(text));

  it.each([
    ['the whole office before a name', '澄江市文联主席吕望舒致辞', 1],
    ['another place of the same kind of office', '望湖市文联主席吕望舒致辞', 0.5],
    ['the last word of the office alone', '主席吕望舒致辞', 1 / 6],
    ['the office without a name', '市文联主席的选举', 0],
    ['nothing', '', 0],
  ])('is told by %s', (_, text, least) => {
    const told = holder('澄江市文联主席是谁', text);
    expect(told).toBeGreaterThanOrEqual(least);
    expect(told).toBeLessThanOrEqual(least === 0 ? 0 : 1);
  });

  it('is told the better the more of the office stands before the name', () => {
    const texts = ['主席吕望舒', '联主席吕望舒', '文联主席吕望舒', '市文联主席吕望舒', '澄江市文联主席吕望舒'];
    const told = texts.map((text) => holder('澄江市文联主席是谁', text));
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told[0]).toBeLessThan(told.at(-1) ?? 0);
  });

  it('is told by the best of several places, and never where no office is asked for', () => {
    expect(holder('澄江市文联主席是谁', '主席丁未与澄江市文联主席吕望舒')).toBe(1);
    expect(holder('昨天谁来了', '主席丁未')).toBe(0);
  });
});
