import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { NewsEvent } from '../domain/event.ts';
import type { ArticleReading, FileReading } from '../domain/reading.ts';
import { type CutPage, cutPage, joinIssue, listArchive, readCut } from './read-archive.ts';

/** Pages in many layouts, with what a person reads in them (see data/eval/README.md for the fields). */
const FOLDER = fileURLToPath(new URL('./__fixtures__/golden', import.meta.url));

const goldEvent = z.object({
  date: z.string(),
  to: z.string().optional(),
  name_any: z.array(z.string()),
  day_part: z.string().nullable(),
  host: z.string().optional(),
  participants: z.array(z.string()),
  /** Allowed, not wanted. */
  participants_or: z.array(z.string()).default([]),
});
const goldArticle = z.object({
  source: z.string(),
  n: z.number(),
  title: z.string().nullable(),
  kicker: z.string().nullable(),
  subtitle: z.string().nullable(),
  reporters: z.array(z.string()),
  correspondents: z.array(z.string()),
  /** 实习生, 摄影, 编辑 … */
  others: z.array(z.object({ role: z.string(), name: z.string() })).default([]),
  paper: z.string(),
  issue_date: z.string(),
  page: z.string().nullable(),
  body_starts: z.string(),
  body_ends: z.string(),
  events: z.array(goldEvent),
  /** Happenings that a reader of the page may count as events or leave out. */
  events_or: z.array(goldEvent).default([]),
});
type GoldEvent = z.infer<typeof goldEvent>;
type GoldArticle = z.infer<typeof goldArticle>;

const gold = readFileSync(`${FOLDER}/golden.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => goldArticle.parse(JSON.parse(line)));
const readings = await readGolden();

/** Known to be read wrong: 「把…喜报送到…家里」 is a happening that no rule finds. */
const OPEN = '柳川日报-1978-05-20-1.txt 5';

describe('the golden pages', () => {
  it.each([...new Set(gold.map(({ source }) => source))])('%s holds the wanted articles and no other', (source) => {
    const wanted = gold.filter((one) => one.source === source);
    const read = readings.get(source)?.articles ?? [];
    expect(read.map(({ article }) => article.title)).toHaveLength(wanted.length);
  });

  const isOpen = ({ source, n }: GoldArticle) => `${source} ${n}` === OPEN;

  it.each(gold.filter((one) => !isOpen(one)))('$source, $n: $title', (wanted) => {
    const read = readings.get(wanted.source)?.articles.find((one) => bodyOf(one).startsWith(plain(wanted.body_starts)));
    expect(read && seen(read, wanted)).toEqual(asWanted(wanted));
  });

  it.fails.each(gold.filter(isOpen))('not yet: $source, $n: $title', (wanted) => {
    const read = readings.get(wanted.source)?.articles.find((one) => bodyOf(one).startsWith(plain(wanted.body_starts)));
    expect(read && seen(read, wanted)).toEqual(asWanted(wanted));
  });
});

/** Reads the folder as indexing does: page by page, then joined where an article goes on on another page. */
async function readGolden(): Promise<ReadonlyMap<string, FileReading>> {
  const issues = new Map<string, CutPage[]>();
  for (const file of await listArchive(FOLDER)) {
    if (file.format === 'jsonl') continue;
    const page = await cutPage(file).catch((error: unknown) => {
      // A page that cannot be read fails its own cases, not those of all the others.
      console.error(file.source, String(error));
      return null;
    });
    if (page) issues.set(page.issue ?? file.source, [...(issues.get(page.issue ?? file.source) ?? []), page]);
  }
  const read = [...issues.values()].flatMap((pages) => joinIssue(pages).map(readCut));
  return new Map(read.map((one) => [basename(one.source), one]));
}

/** What was read of an article, in the form of `asWanted`; the end of the body is cut to the length that is compared. */
function seen({ article, events }: ArticleReading, wanted: GoldArticle) {
  return {
    kicker: plain(article.kicker),
    title: article.titleDerived ? null : plain(article.title),
    subtitle: plain(article.subtitle),
    reporters: article.byline.reporters,
    correspondents: article.byline.correspondents,
    others: article.byline.others.map(({ role, name }) => `${role} ${name}`),
    paper: article.paper?.value,
    issueDate: article.issueDate?.value,
    page: printedPage(article.page?.value ?? null),
    bodyEnds: plain(article.text.slice(article.body.start, article.body.end)).slice(-plain(wanted.body_ends).length),
    events: events
      .filter(({ status, participants }) => status === 'held' && participants.length > 0)
      .filter((event) => !wanted.events_or.some((one) => named(event, one)))
      .map((event) =>
        seenEvent(
          event,
          wanted.events.find((one) => named(event, one) && one.date === event.from),
        ),
      )
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}

function asWanted(wanted: GoldArticle) {
  return {
    kicker: plain(wanted.kicker),
    title: wanted.title && plain(wanted.title),
    subtitle: plain(wanted.subtitle),
    reporters: wanted.reporters,
    correspondents: wanted.correspondents,
    others: wanted.others.map(({ role, name }) => `${role} ${name}`),
    paper: wanted.paper,
    issueDate: wanted.issue_date,
    page: printedPage(wanted.page),
    bodyEnds: plain(wanted.body_ends),
    events: wanted.events
      .map(({ date, to, name_any: [name = ''], day_part: dayPart, host, participants }) => ({
        ...{ name: plain(name), from: date, to: to ?? date, dayPart },
        ...{ hosts: host ? [host] : [], participants: [...participants].sort() },
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}

/** An event under the name that the gold gives it; people who may stand with it or not are left out. */
function seenEvent(event: NewsEvent, wanted: GoldEvent | undefined) {
  const optional = new Set(wanted?.participants_or);
  const people = event.participants.filter(({ name }) => !optional.has(name));
  const hosts = event.participants.filter(({ did }) => did.some((deed) => deed.includes('主持')));
  return {
    ...{ name: plain(wanted?.name_any[0] ?? event.name), from: event.from, to: event.to, dayPart: event.dayPart },
    ...{ hosts: hosts.map(({ name }) => name), participants: people.map(({ name }) => name).sort() },
  };
}

/** Whether an event bears one of the names of a gold event, or a longer or shorter form of it. */
function named(event: NewsEvent, { name_any: names }: GoldEvent): boolean {
  const name = plain(event.name);
  return names.map(plain).some((one) => name.includes(one) || one.includes(name));
}

const bodyOf = ({ article }: ArticleReading) => plain(article.text.slice(article.body.start, article.body.end));
const plain = (text: string | null) => (text ?? '').normalize('NFKC').replace(/[\s"“”]+/g, '');
const printedPage = (page: string | null) => page?.replace(/^(\D*)0+(?=\d)/, '$1') ?? null;
