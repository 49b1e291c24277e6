import { Readable } from 'node:stream';
import { Parser } from 'htmlparser2';
import { declaredCharset, decodeText } from '../files/decode.ts';
import { decodedLines } from '../files/decoded-lines.ts';
import { parseRecord } from '../read-record.ts';

/** A text that runs refer to: that of the whole file, or of one record of a JSONL file. */
export interface SourceText {
  readonly text: string;
  /** Which article it belongs to, by its place in the reading. */
  readonly articles: 'all' | number;
  readonly markup: 'plain' | 'html';
}

/** The source texts of a file, decoded as the reader does. Rejects with UnreadableFileError like the reader. */
export async function sourceTexts(bytes: Buffer, name: string): Promise<SourceText[]> {
  if (name.endsWith('.jsonl')) return recordTexts(bytes);
  const markup = name.endsWith('.html') ? 'html' : 'plain';
  return [{ text: decodeText(bytes, markup === 'html' ? declaredCharset(bytes) : null), articles: 'all', markup }];
}

/** A record's runs refer to `title + '\n' + text`. */
async function recordTexts(bytes: Buffer): Promise<SourceText[]> {
  const texts: SourceText[] = [];
  for await (const { text: line, number } of decodedLines(Readable.from([bytes]))) {
    const record = line === null ? '' : parseRecord(line, number);
    if (typeof record !== 'string')
      texts.push({ text: `${record.title}\n${record.text}`, articles: texts.length, markup: 'plain' });
  }
  return texts;
}

/** Offsets of the letters and digits that a reader must not lose; of a web page those that its text shows. */
export function lettersOf(text: string, markup: SourceText['markup']): number[] {
  const spans = markup === 'plain' ? [{ start: 0, end: text.length }] : shownSpans(text);
  const quotes = new Set(Array.from(text.matchAll(QUOTE), (match) => match.index + match[0].length - 1));
  return spans.flatMap(({ start, end }) =>
    Array.from({ length: end - start }, (_, i) => start + i).filter(
      (at) => LETTER.test(text.charAt(at)) && !quotes.has(at),
    ),
  );
}

/** Neither white space nor control characters nor the marks of Markdown. */
const LETTER = /[^\s\p{C}#*_\ufeff]/u;
/** The mark of a quoted line in Markdown. */
const QUOTE = /(?:^|[\n\r\f\u2028\u2029])[^\S\n\r]{0,40}>(?=[ \t\u3000])/g;

const HIDDEN = new Set('script style template svg math object audio video canvas textarea title'.split(' '));

/** Text outside elements that show none. Letters written as entities are left out: they have no offsets of their own. */
function shownSpans(html: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name) => open.push(name),
      onclosetag: (name) => open.splice(Math.max(0, open.lastIndexOf(name))),
      ontext: (text) => {
        const [start, end] = [parser.startIndex, parser.endIndex + 1];
        if (html.slice(start, end) === text && !open.some((name) => HIDDEN.has(name))) spans.push({ start, end });
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  return spans;
}
