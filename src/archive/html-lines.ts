import { Parser } from 'htmlparser2';
import type { Span } from '../domain/span.ts';
import { concatMapped, inserted, type MappedText, mapSlice } from './mapped-text.ts';
import { makeLine, type PageLine } from './page-line.ts';
import { UnreadableFileError } from './unreadable.ts';

/** A web page as lines, with what its head says. */
export interface HtmlPage {
  readonly lines: readonly PageLine[];
  /** `<title>` with its span in the source; null when there is none. */
  readonly title: (Span & { readonly text: string }) | null;
  /** `<meta>` values by lower-case name or property. */
  readonly meta: ReadonlyMap<string, string>;
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
/** Elements whose text is no text of the page. */
const SILENT = new Set('script style template svg math object audio video canvas textarea'.split(' '));
const CHROME = new Set('nav aside footer form button select option iframe menu'.split(' '));
const CHROME_NAME =
  /(?:^|[\s_-])(?:nav|navs|navbar|navigation|menu|crumbs?|breadcrumbs?|footer|foot|copyright|sidebar|pager|pagination|related|recommend|share|rank|ranking|comments?|banner|ads?|advert|login|search|toolbar|topbar|friendlinks?|links|qrcode|ewm)(?:[\s_-]|$)/i;
const HEADING = /^h([1-6])$/;
/** A line is navigation when so much of it is links, and it is no longer than this. */
const LINK_SHARE = 0.6;
const LONGEST_LINK_LINE = 80;

/** Nesting beyond this is no page. */
const DEEPEST = 5000;

interface Open {
  readonly name: string;
  readonly silent: boolean;
  readonly chrome: boolean;
  readonly content: boolean;
  readonly level: number;
}

/** The line being gathered. */
interface Gathered {
  parts: MappedText[];
  linked: number;
  length: number;
  level: number;
  chrome: boolean;
}

/** Reads HTML into lines, one a block. Runs refer to `source`; letters written as entities have none. */
export function htmlLines(source: string): HtmlPage {
  const reader = new HtmlReader(source);
  reader.read();
  return { lines: withoutFalseChrome(reader.lines), title: reader.title, meta: reader.meta };
}

class HtmlReader {
  readonly lines: PageLine[] = [];
  readonly meta = new Map<string, string>();
  title: HtmlPage['title'] = null;
  private readonly source: string;
  private readonly stack: Open[] = [];
  private links = 0;
  private gap = 0;
  private now: Gathered = nothingYet();

  constructor(source: string) {
    this.source = source;
  }

  read(): void {
    const parser = new Parser(
      {
        onopentag: (name, attributes) => this.open(name, attributes),
        onclosetag: (name) => this.close(name),
        ontext: (text) => this.text(text, parser.startIndex, parser.endIndex + 1),
      },
      { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
    );
    parser.write(this.source);
    parser.end();
    this.flush();
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'meta') this.keepMeta(attributes);
    if (name === 'br' || BLOCKS.has(name)) this.flush();
    if (name === 'td' || name === 'th') this.push(inserted(' '), 0);
    if (name === 'a') this.links++;
    if (this.stack.length > DEEPEST) throw new UnreadableFileError('HTML 嵌套过深');
    const above = this.stack.at(-1);
    const content = (above?.content ?? false) || name === 'article' || name === 'main';
    const named = `${attributes.class ?? ''} ${attributes.id ?? ''}`;
    this.stack.push({
      name,
      content,
      silent: (above?.silent ?? false) || SILENT.has(name),
      chrome:
        (above?.chrome ?? false) || (CHROME.has(name) && !(name === 'footer' && content)) || CHROME_NAME.test(named),
      level: Number(HEADING.exec(name)?.[1] ?? above?.level ?? 0),
    });
  }

  private close(name: string): void {
    if (BLOCKS.has(name)) this.flush();
    if (name === 'a' && this.links > 0) this.links--;
    const at = this.stack.findLastIndex((open) => open.name === name);
    if (at >= 0) this.stack.length = at;
  }

  private text(text: string, start: number, end: number): void {
    const top = this.stack.at(-1);
    if (top?.silent) return;
    if (top?.name === 'title') {
      if ((this.title?.text.length ?? 0) < 500)
        this.title = { text: (this.title?.text ?? '') + text, start: this.title?.start ?? start, end };
      return;
    }
    if (text.length !== end - start || this.source.slice(start, end) !== text)
      this.push(inserted(text), text.trim().length);
    else for (const piece of squeeze(this.source, start, end)) this.push(piece, piece.text.trim().length);
    if (!text.trim()) return;
    this.now.level = this.now.level === 0 ? (top?.level ?? 0) : this.now.level;
    this.now.chrome ||= top?.chrome ?? false;
  }

  private push(piece: MappedText, letters: number): void {
    this.now.parts.push(piece);
    this.now.length += letters;
    if (this.links > 0) this.now.linked += letters;
  }

  private flush(): void {
    const { parts, length, linked, level, chrome } = this.now;
    this.now = nothingYet();
    const content = concatMapped(parts);
    const links = length <= LONGEST_LINK_LINE && linked > length * LINK_SHARE && level !== 1;
    const line = makeLine(content, this.gap, chrome || links ? 'navigation' : null, level);
    if (line) this.lines.push(line);
    this.gap = line ? 0 : this.gap + 1;
  }

  private keepMeta(attributes: Readonly<Record<string, string>>): void {
    const name = (attributes.name ?? attributes.property ?? attributes.itemprop ?? '').toLowerCase();
    const content = (attributes.content ?? '').trim();
    if (name && content && !this.meta.has(name)) this.meta.set(name, content.slice(0, 300));
  }
}

function nothingYet(): Gathered {
  return { parts: [], linked: 0, length: 0, level: 0, chrome: false };
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

const PROSE = 40;

/** When class names would hide most of a page's running text, they mean something else on this site. */
function withoutFalseChrome(lines: readonly PageLine[]): readonly PageLine[] {
  const prose = lines.filter(({ plain }) => plain.length >= PROSE && plain.includes('。'));
  const hidden = prose.filter(({ aside }) => aside !== null).length;
  if (hidden * 2 <= prose.length) return lines;
  return lines.map((line) => (line.plain.length >= PROSE || line.mark > 0 ? { ...line, aside: null } : line));
}
