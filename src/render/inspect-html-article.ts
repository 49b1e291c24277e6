import { doubtScore } from '../domain/doubt-score.ts';
import type { NewsEvent } from '../domain/event.ts';
import type { ArticleReading } from '../domain/reading.ts';
import { pageText } from './citation-line.ts';
import { type Mark, marksOf, type Piece, piecesOf } from './inspect-marks.ts';
import { html, type Markup } from './inspect-markup.ts';
import { type LinePart, linesOf, peopleTexts, type TextLine } from './inspect-parts.ts';
import {
  bylineText,
  erratumText,
  eventSetting,
  eventTitle,
  issueFacts,
  participantText,
  resolvedText,
  scoreText,
} from './inspect-words.ts';

const PARTS: Readonly<Record<LinePart, string>> = {
  kicker: '引题',
  title: '主题',
  subtitle: '副题',
  opening: '篇首',
  body: '正文',
  closing: '篇末',
};

/** One article: its text as printed with every span highlighted, beside the facts with where each came from. */
export function articleHtml(reading: ArticleReading, anchor: string): Markup {
  const { article } = reading;
  const marks = marksOf(reading);
  const lines = linesOf(article).map((line) => lineHtml(article.text, line, marks));
  const derived = article.titleDerived
    ? [html`<p class="line title derived"><b>主题</b><span>${article.title}（报上无标题，据正文代拟）</span></p>`]
    : [];
  return html`<article id="${anchor}"><h3>第${article.n}篇 <small>${article.id}</small> ${scoreHtml(doubtScore(article.doubts))}</h3>
<div class="columns"><div class="text">${derived}${lines}</div>
<dl>${factRows(reading)}</dl></div></article>
`;
}

/** 存疑度 as a badge; nothing where nothing is in doubt. */
export function scoreHtml(score: number): Markup {
  return score > 0 ? html`<span class="score">${scoreText(score)}</span>` : html``;
}

/** Doubts as a list; nothing where there is none. */
export function doubtsHtml(doubts: readonly { readonly code: string; readonly text: string }[]): Markup {
  const items = doubts.map(({ code, text }) => html`<li>${text} <code>${code}</code></li>`);
  return items.length > 0 ? html`<ul class="doubts">${items}</ul>` : html``;
}

function lineHtml(text: string, line: TextLine, marks: readonly Mark[]): Markup {
  const pieces = piecesOf(line, marks).map((piece) => pieceHtml(text, piece));
  return html`<p class="line ${line.part}"><b>${PARTS[line.part]}</b><span>${pieces}</span></p>
`;
}

function pieceHtml(text: string, { start, end, marks }: Piece): Markup {
  const said = text.slice(start, end);
  if (marks.length === 0) return html`${said}`;
  const kinds = [...new Set(marks.map(({ kind }) => kind))].join(' ');
  const notes = [...new Set(marks.map(({ note }) => note))].join('\n');
  return html`<mark class="${kinds}" title="${notes}">${said}</mark>`;
}

function factRows(reading: ArticleReading): Markup[] {
  const { article } = reading;
  const byline = bylineText(article.byline);
  const on = article.continuedOn.map(({ source, page }) => (page === null ? source : `${pageText(page)}（${source}）`));
  return [
    ...issueFacts(article).map(({ name, value, from }) =>
      row(name, [html`${value}${from === null ? '' : `（${from}）`}`]),
    ),
    row('署名', byline ? [html`${byline}`] : []),
    row(
      '转接',
      on.map((place) => html`续文见${place}`),
    ),
    row('网址', article.url ? [html`${article.url}`] : []),
    row('版面图', article.pageImage ? [html`${article.pageImage}`] : []),
    row('活动', reading.events.map(eventHtml)),
    row(
      '讲话',
      reading.statements.map(({ speaker, verb, start, end }) => html`${speaker}${verb}（${end - start}字）`),
    ),
    row('人物', listed(peopleTexts(reading))),
    row('日期', listed(reading.dates.map((date) => `“${date.text}”即${resolvedText(date)}`))),
    row('地点', listed(reading.named.filter(({ kind }) => kind === 'place').map(({ name }) => name))),
    row('单位', listed(reading.named.filter(({ kind }) => kind === 'organisation').map(({ name }) => name))),
    row(
      '更正',
      reading.errata.map((erratum) => html`${erratumText(erratum)}`),
    ),
    row('存疑', article.doubts.length > 0 ? [doubtsHtml(article.doubts)] : []),
  ];
}

function eventHtml(event: NewsEvent): Markup {
  const who = event.participants.map((person) => html`<li>${participantText(person)}</li>`);
  return html`<strong>${eventTitle(event)}</strong><br>${eventSetting(event)}<ul>${who}</ul>`;
}

/** Texts on one line, each once. */
function listed(texts: readonly string[]): Markup[] {
  return texts.length > 0 ? [html`${[...new Set(texts)].join('；')}`] : [];
}

function row(name: string, values: readonly Markup[]): Markup {
  return values.length > 0 ? html`<dt>${name}</dt>${values.map((value) => html`<dd>${value}</dd>`)}` : html``;
}
