import type { AskedBack, Refusal } from '../../domain/answer.ts';
import type { IndexReader } from '../../domain/archive-index.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { askBackAmong } from '../conversation/which-event.ts';
import { MOST_TOLD } from '../refuse/several-cases.ts';
import { localityOf } from './localities.ts';
import { contentWords } from './topic.ts';

/** What makes of an office another one, or a former one. */
const ANOTHER = /[副代原前]$|^[原前]/;
/** Ends the name of a body or place before the title of its head: 市水利局 of 市水利局局长. */
const BODY = /[省市县区州镇乡村局厅部委院校所站社会处科行队馆园厂司团]$/;

/**
 * Asks back which office is meant by a bare 「局长是谁」 when the archive tells of more than four, those named most often first; null
 * when the question says more, or there are few.
 */
export async function whichOffice(plan: QueryPlan, reader: IndexReader): Promise<Refusal | null> {
  const [title, ...others] = plan.titles;
  const tellsWhich = plan.people.length + plan.papers.length + plan.places.length + plan.times.length > 0;
  if (plan.kind !== 'role' || tellsWhich || title === undefined || others.length > 0) return null;
  if (contentWords(plan.text.replaceAll(title, ' ')).some((word) => word.length >= 2)) return null;
  const offices = await officesOf(title, reader);
  return offices.length > MOST_TOLD ? askBackAmong(offices) : null;
}

async function officesOf(title: string, reader: IndexReader): Promise<AskedBack[]> {
  const mentions = await reader.mentions({ title });
  const articles = await reader.articles([...new Set(mentions.map(({ articleId }) => articleId))]);
  const offices = new Map<string, { label: string; count: number }>();
  for (const { articleId, titles } of mentions) {
    const place = localityOf(articles.get(articleId)?.paper?.value ?? '') ?? '';
    const labels = titles.filter((one) => isHead(one, title)).map((one) => labelOf(one, place));
    for (const label of labels) {
      // 云溪市长 and 云溪市市长 are one office.
      const key = label.replace(/[省市县区州]/g, '');
      const known = offices.get(key) ?? { label, count: 0 };
      const fuller = label.length > known.label.length ? label : known.label;
      if (label !== title) offices.set(key, { label: fuller, count: known.count + 1 });
    }
  }
  return [...offices.values()]
    .toSorted((a, b) => b.count - a.count)
    .map(({ label }) => ({ label, question: `${label}是谁` }));
}

/** The title itself, or with its body or place in front. */
function isHead(held: string, title: string): boolean {
  if (held === title) return true;
  const before = held.slice(0, -title.length);
  return held.endsWith(title) && BODY.test(before) && !ANOTHER.test(before);
}

/** 「芦汀市水利局局长」: a paper says 市水利局 for its own city. */
function labelOf(held: string, place: string): string {
  return place === '' || held.includes(place) || /[省州]/.test(held) ? held : `${place}${held}`;
}
