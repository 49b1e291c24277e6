import type { ArticleReading, FileReading } from '../../domain/reading.ts';
import type { Span } from '../../domain/span.ts';
import { fold } from '../../text/fold.ts';
import { falseRuns } from '../build-article.ts';
import { lettersOf, type SourceText } from './source-texts.ts';

/** Every law of the data that a reading breaks, one line each, in English; empty for a true reading. */
export function brokenLaws(reading: FileReading, sources: readonly SourceText[]): string[] {
  const articles = reading.articles.flatMap((one) => articleLaws(one).map((law) => `article ${one.article.n}: ${law}`));
  const ns = reading.articles.map(({ article }) => article.n);
  const order = ns.every((n, i) => n > (ns[i - 1] ?? 0)) ? [] : [`articles are numbered ${ns.join(', ')}`];
  return [...articles, ...order, ...sourceLaws(reading, sources)];
}

function articleLaws({ article, ...read }: ArticleReading): string[] {
  const { text } = article;
  const broken: string[] = [];
  const hold = (law: boolean, what: string) => {
    if (!law) broken.push(what);
  };
  const within = ({ start, end }: Span) => start >= 0 && start <= end && end <= text.length;
  const slice = ({ start, end }: Span) => text.slice(start, end);
  hold(article.title.trim() !== '', 'no title');
  hold(within(article.body), 'body outside the text');
  for (const passage of read.passages)
    hold(passage.text === slice(passage) && passage.articleId === article.id, `passage ${passage.n} is not its slice`);
  hold(
    bare(read.passages.map(({ text: part }) => part).join('')) === bare(slice(covering(read.passages))),
    'letters between passages',
  );
  for (const date of read.dates)
    hold(within(date) && date.text === slice(date), `date 「${date.text}」 is not its slice`);
  for (const date of read.dates) hold(date.from <= date.to, `date 「${date.text}」 ends before it begins`);
  for (const person of read.people)
    hold(
      within(person) && sameName(person.name, slice(person)),
      `person 「${person.name}」 is not its slice 「${slice(person)}」`,
    );
  for (const named of read.named)
    hold(within(named) && named.start < named.end, `facet 「${named.name}」 outside the text`);
  for (const event of read.events) {
    hold(within(event.quote) && event.quote.start < event.quote.end, `event 「${event.name}」: quote outside the text`);
    hold([event.nameSpan, ...event.otherNames].every(within), `event 「${event.name}」: name outside the text`);
    hold(event.articleId === article.id, `event 「${event.name}」 of another article`);
    for (const person of event.participants)
      hold(
        within(person) && sameName(person.name, slice(person)),
        `participant 「${person.name}」 is not its slice 「${slice(person)}」`,
      );
    for (const person of event.participants) hold(person.did.length > 0, `participant 「${person.name}」 did nothing`);
  }
  const events = new Set(read.events.map(({ id }) => id));
  hold(events.size === read.events.length, 'two events with one id');
  for (const said of read.statements) {
    hold(within(said) && said.start < said.end, `statement of 「${said.speaker}」 outside the text`);
    hold(
      said.eventId === null || events.has(said.eventId),
      `statement of 「${said.speaker}」 at an event that is not there`,
    );
  }
  return broken;
}

function covering(spans: readonly Span[]): Span {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

/** Names are stored without printed gaps, and a reader may fold width and script. */
function sameName(name: string, printed: string): boolean {
  return bare(fold(name)) === bare(fold(printed));
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}·]+/gu, '').replace(/·/g, '');
}

/** Runs are true, and every letter of the source stands in an article or in furniture. */
function sourceLaws(reading: FileReading, sources: readonly SourceText[]): string[] {
  const broken: string[] = [];
  for (const { text, articles, markup } of sources) {
    const own = reading.articles.filter((_, i) => articles === 'all' || articles === i);
    const seen = new Uint8Array(text.length);
    const mark = (start: number, end: number) => seen.fill(1, start, end);
    for (const { article } of own) {
      if (falseRuns(article, text).length > 0) broken.push(`article ${article.n}: runs are not true`);
      for (const run of article.runs) mark(run.source, run.source + run.length);
    }
    if (articles === 'all') for (const { start, end } of reading.furniture) mark(start, end);
    const lost = lettersOf(text, markup).filter((at) => seen[at] === 0);
    if (lost.length > 0) broken.push(`${lost.length} letters lost: 「${lostText(text, lost)}」`);
  }
  return broken;
}

function lostText(text: string, lost: readonly number[]): string {
  return lost
    .slice(0, 60)
    .map((at) => text.charAt(at))
    .join('');
}
