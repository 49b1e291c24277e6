import type { IndexFilter, IndexReader, PassageHit } from '../../domain/archive-index.ts';
import { type DayRange, rangesMeet } from '../../domain/day.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { HeldIssue } from '../../domain/holdings.ts';
import type { ArticleReading } from '../../domain/reading.ts';
import { searchForm } from '../../text/fold.ts';

/** An IndexReader over readings in memory: every rule of the port, and a plain count of shared character pairs for search. */
export function memoryIndex(readings: readonly ArticleReading[]): IndexReader {
  const kept = (filter: IndexFilter | undefined) => readings.filter((reading) => passes(reading, filter));
  const rarity = rarityIn(readings);
  return {
    version: 'memory',
    holdings: {
      issues: heldIssues(readings),
      files: 1,
      articles: readings.length,
      passages: readings.flatMap((reading) => reading.passages).length,
      events: readings.flatMap((reading) => reading.events).length,
    },
    searchPassages: async (text, limit, { filter, days = [] } = {}) => {
      const inTime = new Set(days.length === 0 ? [] : kept({ eventDays: days }).map((reading) => reading.article.id));
      return ranked(text, kept(filter), inTime).slice(0, limit);
    },
    rarity,
    scanPassages: async (literal, filter) =>
      kept(filter).flatMap((reading) =>
        reading.passages.filter((passage) => searchForm(passage.text).includes(searchForm(literal))),
      ),
    events: async (filter, participant) =>
      kept({ ...filter, eventDays: [] }).flatMap((reading) =>
        reading.events.filter(
          (event) =>
            inDays(event, filter.eventDays) &&
            (participant === undefined || event.participants.some((person) => person.name === participant)),
        ),
      ),
    mentions: async ({ name, title }, filter) =>
      kept(filter).flatMap((reading) =>
        reading.people
          .filter(
            (person) =>
              (name === undefined || person.name === name) &&
              (title === undefined || person.titles.some((held) => held.includes(title))),
          )
          .map((person) => ({ ...person, articleId: reading.article.id })),
      ),
    statements: async (ids) =>
      readings.filter((reading) => ids.includes(reading.article.id)).flatMap((reading) => reading.statements),
    errata: async () => readings.flatMap((reading) => reading.errata),
    issueArticles: async (filter) => kept(filter).map((reading) => reading.article),
    articles: async (ids) =>
      new Map(
        readings
          .filter((reading) => ids.includes(reading.article.id))
          .map((reading) => [reading.article.id, reading.article]),
      ),
    knowsName: async (name) => readings.some((reading) => searchForm(reading.article.text).includes(searchForm(name))),
    knownNames: async (candidates) => {
      const names = new Set(readings.flatMap((reading) => reading.people.map((person) => person.name)));
      return new Set(candidates.filter((candidate) => names.has(candidate)));
    },
    countPeople: async () => new Set(readings.flatMap((reading) => reading.people.map((person) => person.name))).size,
    people: async () => [...new Set(readings.flatMap((reading) => reading.people.map((person) => person.name)))],
    close: async () => {},
  };
}

function passes(reading: ArticleReading, filter: IndexFilter = {}): boolean {
  const { article } = reading;
  const day = article.issueDate?.value;
  const told = [
    ...reading.dates,
    ...reading.events.flatMap((event) => (event.from ? [{ from: event.from, to: event.to ?? event.from }] : [])),
  ];
  return (
    (!filter.articleIds || filter.articleIds.includes(article.id)) &&
    (!filter.paper || filter.paper === article.paper?.value) &&
    (!filter.issueDays?.length || (day !== undefined && meets({ from: day, to: day }, filter.issueDays))) &&
    (!filter.eventDays?.length || told.some((range) => meets(range, filter.eventDays ?? [])))
  );
}

function inDays(event: NewsEvent, days: readonly DayRange[] | undefined): boolean {
  if (!days || days.length === 0) return true;
  return event.from !== null && meets({ from: event.from, to: event.to ?? event.from }, days);
}

function meets(range: DayRange, days: readonly DayRange[]): boolean {
  return days.some((day) => rangesMeet(day, range));
}

function ranked(text: string, readings: readonly ArticleReading[], inTime: ReadonlySet<string>): PassageHit[] {
  const pairs = pairsOf(searchForm(text));
  return readings
    .flatMap(({ article, passages }) => {
      const head = article.text.slice(0, article.body.start).trim();
      return passages.map((passage) => {
        const said = searchForm(`${passage.n === 0 ? head : ''}${passage.text}`);
        return {
          passage,
          score: pairs.filter((pair) => said.includes(pair)).length,
          head,
          issueDay: article.issueDate?.value ?? null,
          inTime: inTime.has(article.id),
          likeness: 0,
        };
      });
    })
    .filter((hit) => hit.score > 0)
    .sort((a, b) => b.score - a.score);
}

/** BM25's weight of rarity, each token counted once. */
function rarityIn(readings: readonly ArticleReading[]): (token: string) => number {
  const forms = readings.flatMap((reading) => reading.passages.map((passage) => searchForm(passage.text)));
  const known = new Map<string, number>();
  return (token) => {
    const count = known.get(token) ?? forms.filter((form) => form.includes(token.replace(/^_/, ''))).length;
    known.set(token, count);
    return Math.log(1 + (forms.length - count + 0.5) / (count + 0.5));
  };
}

function pairsOf(text: string): string[] {
  return [...new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))];
}

function heldIssues(readings: readonly ArticleReading[]): HeldIssue[] {
  const issues = new Map<string, HeldIssue>();
  for (const { article } of readings) {
    const [paper, day] = [article.paper?.value ?? null, article.issueDate?.value ?? null];
    const key = `${paper}|${day}`;
    const held = issues.get(key) ?? {
      paper,
      day,
      inferred: article.issueDate?.origin.kind === 'inferred',
      pages: 1,
      articles: 0,
      doubtful: 0,
    };
    issues.set(key, {
      ...held,
      articles: held.articles + 1,
      doubtful: held.doubtful + (article.doubts.length > 0 ? 1 : 0),
    });
  }
  return [...issues.values()];
}
