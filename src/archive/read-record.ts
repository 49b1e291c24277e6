import type { Article, Doubt } from '../domain/article.ts';
import { fold } from '../text/fold.ts';
import { buildArticle } from './build-article.ts';
import { inferIssueDay } from './facts/infer-day.ts';
import { type FactClaims, factDoubts, joinClaims, NO_CLAIMS, settleFacts } from './facts/issue-facts.ts';
import { claimsFrom } from './facts/yaml-facts.ts';
import { mergeBylines } from './page/byline-parts.ts';
import { closingCredits, TAIL } from './page/closing-credits.ts';
import { findDateline, runInHeadline } from './page/dateline.ts';
import { type MappedText, mapSlice, sliceMapped, trimMapped } from './page/mapped-text.ts';
import { linesOfText, makeLine } from './page/page-line.ts';

/** One line of a JSONL source, checked. */
export interface ArticleRecord {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly claims: FactClaims;
  readonly doubts: readonly Doubt[];
}

/** Reads a line of JSON; a Chinese reason when it is not a record with an id and a text. */
export function parseRecord(line: string, lineNumber: number): ArticleRecord | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return '不是有效的 JSON';
  }
  if (!(value instanceof Object) || Array.isArray(value)) return '不是 JSON 对象';
  const fields = new Map<string, unknown>(Object.entries(value));
  const [title, text] = [fields.get('title') ?? '', fields.get('text') ?? ''];
  const id = fields.get('_id') ?? fields.get('id') ?? lineNumber;
  if (typeof title !== 'string' || typeof text !== 'string') return 'title 或 text 不是文字';
  if (typeof id !== 'string' && typeof id !== 'number') return '_id 不是文字';
  if (!title.trim() && !text.trim()) return '没有标题也没有正文';
  return { id: String(id), title, text, ...claimsFrom(fields, { kind: 'record', reason: null }) };
}

/**
 * An article from a record. Its source text is `title + '\n' + text`. Nothing is segmented: every line is a paragraph;
 * dateline and closing credits are read.
 */
export function readRecord(record: ArticleRecord, place: { source: string; n: number; claims: FactClaims }): Article {
  const sourceText = `${record.title}\n${record.text}`;
  const title = makeLine(mapSlice(sourceText, 0, record.title.length), 0, null, 0);
  const lines = linesOfText(sourceText, record.title.length + 1).map((line) => line.content);
  const parts = openAndClose(lines, title === null);
  const paper = parts.paper;
  const own: FactClaims = {
    ...NO_CLAIMS,
    paper: paper ? [{ value: paper, origin: { kind: 'text', reason: `电头「${paper}讯」` } }] : [],
  };
  const claims = joinClaims([record.claims, place.claims, own]);
  const settled = settleFacts(withInferredDay(claims, record, parts.body));
  return buildArticle({
    source: place.source,
    record: record.id,
    n: place.n,
    headline: { kicker: [], title: title ? [title] : [], subtitle: [] },
    opening: parts.opening,
    body: parts.body,
    closing: parts.closing,
    byline: mergeBylines(parts.bylines),
    cut: false,
    titleFrom: parts.headline,
    facts: settled.facts,
    doubts: [...record.doubts, ...settled.doubts, ...factDoubts(settled.facts, false)],
  });
}

interface RecordParts {
  readonly opening: readonly MappedText[];
  readonly body: readonly MappedText[];
  readonly closing: readonly MappedText[];
  readonly bylines: Parameters<typeof mergeBylines>[0];
  readonly paper: string | null;
  /** A headline that ran into the text. */
  readonly headline: string | null;
}

function openAndClose(lines: readonly MappedText[], untitled: boolean): RecordParts {
  const runIn = untitled && lines[0] ? runInHeadline(fold(lines[0].text.slice(0, 200))) : null;
  if (lines[0] && runIn !== null) {
    const headline = trimMapped(sliceMapped(lines[0], 0, runIn));
    const parts = openAndClose([sliceMapped(lines[0], runIn), ...lines.slice(1)], false);
    return { ...parts, opening: [headline, ...parts.opening], headline: headline.text };
  }
  const [first, ...rest] = lines;
  const dateline = first ? findDateline(fold(first.text.slice(0, 200)), first.text.slice(0, 200)) : null;
  const opening = first && dateline ? [trimMapped(sliceMapped(first, 0, dateline.end))] : [];
  const opened = first && dateline ? trimMapped(sliceMapped(first, dateline.end)) : first;
  const body = [...(opened?.text ? [opened] : []), ...rest];
  const last = body.at(-1);
  const credits = last ? closingCredits(fold(last.text.slice(-TAIL)), last.text.slice(-TAIL)) : null;
  const start = last && credits ? Math.max(0, last.text.length - TAIL) + credits.start : 0;
  const closing = last && credits ? [sliceMapped(last, start)] : [];
  const kept = last && credits ? [...body.slice(0, -1), trimMapped(sliceMapped(last, 0, start))] : body;
  const bylines = [dateline?.byline, credits?.byline].filter((byline) => byline !== undefined);
  return {
    opening,
    body: kept.filter((line) => line.text),
    closing,
    bylines,
    paper: dateline?.paper ?? null,
    headline: null,
  };
}

/** With the day, or the year of a day, that the record's own text gives away. */
function withInferredDay(claims: FactClaims, record: ArticleRecord, body: readonly MappedText[]): FactClaims {
  const evidence = () => {
    const folded = fold(body.map((line) => line.text).join('\n'));
    return { leads: [folded.slice(0, 400)], heads: [fold(record.title)], bodies: [folded], wired: [] };
  };
  const day = inferIssueDay(claims, evidence, null);
  return day ? { ...claims, issueDate: [...claims.issueDate, day] } : claims;
}
