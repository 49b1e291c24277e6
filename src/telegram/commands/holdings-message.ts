import { hasYear } from '../../domain/day.ts';
import type { HeldIssue, Holdings } from '../../domain/holdings.ts';
import { bookTitle } from '../../render/citation-line.ts';
import { joined, styled } from '../../render/entities.ts';
import { lineWithin } from '../../render/shortened.ts';
import type { Words } from '../answer/frame.ts';
import type { Outgoing } from '../conversation/send-messages.ts';
import { dayWords } from './day-words.ts';

const PAPERS = 30;
const NAME_UNITS = 40;

/** What is held: each paper with its issues, pages, articles and days, and all together. Papers with most issues first. */
export function holdingsMessage(holdings: Holdings, words: Words): Outgoing {
  const { issues, files, articles, events } = holdings;
  const papers = byPaper(issues).sort(([, a], [, b]) => b.length - a.length);
  const rows = papers.slice(0, PAPERS).map(([paper, held]) => `\n· ${paperRow(paper, held, words)}`);
  const more = papers.length - rows.length;
  const { text, entities } = joined([
    styled('bold', words('commands-stats-head', { issues: issues.length, articles })),
    ...rows,
    more > 0 ? `\n${words('commands-stats-more', { more })}` : '',
    `\n${words('commands-stats-totals', { files, events })}`,
  ]);
  return { text, entities: [...entities] };
}

function byPaper(issues: readonly HeldIssue[]): [string | null, HeldIssue[]][] {
  const papers = new Map<string | null, HeldIssue[]>();
  for (const issue of issues) {
    const held = papers.get(issue.paper);
    if (held) held.push(issue);
    else papers.set(issue.paper, [issue]);
  }
  return [...papers];
}

function paperRow(paper: string | null, held: readonly HeldIssue[], words: Words): string {
  const sum = (of: (issue: HeldIssue) => number) => held.reduce((total, issue) => total + of(issue), 0);
  const days = held.flatMap(({ day }) => (day !== null && hasYear(day) ? day : [])).sort();
  const [first, last] = [days[0], days.at(-1)];
  const counts = {
    paper: paper === null ? words('commands-paper-unknown') : bookTitle(lineWithin(paper, NAME_UNITS)),
    issues: held.length,
    pages: sum(({ pages }) => pages),
    articles: sum(({ articles }) => articles),
  };
  if (first === undefined || last === undefined) return words('commands-stats-paper', counts);
  const span = { from: dayWords(first, words), to: dayWords(last, words) };
  return words(first === last ? 'commands-stats-paper-day' : 'commands-stats-paper-days', { ...counts, ...span });
}
