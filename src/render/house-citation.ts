import { type Day, dayFields } from '../domain/day.ts';
import { bookTitle, type CitedPlace, pageText } from './citation-line.ts';
import { shortened } from './shortened.ts';
import { oneLine } from './terminal-safe.ts';

/** What language a citation is written in for print; names and headlines stay as they are. */
export type CitationLanguage = 'zh' | 'en';

/**
 * A source as a newspaper cites it, ready to be pasted: 「《衡阳晚报》2022年9月6日A01版《题》」, in English “题,” 衡阳晚报,
 * 6 September 2022, p. A01. What is not known is left out, and so is a headline that no paper printed.
 */
export function houseCitation(place: CitedPlace, language: CitationLanguage = 'zh'): string {
  return language === 'zh' ? chinese(place) : english(place);
}

/** Longest text that a button copies, in characters (Bot API, CopyTextButton); counted in UTF-16 units to be safe. */
export const COPIED_UNITS = 256;

/** The same for a button that copies it: a headline that would be too long is shortened, and only that. */
export function copiedCitation(place: CitedPlace, language: CitationLanguage): string {
  const whole = houseCitation(place, language);
  if (whole.length <= COPIED_UNITS) return whole;
  const room = oneLine(place.title).length - (whole.length - COPIED_UNITS) - 1;
  const short = houseCitation({ ...place, title: `${shortened(place.title, Math.max(0, room))}…` }, language);
  return shortened(short, COPIED_UNITS);
}

function chinese({ paper, issueDate, page, title, titleDerived }: CitedPlace): string {
  const parts = [
    paper === null ? '' : bookTitle(paper),
    issueDate === null ? '' : chineseDay(issueDate),
    page === null ? '' : pageText(page),
    titleDerived ? '' : bookTitle(title),
  ];
  return parts.join('');
}

function chineseDay(day: Day): string {
  const fields = dayFields(day);
  if (!fields) return oneLine(day);
  return `${fields.year === null ? '' : `${fields.year}年`}${fields.month}月${fields.date}日`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function english({ paper, issueDate, page, title, titleDerived }: CitedPlace): string {
  const parts = [
    titleDerived ? '' : `“${oneLine(title)},”`,
    paper === null ? '' : `${oneLine(paper).replace(/^《|》$/g, '')},`,
    issueDate === null ? '' : `${englishDay(issueDate)},`,
    page === null ? '' : `p. ${oneLine(page).replace(/^第|版$/g, '')},`,
  ];
  return parts
    .filter((part) => part !== '')
    .join(' ')
    .replace(/,(”?)$/, '.$1');
}

function englishDay(day: Day): string {
  const fields = dayFields(day);
  if (!fields) return oneLine(day);
  return `${fields.date} ${MONTHS[fields.month - 1]}${fields.year === null ? '' : ` ${fields.year}`}`;
}
