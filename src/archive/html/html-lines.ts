import { Parser } from 'htmlparser2';
import type { Span } from '../../domain/span.ts';
import { UnreadableFileError } from '../files/unreadable.ts';
import { concatMapped, inserted, type MappedText, mapSlice, sliceMapped } from '../page/mapped-text.ts';
import { makeLine, type PageLine } from '../page/page-line.ts';
import { stretchesOf, webLineKind } from './html-chrome.ts';
import { type Gathered, joinPieces, LONGEST_HEADER, linksInFront, nothingYet, partOf } from './html-pieces.ts';
import { BLOCKS, CELLS, INLINE, isChrome, isHidden, levelOf, SILENT } from './html-tags.ts';

/** A line of a web page, with how much of it is links. */
export interface HtmlLine {
  readonly line: PageLine;
  /** Letters of it, white space aside, and how many of them stand in links. */
  readonly letters: number;
  readonly linked: number;
  /** Whether the mark-up around it says that it is no text, rather than its own links. */
  readonly covered: boolean;
}

/** A web page as lines, with what is no line of it. */
export interface HtmlPage {
  readonly lines: readonly HtmlLine[];
  /** `<title>` with its span in the source; null when there is none. */
  readonly title: (Span & { readonly text: string }) | null;
  /** `<meta>` values by lower-case name or property; `canonical` holds that link. */
  readonly meta: ReadonlyMap<string, string>;
  /** Texts of `<script type="application/ld+json">`. */
  readonly data: readonly string[];
  /** Comments that Founder's editions write their metadata in: `enpproperty …`, `<founder-date>…`. */
  readonly comments: readonly string[];
  /** Whether the page is made of `<frame>`s. */
  readonly framed: boolean;
  /** Elements around the innermost one. */
  readonly deepest: number;
}

/** A line is navigation when so much of it is links, and it is no longer than this. */
const LINK_SHARE = 0.6;
const LONGEST_LINK_LINE = 80;
/** Nesting beyond this is no page. */
const DEEPEST = 5000;
/** A cell with so much text, or a whole sentence, is a line of its own: old pages are laid out with tables. */
const LONGEST_CELL = 30;
const LARGEST_DATA = 200_000;

interface Open {
  readonly name: string;
  readonly silent: boolean;
  /** Holds data for machines. */
  readonly data: boolean;
  readonly aside: 'hidden' | 'navigation' | 'meta' | null;
  readonly content: boolean;
  readonly preformatted: boolean;
  readonly level: number;
}

/** Reads HTML into lines, one a block. Runs refer to `source`; letters written as entities have none. */
export function htmlLines(source: string): HtmlPage {
  const reader = new HtmlReader(source);
  reader.read();
  return reader;
}

class HtmlReader implements HtmlPage {
  readonly lines: HtmlLine[] = [];
  readonly meta = new Map<string, string>();
  readonly data: string[] = [];
  readonly comments: string[] = [];
  title: HtmlPage['title'] = null;
  framed = false;
  deepest = 0;
  readonly #source: string;
  readonly #stack: Open[] = [];
  #links = 0;
  #gap = 0;
  /** Whether an inline element has just ended, with nothing behind it yet. */
  #seam = false;
  #now: Gathered = nothingYet();

  constructor(source: string) {
    this.#source = source;
  }

