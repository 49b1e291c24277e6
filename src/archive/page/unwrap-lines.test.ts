import { describe, expect, it } from 'vitest';
import { linesOfText } from './page-line.ts';
import { unwrapLines } from './unwrap-lines.ts';

const unwrap = (text: string) => unwrapLines(linesOfText(text)).map((line) => line.content.text);

describe('unwrapLines', () => {
  it('joins the lines of a column up to the next indent', () => {
    const column = [
      '　　湖水今年涨得早，村里的老人说',
      '这样的春汛十年没有见过。河堤上的',
      '柳树都站在水里，树梢上挂着去年的',
      '芦花。',
      '　　第二天水退了。',
    ];
    expect(unwrap(column.join('\n'))).toEqual([
      '湖水今年涨得早，村里的老人说这样的春汛十年没有见过。河堤上的柳树都站在水里，树梢上挂着去年的芦花。',
      '第二天水退了。',
    ]);
  });

  it('keeps a space between Latin words and numbers only', () => {
    const column = [
      '这次春耕一共调来了大型拖拉机 35',
      '台和插秧机一百零六台，型号为 ABC',
      'DEF 的新机占到了一半还多一点点。',
      '来年还要添。',
    ];
    expect(unwrap(column.join('\n'))[0]).toContain('拖拉机 35台和插秧机一百零六台，型号为 ABC DEF');
  });

  it.each([
    ['lines of a headline', '某某在会上强调\n把路修到家门口\n把灯装到巷子尾'],
    ['whole paragraphs', `${'一'.repeat(80)}。\n${'二'.repeat(75)}。\n${'三'.repeat(90)}。`],
    ['paragraphs apart', '湖水今年涨得早，村里的老人说\n\n这样的春汛十年没有见过。河堤上'],
  ])('leaves %s as they are', (_, text) => {
    expect(unwrap(text)).toEqual(text.split(/\n+/));
  });
});
