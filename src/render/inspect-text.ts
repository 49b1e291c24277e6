import type { Article, Byline, Origin, OriginKind, Sourced } from '../domain/article.ts';
import type { NewsEvent } from '../domain/event.ts';
import type { DateFacet } from '../domain/facet.ts';
import type { ArticleReading, FileReading } from '../domain/reading.ts';
import { bookTitle, pageText } from './citation-line.ts';
import { dayRangeText, dayText } from './day-text.ts';
import { type Look, paint } from './paint.ts';
import { oneLine } from './terminal-safe.ts';
import { wrap } from './wrap.ts';

const ORIGINS: Record<OriginKind, string> = {
  correction: '更正表',
  'front-matter': '文件头',
  sidecar: '附带说明',
  record: '记录字段',
  path: '文件名',
  masthead: '报头',
  meta: '网页元数据',
  text: '正文',
  inferred: '推断',
};

const STATUS = { held: '', planned: '（拟举行）', cancelled: '（已取消）' } as const;

/** A label of two characters and what it says; a line of an article's card. */
type Row = readonly [label: string, text: string];

/** One file's reading for a person on a terminal: each article's headline block, byline, place, events and doubts. */
export function inspectText(reading: FileReading, look: Look): string {
  const count = `${reading.articles.length}篇稿件，版面杂项${reading.furniture.length}处，存疑${doubtCount(reading)}处`;
  const head = paint(look, 'strong', `${oneLine(reading.source)}（${count}）`);
  const blocks = [
    [
      head,
      ...rowLines(
        reading.doubts.map((doubt) => ['存疑', doubt.text]),
        look,
      ),
    ],
    ...reading.articles.map((article) => articleLines(article, look)),
    furnitureLines(reading, look),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function doubtCount(reading: FileReading): number {
  return reading.articles.reduce((sum, { article }) => sum + article.doubts.length, reading.doubts.length);
}

function articleLines(reading: ArticleReading, look: Look): string[] {
  const { article } = reading;
  const rows: (Row | null)[] = [
    article.kicker ? ['引题', article.kicker] : null,
    ['主题', `${article.title}${article.titleDerived ? '（报上无标题，据正文代拟）' : ''}`],
    article.subtitle ? ['副题', article.subtitle] : null,
    bylineRow(article.byline),
    ['见报', placeText(article)],
    article.url ? ['网址', article.url] : null,
    ['正文', bodyText(article)],
    ...reading.events.map((event): Row => ['活动', eventText(event)]),
    statementsRow(reading),
    peopleRow(reading),
    datesRow(reading.dates),
    ...article.doubts.map((doubt): Row => ['存疑', doubt.text]),
  ];
  return [paint(look, 'strong', `第${article.n}篇  ${article.id}`), ...rowLines(rows.filter(isRow), look)];
}

function isRow(row: Row | null): row is Row {
  return row !== null;
}

function rowLines(rows: readonly Row[], look: Look): string[] {
  return rows.flatMap(([label, text]) => {
    const [first = '', ...rest] = wrap(`  ${label}  ${oneLine(text)}`, look.width, '        ');
    const drawn = paint(look, label === '存疑' ? 'warning' : 'quiet', label);
    return [first.replace(label, drawn), ...rest];
  });
}

function bylineRow(byline: Byline): Row | null {
  const parts = [
    byline.reporters.length ? `记者 ${byline.reporters.join('、')}` : null,
    byline.correspondents.length ? `通讯员 ${byline.correspondents.join('、')}` : null,
    ...byline.others.map(({ role, name }) => `${role} ${name}`),
  ].filter((part) => part !== null);
  return parts.length ? ['署名', parts.join('；')] : null;
}

function placeText(article: Article): string {
  return [
    sourcedText(article.paper, bookTitle, '报名不详'),
    sourcedText(article.issueDate, dayText, '日期不详'),
    sourcedText(article.page, pageText, '版次不详'),
  ].join('，');
}

function sourcedText(value: Sourced<string> | null, show: (value: string) => string, unknown: string): string {
  return value ? `${show(value.value)}（${originText(value.origin)}）` : unknown;
}

function originText(origin: Origin): string {
  return origin.reason ? `${ORIGINS[origin.kind]}：${origin.reason}` : ORIGINS[origin.kind];
}

function bodyText(article: Article): string {
  const body = oneLine(article.text.slice(article.body.start, article.body.end));
  const shown =
    body.length > 60 ? `${Array.from(body).slice(0, 28).join('')}……${Array.from(body).slice(-28).join('')}` : body;
  return `${body.length}字：${shown}${article.cut ? '（原文到此中断）' : ''}`;
}

function eventText(event: NewsEvent): string {
  const when = dayRangeText(event.from, event.to) ?? '时间不详';
  const where = event.places.length ? `，${event.places.join('、')}` : '';
  const who = event.participants.map(({ name, titles, did }) => {
    return `${name}${titles.length ? `（${titles.join('、')}）` : ''}${did.join('、')}`;
  });
  const people = who.length ? `。${who.join('；')}` : '';
  return `${when}${event.dayPart ?? ''}，${event.kind}“${event.name}”${STATUS[event.status]}${where}${people}`;
}

function statementsRow({ statements }: ArticleReading): Row | null {
  if (statements.length === 0) return null;
  return [
    '讲话',
    statements.map(({ speaker, verb, start, end }) => `${speaker}${verb}（${end - start}字）`).join('；'),
  ];
}

function peopleRow({ people }: ArticleReading): Row | null {
  const titles = new Map<string, Set<string>>();
  for (const person of people) {
    const known = titles.get(person.name) ?? new Set();
    for (const title of person.titles) known.add(title);
    titles.set(person.name, known);
  }
  const shown = [...titles].map(([name, own]) => (own.size ? `${name}（${[...own].join('、')}）` : name));
  return shown.length ? ['人物', shown.join('；')] : null;
}

function datesRow(dates: readonly DateFacet[]): Row | null {
  const shown = dates.map((date) => `“${date.text}”即${dayRangeText(date.from, date.to) ?? ''}${date.dayPart ?? ''}`);
  return shown.length ? ['日期', [...new Set(shown)].join('；')] : null;
}

function furnitureLines(reading: FileReading, look: Look): string[] {
  if (reading.furniture.length === 0) return [];
  const rows = reading.furniture.map(({ kind, text }): Row => ['杂项', `${kind}：${text}`]);
  return [paint(look, 'strong', '不属于任何稿件的文字'), ...rowLines(rows, look)];
}
