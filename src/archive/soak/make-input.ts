import type { Dice } from './dice.ts';
import { spoil } from './spoil.ts';

/** A page that is spoiled, and the name of its file, from which the reader takes paper, date and page. */
export interface SoakPage {
  readonly name: string;
  readonly text: string;
}

/** One input of the soak: a file's name and its bytes. */
interface SoakInput {
  readonly name: string;
  readonly bytes: Buffer;
}

/** One spoiled page as a file of any format that is text. Mostly the page's own format; sometimes one it is not. */
export function makeInput(pages: readonly SoakPage[], dice: Dice): SoakInput {
  const page = dice.one(pages);
  const texts = pages.map(({ text }) => text);
  const text = spoil(page.text, dice, texts);
  const bare = page.name.replace(/(?:\.[a-z]{2,5}){1,2}$/i, '');
  const extension = dice.likely(0.5)
    ? (/\.[a-z]{2,5}$/i.exec(page.name)?.[0] ?? '.txt')
    : dice.one(['.txt', '.md', '.html', '.jsonl']);
  return { name: bare + extension, bytes: encoded(dressed(text, extension, dice), dice) };
}

function dressed(text: string, extension: string, dice: Dice): string {
  if (extension === '.html' && !text.includes('<p')) return webPage(text, dice);
  if (extension === '.jsonl' && !text.startsWith('{')) return records(text, dice);
  return text;
}

/** Paragraphs in mark-up that is sometimes left open; text is not escaped, so that tags in it stay tags. */
function webPage(text: string, dice: Dice): string {
  const tag = dice.one(['p', 'div', 'td', 'li', 'span']);
  const body = text.split('\n').map((line) => `<${tag}>${line}${dice.likely(0.9) ? `</${tag}>` : ''}`);
  return `<html><head><title>${text.slice(0, dice.whole(30))}</title></head><body>${body.join('\n')}</body></html>`;
}

/** The text in parts, a record each, now and then with a field of the wrong type or a line that is no JSON. */
function records(text: string, dice: Dice): string {
  const lines: string[] = [];
  for (let at = 0; at < text.length || lines.length === 0; ) {
    const size = 1 + dice.whole(1500);
    const [title, body] = [text.slice(at, at + dice.whole(20)), text.slice(at, at + size)];
    const odd = dice.likely(0.05) ? { text: 7 } : dice.likely(0.05) ? { date: '2023-13-45' } : {};
    const record = JSON.stringify({ _id: `r${lines.length}`, title, text: body, ...odd });
    lines.push(dice.likely(0.03) ? record.slice(0, dice.whole(record.length)) : record);
    at += size;
  }
  return lines.join('\n');
}

/** Mostly UTF-8, else UTF-16 with its mark, or bytes with a few of them wrong. */
function encoded(text: string, dice: Dice): Buffer {
  if (dice.likely(0.05)) return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const bytes = Buffer.from(text, 'utf8');
  if (dice.likely(0.05))
    for (let times = dice.whole(8); times > 0; times--) bytes[dice.whole(bytes.length)] = dice.whole(256);
  return bytes;
}