  read(): void {
    const parser = new Parser(
      {
        onopentag: (name, attributes) => this.#open(name, attributes),
        onclosetag: (name) => this.#close(name),
        ontext: (text) => this.#text(text, parser.startIndex, parser.endIndex + 1),
        oncomment: (text) => this.#comment(text),
      },
      { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
    );
    parser.write(this.#source);
    parser.end();
    this.#flush();
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'meta') this.#keepMeta(attributes);
    if (name === 'link' && attributes.rel === 'canonical' && attributes.href)
      this.meta.set('canonical', attributes.href);
    if (name === 'frame') this.framed = true;
    if (name === 'br' || BLOCKS.has(name)) this.#flush();
    if (CELLS.has(name)) this.#beginCell();
    if (name === 'a') this.#links++;
    if (this.#seam && INLINE.has(name)) this.#now.pieces.push({ text: null, linked: false });
    this.deepest = Math.max(this.deepest, this.#stack.length);
    if (this.deepest > DEEPEST) throw new UnreadableFileError('HTML 嵌套过深');
    this.#stack.push(below(this.#stack.at(-1), name, attributes));
  }

  #close(name: string): void {
    if (name === 'founder-author') this.#keepAuthor();
    if (BLOCKS.has(name)) this.#flush();
    if (CELLS.has(name)) this.#endCell();
    if (name === 'a' && this.#links > 0) this.#links--;
    this.#seam = INLINE.has(name);
    const at = this.#stack.findLastIndex((open) => open.name === name);
    if (at >= 0) this.#stack.length = at;
  }

  #comment(text: string): void {
    if (/^\s{0,9}(?:enpproperty|<founder-)/i.test(text)) this.comments.push(text.slice(0, 5000));
  }

  #text(text: string, start: number, end: number): void {
    const top = this.#stack.at(-1);
    if (top?.data) this.#keepData(text);
    if (top?.silent) return;
    if (top?.name === 'title') {
      this.#keepTitle(text, start, end);
      return;
    }
    if (text.length !== end - start || this.#source.slice(start, end) !== text)
      // A no-break space is half as wide as a letter, and indents are measured.
      this.#push(inserted(text.replaceAll('\u00a0', ' ')), text.trim().length);
    else if (top?.preformatted) this.#preformatted(start, end);
    else for (const piece of squeeze(this.#source, start, end)) this.#push(piece, piece.text.trim().length);
    if (!text.trim()) return;
    this.#now.level = this.#now.level === 0 ? (top?.level ?? 0) : this.#now.level;
    this.#now.aside ??= top?.aside ?? null;
  }

  /** In `<pre>` a line is a line. */
  #preformatted(start: number, end: number): void {
    let from = start;
    for (const match of this.#source.slice(start, end).matchAll(/\r\n|[\r\n]/g)) {
      const stop = start + match.index;
      const piece = mapSlice(this.#source, from, stop);
      this.#push(piece, piece.text.trim().length);
      this.#flush();
      from = stop + match[0].length;
    }
    const piece = mapSlice(this.#source, from, end);
    this.#push(piece, piece.text.trim().length);
  }

  #push(piece: MappedText, letters: number): void {
    if (piece.text) this.#seam = false;
    this.#now.pieces.push({ text: piece, linked: this.#links > 0 });
    this.#now.length += letters;
    if (this.#links > 0) this.#now.linked += letters;
  }

  #beginCell(): void {
    if (this.#now.length > LONGEST_CELL) this.#flush();
    else this.#push(inserted(' '), 0);
    this.#now.cell = this.#now.length;
  }

  #endCell(): void {
    if (this.#now.length - this.#now.cell > LONGEST_CELL) this.#flush();
  }

  #flush(): void {
    const now = this.#now;
    this.#now = nothingYet();
    this.#seam = false;
    const count = this.lines.length;
    const head = now.length > 0 && now.length <= LONGEST_HEADER ? linksInFront(now.pieces) : 0;
    if (head > 0) this.#addLine(partOf(now, 0, head));
    if (now.length > 0) this.#addLine(head > 0 ? partOf(now, head) : now);
    this.#gap = this.lines.length > count ? 0 : this.#gap + 1;
  }

  #addLine({ pieces, length, linked, level, aside }: Gathered): void {
    const links = length <= LONGEST_LINK_LINE && linked > length * LINK_SHARE && level !== 1;
    const content = joinPieces(pieces, aside !== null || links);
    const stretches = aside === null && !links ? stretchesOf(content.text) : null;
    for (const { start, end, tools } of stretches ?? []) {
      const part = sliceMapped(content, start, end);
      this.#keepLine(part, { length: end - start, linked: 0, level, aside: tools ? 'navigation' : null });
    }
    if (!stretches)
      this.#keepLine(content, { length, linked, level, aside: aside ?? (links ? 'navigation' : null) }, aside !== null);
  }

  #keepLine(
    content: MappedText,
    { length, linked, level, aside }: Pick<Gathered, 'length' | 'linked' | 'level' | 'aside'>,
    covered = false,
  ): void {
    const line = makeLine(content, this.#gap, aside ?? webLineKind(content.text), level);
    if (!line) return;
    this.lines.push({ line, letters: length, linked, covered });
    this.#gap = 0;
  }

  #keepMeta(attributes: Readonly<Record<string, string>>): void {
    const name = (attributes.name ?? attributes.property ?? attributes.itemprop ?? '').toLowerCase();
    const content = (attributes.content ?? '').trim();
    if (name && content && !this.meta.has(name)) this.meta.set(name, content.slice(0, 300));
  }

  /** A bare name: no line would show that it is an author's. */
  #keepAuthor(): void {
    const text = concatMapped(this.#now.pieces.flatMap((piece) => piece.text ?? [])).text.trim();
    if (!text || text.length > 30 || /记者|通讯员|作者|文|图|摄/.test(text)) return;
    if (!this.meta.has('founder-author')) this.meta.set('founder-author', text);
    this.#now.aside ??= 'meta';
  }

  #keepTitle(text: string, start: number, end: number): void {
    if ((this.title?.text.length ?? 0) < 500)
      this.title = { text: (this.title?.text ?? '') + text, start: this.title?.start ?? start, end };
  }

  #keepData(text: string): void {
    if (this.data.length === 0 || text.trimStart().startsWith('{')) this.data.push('');
    const last = this.data.length - 1;
    const held = this.data[last] ?? '';
    if (held.length + text.length <= LARGEST_DATA) this.data[last] = held + text;
  }
}

function below(above: Open | undefined, name: string, attributes: Readonly<Record<string, string>>): Open {
  const content = (above?.content ?? false) || name === 'article' || name === 'main' || name === 'founder-content';
  const chrome = isChrome(name, attributes, content) ? 'navigation' : null;
  return {
    name,
    content,
    silent: (above?.silent ?? false) || SILENT.has(name),
    data: name === 'script' && /ld\+json/i.test(attributes.type ?? ''),
    aside: above?.aside ?? (isHidden(attributes) ? 'hidden' : chrome),
    preformatted: (above?.preformatted ?? false) || name === 'pre',
    level: levelOf(name, attributes, above?.level ?? 0),
  };
}

/** Source text without the line breaks of its mark-up: gone between Chinese letters, else one space. */
function* squeeze(source: string, start: number, end: number): Generator<MappedText> {
  // Only the stretch is searched: a search in the whole source would be quadratic.
  const text = source.slice(start, end);
  let from = 0;
  for (const match of text.matchAll(/[ \t\r\n]+/g)) {
    if (!/[\r\n]/.test(match[0])) continue;
    yield mapSlice(source, start + from, start + match.index);
    from = match.index + match[0].length;
    const latin = /[!-~]/.test(text.charAt(match.index - 1)) && /[!-~]/.test(text.charAt(from));
    if (latin) yield inserted(' ');
  }
  yield mapSlice(source, start + from, end);
}
