/** Elements that begin and end lines. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html legend li main marquee menu nav noframes noscript ol option p pre section summary ' +
    'table tbody tfoot thead title tr ul ' +
    // Founder's digital editions
    'founder-title founder-introtitle founder-subtitle founder-author founder-content founder-date founder-imgdesc'
  ).split(' '),
);
/** Elements whose text is no text of the page; `<rt>` and `<rp>` hold the pronunciation beside a word. */
export const SILENT: ReadonlySet<string> = new Set(
  'script style template svg math object audio video canvas textarea rt rp'.split(' '),
);
/** Cells of a table: one line with their neighbours while they are short. */
export const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
/** Elements that hold one link or label each when they stand side by side without a space. */
export const INLINE: ReadonlySet<string> = new Set('a span b strong i em font label small big u s'.split(' '));

const CHROME = new Set('nav aside footer form button select option iframe menu noscript noframes'.split(' '));
const CHROME_NAME =
  /(?:^|[\s_-])(?:nav|navs|navbar|navigation|menu|crumbs?|breadcrumbs?|footer|foot|copyright|sidebar|pager|pagination|related|recommend|share|rank|ranking|comments?|banner|ads?|advert|login|search|toolbar|topbar|friendlinks?|links|qrcode|ewm)(?:[\s_-]|$)/i;
const LEVELS: Readonly<Record<string, number>> = {
  h1: 1,
  h2: 2,
  h3: 3,
  h4: 4,
  h5: 5,
  h6: 6,
  'founder-introtitle': 4,
  'founder-title': 1,
  'founder-subtitle': 2,
};
/** What large print is taken for. */
const LARGE = 2;

type Attributes = Readonly<Record<string, string>>;

/** Whether the element itself says that it is no part of the text: by what it is, or by its class and id. */
export function isChrome(name: string, attributes: Attributes, insideArticle: boolean): boolean {
  if (CHROME.has(name)) return !(name === 'footer' && insideArticle);
  return CHROME_NAME.test(`${attributes.class ?? ''} ${attributes.id ?? ''}`.slice(0, 300));
}

/** Whether no browser shows the element. */
export function isHidden(attributes: Attributes): boolean {
  if (attributes.hidden !== undefined) return true;
  const style = attributes.style?.slice(0, 500);
  return style !== undefined && /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/i.test(style);
}

/** Heading level of an element, 1 the highest: its own, large print, or that around it (0 for none). */
export function levelOf(name: string, attributes: Attributes, around: number): number {
  const own = LEVELS[name];
  if (own) return own;
  if (around === 0 && name === 'font' && /^(?:[5-7]|\+[2-4])$/.test((attributes.size ?? '').trim())) return LARGE;
  return around;
}
