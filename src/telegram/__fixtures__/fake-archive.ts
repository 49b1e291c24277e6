import { eventOf, participantOf } from '../../ask/__fixtures__/events.ts';
import { articleOf } from '../../ask/__fixtures__/plans.ts';
import type { Article } from '../../domain/article.ts';
import type { Day } from '../../domain/day.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { DateFacet } from '../../domain/facet.ts';
import type { Holdings } from '../../domain/holdings.ts';
import type { ArticleId, PassageId } from '../../domain/ids.ts';
import type { SearchHit } from '../../domain/search-hit.ts';
import { findDates } from '../../text/dates.ts';
import type { ArchiveService } from '../services.ts';

/** What a test says of an article of an invented paper; the rest is made up. */
export interface ArticleParts {
  readonly id: string;
  readonly title: string;
  /** The body; the headline stands on a line above it. */
  readonly body: string;
  readonly paper?: string;
  readonly day?: Day;
  readonly page?: string;
  readonly url?: string | null;
}

/** An article whose laws hold: its text is the headline, a line break and the body. */
export function fakeArticle(parts: ArticleParts): Article {
  const { id, title, body, paper = '云栖晚报', day = '2031-09-06', page = 'A01', url = null } = parts;
  const origin = { kind: 'masthead', reason: null } as const;
  return {
    ...articleOf(title, body),
    // Branded: a test's id is made here rather than derived from content.
    id: id as ArticleId,
    source: `2031/${paper}-${day.slice(5).replace('-', '')}-${page}.txt`,
    paper: { value: paper, origin },
    issueDate: { value: day, origin },
    page: { value: page, origin },
    url,
    byline: { reporters: ['许南'], correspondents: [], others: [] },
  };
}

/** An event that an article tells: the sentence that names it is its quote. */
export function fakeEvent(article: Article, name: string, person: string, parts: Partial<NewsEvent> = {}): NewsEvent {
  const at = article.text.indexOf(name);
  const who = article.text.indexOf(person);
  return eventOf({
    id: `e_${article.id}_${at}`,
    articleId: article.id,
    name,
    nameSpan: { start: at, end: at + name.length },
    from: '2031-09-05',
    to: '2031-09-05',
    participants: [participantOf(person, { start: who, end: who + person.length })],
    quote: article.body,
    ...parts,
  });
}

const FLOOD = fakeArticle({
  id: 'a_7c1d20b4',
  title: '汛期未过 防线不松——全市防汛工作会议召开述要',
  body: '9月5日上午，全市防汛工作会议在云栖会堂召开，市长林致远出席并讲话。林致远强调，要把堤防看牢，把物资备足，把值班值守落到每一个人。',
});
const BRIDGE = fakeArticle({
  id: 'a_90e3f7aa',
  title: '古桥怎么护 大家来商量',
  body: '5日下午，古桥保护座谈会举行。\n林致远出席。与会者建议先给古桥做一次全面体检，再定维修的办法。',
  paper: '云栖日报',
  page: '3',
  url: 'https://paper.example/2031/09/06/3',
});

/** A small archive in memory: the two articles that the sample answers cite, and whatever a test adds. */
export class FakeArchive implements ArchiveService {
  held: Article[] = [FLOOD, BRIDGE];
  events: NewsEvent[] = [
    fakeEvent(FLOOD, '全市防汛工作会议', '林致远'),
    fakeEvent(BRIDGE, '古桥保护座谈会', '林致远', { dayPart: '下午', kind: '座谈' }),
  ];
  /** Changed by a test that plays a re-index. */
  edition = 'v1';

  async articles(ids: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, Article>> {
    return new Map(this.held.filter(({ id }) => ids.includes(id)).map((article) => [article.id, article]));
  }

  async holdings(): Promise<Holdings> {
    const keys = new Set(this.held.map((article) => `${article.paper?.value}|${article.issueDate?.value}`));
    const issues = [...keys].map((key) => {
      const [paper = '', day = ''] = key.split('|');
      const articles = this.held.filter((one) => one.paper?.value === paper && one.issueDate?.value === day);
      const pages = new Set(articles.map(({ page }) => page?.value)).size;
      return { paper, day, inferred: false, pages, articles: articles.length, doubtful: 0 };
    });
    const { length } = this.held;
    return { issues, files: length, articles: length, passages: length, events: this.events.length };
  }

  async version(): Promise<string> {
    return this.edition;
  }

  async issue(day: Day, paper: string | null): Promise<readonly Article[]> {
    return this.held.filter((one) => one.issueDate?.value === day && (paper === null || one.paper?.value === paper));
  }

  async eventsOf(ids: readonly ArticleId[]): Promise<readonly NewsEvent[]> {
    return this.events.filter(({ articleId }) => ids.includes(articleId));
  }

  /** Those that share most pairs of characters with the query. */
  async search(query: string, limit: number): Promise<readonly SearchHit[]> {
    const pairs = [...query].map((_, at) => query.slice(at, at + 2)).filter(({ length }) => length === 2);
    const hits = this.held.map((article) => ({
      article,
      // Branded: made here rather than derived from content.
      passage: { id: `p_${article.id}` as PassageId, articleId: article.id, n: 0, ...whole(article) },
      score: pairs.filter((pair) => article.text.includes(pair)).length,
    }));
    return hits
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  }

  async eventsFor(query: string, limit: number): Promise<readonly NewsEvent[]> {
    return this.events
      .filter(({ participants }) => participants.some(({ name }) => query.includes(name)))
      .slice(0, limit);
  }

  async names(prefix: string, limit: number): Promise<readonly string[]> {
    const names = this.events.flatMap(({ participants }) => participants.map(({ name }) => name));
    return [...new Set(names)].filter((name) => name.startsWith(prefix)).slice(0, limit);
  }

  async papers(): Promise<readonly string[]> {
    return [...new Set(this.held.flatMap(({ paper }) => (paper ? [paper.value] : [])))];
  }

  timesIn(words: string, askedOn: Day): readonly DateFacet[] {
    return findDates(words, { reference: askedOn, use: 'question' });
  }
}

function whole(article: Article): { start: number; end: number; text: string } {
  const { start, end } = article.body;
  return { start, end, text: article.text.slice(start, end) };
}
