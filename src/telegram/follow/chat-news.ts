import type { Day } from '../../domain/day.ts';
import { hasYear } from '../../domain/day.ts';
import type { DigestScope, NewsItem } from '../../domain/news.ts';
import type { DigestStore } from '../../state/digests.ts';
import type { Follow } from '../../state/follows.ts';

/** An issue: a paper on a day. */
export interface IssueName {
  readonly paper: string | null;
  readonly day: Day | null;
}

/** What a chat is to be told at once. */
interface DigestPlan {
  readonly scope: DigestScope;
  readonly items: readonly NewsItem[];
}

/** Issues told one by one when they come at once; of more, as of an archive of years, only the newest is told. */
const MOST_ISSUES = 5;
/** Happenings told of many issues. */
const NEWEST = 10;

/** News for one chat (or topic) out of one look, gathered issue by issue; what it was told before is left out. */
export class ChatNews {
  readonly chatId: number;
  readonly threadId: number | null;
  readonly #follows: readonly Follow[];
  readonly #digests: Pick<DigestStore, 'toldOf'>;
  readonly #told = new Set<string>();
  readonly #counts = new Map<string, number>();
  #issues: { readonly issue: IssueName; readonly items: NewsItem[] }[] = [];
  #newest: NewsItem[] = [];
  #days: Day[] = [];
  #count = 0;
  #all = 0;

  constructor(follows: readonly [Follow, ...Follow[]], digests: Pick<DigestStore, 'toldOf'>) {
    this.chatId = follows[0].chatId;
    this.threadId = follows[0].threadId;
    this.#follows = follows;
    this.#digests = digests;
  }

  /** Takes what one issue tells, or a further part of it. */
  add(issue: IssueName, items: readonly NewsItem[]): void {
    const own = this.#untold(items.flatMap((item) => this.#ofOwn(item) ?? []));
    if (own.length === 0) return;
    for (const key of own.flatMap(({ told }) => told)) this.#told.add(key);
    for (const { subject } of own.flatMap(({ subjects }) => subjects)) {
      this.#counts.set(subject, (this.#counts.get(subject) ?? 0) + 1);
    }
    const last = this.#issues.at(-1);
    if (last && last.issue.paper === issue.paper && last.issue.day === issue.day) last.items.push(...own);
    else this.#begin(issue, own);
    this.#all += own.length;
    this.#newest = newestFirst([...this.#newest, ...own]).slice(0, NEWEST);
  }

  /** One digest an issue; a single one when there are too many. */
  plans(): readonly DigestPlan[] {
    if (this.#count <= MOST_ISSUES) {
      return this.#issues.map(({ issue, items }) => ({ scope: { of: 'issue', ...issue }, items }));
    }
    const days = this.#days.toSorted();
    const counts = [...this.#counts].map(([subject, count]) => ({ subject, count })).sort((a, b) => b.count - a.count);
    const scope: DigestScope = {
      of: 'many',
      issues: this.#count,
      items: this.#all,
      from: days[0] ?? null,
      to: days.at(-1) ?? null,
      counts,
    };
    return [{ scope, items: this.#newest }];
  }

  /** The follows that items are told for. */
  followIds(items: readonly NewsItem[]): readonly number[] {
    const told = new Set(items.flatMap(({ subjects }) => subjects.map(({ subject }) => subject)));
    return this.#follows.filter(({ subject }) => told.has(subject)).map(({ id }) => id);
  }

  #begin(issue: IssueName, items: NewsItem[]): void {
    this.#count++;
    if (issue.day !== null && hasYear(issue.day)) this.#days.push(issue.day);
    this.#issues.push({ issue, items: [...items] });
    // What will not be told one by one need not be kept: an archive of years may come at once.
    if (this.#count > MOST_ISSUES) this.#issues = this.#issues.slice(-1).map((last) => ({ ...last, items: [] }));
  }

  #ofOwn(item: NewsItem): NewsItem | null {
    const subjects = item.subjects.filter(({ subject }) => this.#follows.some((follow) => follow.subject === subject));
    return subjects.length > 0 ? { ...item, subjects } : null;
  }

  #untold(items: readonly NewsItem[]): NewsItem[] {
    if (items.length === 0) return [];
    const keys = [...new Set(items.flatMap(({ known }) => known))];
    const told = this.#digests.toldOf(this.chatId, this.threadId, keys);
    return items.filter(({ known }) => !known.some((key) => told.has(key) || this.#told.has(key)));
  }
}

/** The latest day first, what has none last. */
function newestFirst(items: readonly NewsItem[]): NewsItem[] {
  const form = ({ day }: NewsItem) => (day !== null && hasYear(day) ? day : '');
  return items.toSorted((a, b) => (form(a) < form(b) ? 1 : form(a) > form(b) ? -1 : 0));
}
