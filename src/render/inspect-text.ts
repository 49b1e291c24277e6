import type { Article, Doubt } from '../domain/article.ts';
import { doubtScore } from '../domain/doubt-score.ts';
import type { NewsEvent } from '../domain/event.ts';
import type { ArticleReading, FileReading } from '../domain/reading.ts';
import { pageText } from './citation-line.ts';
import { doubtCount, fileScore, type LinePart, linesOf, peopleTexts } from './inspect-parts.ts';
import {
  bylineText,
  erratumText,
  eventSetting,
  eventTitle,
  furnitureWord,
  issueFacts,
  participantText,
  resolvedText,
  scoreText,
} from './inspect-words.ts';
import { type Look, paint } from './paint.ts';
import { oneLine } from './terminal-safe.ts';
import { wrap } from './wrap.ts';

/** A line of a card: a label of two characters (or none), what it says, and how that is drawn. */
interface Row {
  readonly label: string;
  readonly text: string;
  readonly style?: Parameters<typeof paint>[1];
}

/** Columns in front of a row's text. */
const HANG = ' '.repeat(8);
/** A longer paragraph is shown by its two ends, which is where a wrong cut shows. */
const LONGEST_SHOWN = 90;
const END_SHOWN = 40;
/** Paragraphs of a body shown one by one; of a longer one the first ones and the last. */
const PARAGRAPHS_SHOWN = 6;

/**
 * One file's reading for a person on a terminal: what each article's headline block, byline, paragraphs and captions
 * are, its events, people and dates, what is in doubt and how much, and what text belongs to no article.
 */
export function inspectText(reading: FileReading, look: Look): string {
  const { articles, furniture } = reading;
  const count = `${articles.length}篇稿件，版面杂项${furniture.length}处，存疑${doubtCount(reading)}处，${scoreText(fileScore(reading))}`;
  const head = wrap(`${oneLine(reading.source)}（${count}）`, look.width).map((line) => paint(look, 'strong', line));
  const blocks = [
    [...head, ...rowLines(reading.doubts.map(doubtRow), look)],
    ...articles.map((article) => articleLines(article, look)),
    furnitureLines(reading, look),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function articleLines(reading: ArticleReading, look: Look): string[] {
  const { article } = reading;
  const score = doubtScore(article.doubts);
  const head = `第${article.n}篇  ${paint(look, 'quiet', article.id)}`;
  const rows = [
    ...headRows(article),
    ...issueRows(article),
    ...textRows(article),
    ...reading.events.flatMap(eventRows),
    ...listRow(
      '讲话',
      reading.statements.map(({ speaker, verb, start, end }) => `${speaker}${verb}（${end - start}字）`),
    ),
    ...listRow('人物', peopleTexts(reading), 'marker'),
    ...listRow('日期', [...new Set(reading.dates.map((date) => `“${date.text}”即${resolvedText(date)}`))]),
    ...reading.errata.map((erratum): Row => ({ label: '更正', text: erratumText(erratum) })),
    ...article.doubts.map(doubtRow),
  ];
  const mark = score > 0 ? `  ${paint(look, 'warning', scoreText(score))}` : '';
  return [`${paint(look, 'strong', '──')} ${head}${mark}`, ...rowLines(rows, look)];
}

function headRows(article: Article): Row[] {
  const byline = bylineText(article.byline);
  const derived = article.titleDerived ? '（报上无标题，据正文代拟）' : '';
  return [
    ...(article.kicker ? [{ label: '引题', text: article.kicker, style: 'strong' } as const] : []),
    { label: '主题', text: `${article.title}${derived}`, style: 'strong' },
    ...(article.subtitle ? [{ label: '副题', text: article.subtitle, style: 'strong' } as const] : []),
    ...(byline ? [{ label: '署名', text: byline, style: 'marker' } as const] : []),
  ];
}

function issueRows(article: Article): Row[] {
  const facts = issueFacts(article).map(({ value, from }) => (from === null ? value : `${value}（${from}）`));
  const on = article.continuedOn.map(({ source, page }) => (page === null ? source : `${pageText(page)}（${source}）`));
  return [
    { label: '见报', text: facts.join('，') },
    ...(on.length > 0 ? [{ label: '转接', text: `续文见${on.join('、')}` }] : []),
    ...(article.url ? [{ label: '网址', text: article.url }] : []),
    ...(article.pageImage ? [{ label: '版图', text: article.pageImage }] : []),
  ];
}

/** The printed lines that stand before the body, its paragraphs, and what stands behind it. */
function textRows(article: Article): Row[] {
  const lines = linesOf(article);
  const of = (part: LinePart) =>
    lines.filter((line) => line.part === part).map(({ start, end }) => article.text.slice(start, end));
  const body = of('body');
  const length = article.body.end - article.body.start;
  return [
    ...of('opening').map((text): Row => ({ label: '篇首', text: endsOf(text), style: 'quiet' })),
    { label: '正文', text: `${length}字，${body.length}段${article.cut ? '（原文到此中断）' : ''}` },
    ...paragraphs(body).map((text): Row => ({ label: '', text })),
    ...of('closing').map((text): Row => ({ label: '篇末', text: endsOf(text), style: 'quiet' })),
  ];
}

function paragraphs(body: readonly string[]): string[] {
  if (body.length <= PARAGRAPHS_SHOWN + 1) return body.map(endsOf);
  const first = body.slice(0, PARAGRAPHS_SHOWN - 1).map(endsOf);
  return [...first, `〔中间${body.length - PARAGRAPHS_SHOWN}段从略〕`, ...body.slice(-1).map(endsOf)];
}

function endsOf(text: string): string {
  const letters = Array.from(oneLine(text));
  if (letters.length <= LONGEST_SHOWN) return letters.join('');
  return `${letters.slice(0, END_SHOWN).join('')}……${letters.slice(-END_SHOWN).join('')}`;
}

function eventRows(event: NewsEvent): Row[] {
  const who = event.participants.map(participantText).join('；');
  return [
    { label: '活动', text: eventTitle(event), style: 'marker' },
    { label: '', text: eventSetting(event) },
    ...(who ? [{ label: '', text: who }] : []),
  ];
}

function listRow(label: string, items: readonly string[], style?: Row['style']): Row[] {
  return items.length > 0 ? [{ label, text: items.join('；'), ...(style ? { style } : {}) }] : [];
}

/** What the operator has corrected stands among the doubts, since it is not what was printed. */
function doubtRow({ code, text }: Doubt): Row {
  return code === 'corrected' ? { label: '改正', text } : { label: '存疑', text, style: 'warning' };
}

function furnitureLines({ furniture }: FileReading, look: Look): string[] {
  if (furniture.length === 0) return [];
  const rows = furniture.map(
    (piece): Row => ({ label: '杂项', text: `${furnitureWord(piece)}：${endsOf(piece.text)}`, style: 'quiet' }),
  );
  return [`${paint(look, 'strong', '──')} 不属于任何稿件的文字`, ...rowLines(rows, look)];
}

function rowLines(rows: readonly Row[], look: Look): string[] {
  return rows.flatMap(({ label, text, style }) => {
    const front = label ? `  ${label}  ` : HANG;
    const lines = wrap(`${front}${oneLine(text)}`, look.width, HANG);
    return lines.map((line, i) => {
      const said = line.slice(i === 0 ? front.length : HANG.length);
      const drawn = style ? paint(look, style, said) : said;
      if (i > 0 || !label) return `${HANG}${drawn}`;
      return `  ${paint(look, style === 'warning' ? 'warning' : 'quiet', label)}  ${drawn}`;
    });
  });
}
