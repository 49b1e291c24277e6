import type { FileReading } from '../domain/reading.ts';
import { articleHtml, doubtsHtml, scoreHtml } from './inspect-html-article.ts';
import { STYLE } from './inspect-html-style.ts';
import { html, type Markup } from './inspect-markup.ts';
import { fileScore } from './inspect-parts.ts';
import { furnitureWord } from './inspect-words.ts';

/** First bytes of every page that `inspectHtml` makes: what starts so may be overwritten by the next one. */
export const INSPECTION_MARK = '<!doctype html><html lang="zh-CN" data-made-by="wenbao-inspect">';

const LEGEND: readonly (readonly [kind: string, word: string])[] = [
  ['person', '人物'],
  ['date', '日期'],
  ['place', '地点'],
  ['organisation', '单位'],
  ['event', '活动名称'],
  ['quote', '活动依据'],
  ['statement', '讲话'],
  ['erratum', '更正'],
];

/**
 * What was made of files as one page to look at: a table of contents, then each file's articles with their text
 * highlighted, facts, doubts, and the text that belongs to no article. Needs neither script nor network.
 */
export function inspectHtml(readings: readonly FileReading[]): string {
  const legend = LEGEND.map(([kind, word]) => html`<mark class="${kind}">${word}</mark> `);
  const page = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>版面解读 ${readings
    .map(({ source }) => source)
    .join('、')
    .slice(0, 80)}</title>
<style>${STYLE}</style>
<header><h1>版面解读</h1><p>${legend}</p></header>
${readings.length > 1 || (readings[0]?.articles.length ?? 0) > 1 ? contentsHtml(readings) : html``}
<main>${readings.map(fileHtml)}</main></html>
`;
  return `${INSPECTION_MARK}${page.markup}`;
}

function contentsHtml(readings: readonly FileReading[]): Markup {
  const files = readings.map((reading, at) => {
    const items = reading.articles.map(
      ({ article }, i) => html`<li><a href="#${anchorOf(at, i)}">${article.title}</a></li>`,
    );
    return html`<li><a href="#f${at + 1}">${reading.source}</a> ${scoreHtml(fileScore(reading))}<ol>${items}</ol></li>
`;
  });
  return html`<nav><h2>目录</h2><ul>${files}</ul></nav>`;
}

function fileHtml(reading: FileReading, at: number): Markup {
  const { source, articles, furniture, doubts } = reading;
  const pieces = furniture.map(
    (piece) => html`<li><b>${furnitureWord(piece)}</b> ${piece.text}</li>
`,
  );
  return html`<section id="f${at + 1}"><h2>${source} <small>${articles.length}篇稿件，版面杂项${furniture.length}处</small> ${scoreHtml(fileScore(reading))}</h2>
${doubtsHtml(doubts)}${articles.map((article, i) => articleHtml(article, anchorOf(at, i)))}
${pieces.length > 0 ? html`<h3>不属于任何稿件的文字</h3><ul class="furniture">${pieces}</ul>` : html``}</section>
`;
}

function anchorOf(file: number, article: number): string {
  return `f${file + 1}-${article + 1}`;
}
