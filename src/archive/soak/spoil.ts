import type { Dice } from './dice.ts';

/** A way to spoil the text of a page. */
type Spoil = (text: string, dice: Dice, pages: readonly string[]) => string;

/** Longest text given to the reader: a page of a paper has some 8,000 characters. */
const LONGEST = 60_000;

const NOISE = [
  ...' 　\t\n·.,。，、；：？！“”‘’（）《》【】■●—…-_*#|/\\',
  ...'口囗日曰末未己已土士入人丨一丶0OlI1',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u0085',
  '\u00a0',
  '\u00ad',
  '\u200b',
  '\u200f',
  '\u202e',
  '\u2028',
  '\ud83d',
  '\ude00',
  '\ufeff',
  '\ufffd',
  '😀',
  '𠮷',
  'ﬁ',
  '㈱',
  '&nbsp;',
  '&#x4e2d;',
  '&lt;p&gt;',
];
const LINES = [
  '# ',
  '## 小标题',
  '**加粗的标题一行**',
  '---',
  'paper: 云溪晚报',
  '（下转A03版①）',
  '（上接第1版）',
  '更 正',
  '新闻导读',
  '■本报记者 陈朗 通讯员 李 丹',
  '本报讯（记者 王 五）昨日，',
  '据新华社北京1月3日电',
  '图为现场。李四 摄',
  '云溪晚报　2023年4月12日　星期三　第A01版',
  '一 行 打 散 的 标 题',
  '扫一扫下载客户端',
  '二〇二三年十三月三十二日',
  '9月31日25时至2月30日',
];
const TAGS = [
  '<p>',
  '</p>',
  '<div class="nav">',
  '</div>',
  '<h1>',
  '</h1>',
  '<br>',
  '<td>',
  '<a href="x">',
  '</a>',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<title>',
  '<',
  '"',
  '&',
  '<![CDATA[',
  '<meta name="date" content="2023-04-12">',
];

const SPOILS: readonly Spoil[] = [
  (text, dice) => text.slice(0, dice.whole(text.length)),
  (text, dice) => text.slice(dice.whole(text.length)),
  (text, dice) => withoutStretch(text, dice),
  (text, dice, pages) => text + dice.one(['', '\n', '\n\n', '　']) + dice.one(pages),
  (text, dice, pages) => insertAt(text, dice, stretch(dice.one(pages), dice)),
  (text, dice) => insertAt(text, dice, stretch(text, dice)),
  (text, dice) => mapLines(text, (lines) => shuffled(lines, dice)),
  (text, dice) => text.replace(/\n/g, () => (dice.likely(0.3) ? '' : '\n')),
  (text, dice) => text.replace(/\n/g, () => dice.one(['\n', '\n\n', '\r\n', '\r', '\n　　', '\f', '\u2028'])),
  (text, dice) => broken(text, 2 + dice.whole(40)),
  (text, dice) => sprinkled(text, dice, () => dice.one(NOISE)),
  (text, dice) => sprinkled(text, dice, () => `\n${dice.one(LINES)}\n`),
  (text, dice) => sprinkled(text, dice, () => dice.one(TAGS)),
  (text, dice) => misread(text, dice),
  (text, dice) => text.replace(/(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])/g, () => (dice.likely(0.2) ? ' ' : '')),
  (text, dice) => insertAt(text, dice, dice.one(NOISE).repeat(1 + dice.whole(3000))),
  (text, dice) => insertAt(text, dice, stretch(text, dice, 40).repeat(1 + dice.whole(300))),
  (text) => text.replace(/\s+/g, ''),
];

/** A page spoiled one to five times: cut, merged with another, its lines joined and broken, noise strewn in. */
export function spoil(page: string, dice: Dice, pages: readonly string[]): string {
  let text = page;
  for (let times = 1 + dice.whole(5); times > 0; times--) text = dice.one(SPOILS)(text, dice, pages);
  return text.slice(0, LONGEST);
}

function stretch(text: string, dice: Dice, longest = 2000): string {
  const start = dice.whole(text.length);
  return text.slice(start, start + dice.whole(longest));
}

function withoutStretch(text: string, dice: Dice): string {
  const start = dice.whole(text.length);
  return text.slice(0, start) + text.slice(start + dice.whole(text.length - start));
}

function insertAt(text: string, dice: Dice, piece: string): string {
  const at = dice.whole(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at);
}

function mapLines(text: string, change: (lines: string[]) => string[]): string {
  return change(text.split('\n')).join('\n');
}

/** A few lines change their places, as columns that are read in the wrong order do. */
function shuffled(lines: string[], dice: Dice): string[] {
  for (let times = 1 + dice.whole(6); times > 0; times--) {
    const moved = lines.splice(dice.whole(lines.length), 1 + dice.whole(8));
    lines.splice(dice.whole(lines.length + 1), 0, ...moved);
  }
  return lines;
}

/** Hard line breaks every so many units, in the middle of words and numbers. */
function broken(text: string, width: number): string {
  return mapLines(text, (lines) =>
    lines.flatMap((line) =>
      Array.from({ length: Math.max(1, Math.ceil(line.length / width)) }, (_, i) =>
        line.slice(i * width, (i + 1) * width),
      ),
    ),
  );
}

function sprinkled(text: string, dice: Dice, piece: () => string): string {
  let spoiled = text;
  for (let times = 1 + dice.whole(20); times > 0; times--) spoiled = insertAt(spoiled, dice, piece());
  return spoiled;
}

/** Characters lost, doubled or taken for others. */
function misread(text: string, dice: Dice): string {
  return text.replace(/[^\n]/g, (char) => {
    if (!dice.likely(0.02)) return char;
    return dice.one(['', char + char, dice.one(NOISE), text.charAt(dice.whole(text.length))]);
  });
}
