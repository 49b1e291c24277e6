import type { Article } from '../domain/article.ts';
import { papersOf } from '../domain/holdings.ts';
import type { ArchiveService, AskService } from '../telegram/services.ts';
import { findDates } from '../text/dates.ts';
import type { Asking } from './asking.ts';

/** Questions of the bot, asked of an open archive; what a conversation remembers is handed in and out. */
export function askService(asking: Asking): AskService {
  return {
    hasModel: asking.hasModel,
    answer: async ({ question, slots, useModel, ...options }) => {
      const conversation = asking.conversation(slots);
      const answer = await conversation.ask(question, { ...options, withModel: useModel });
      return { answer, slots: conversation.slots() };
    },
  };
}

/** What the bot looks up in an open archive. */
export function archiveService(asking: Asking): ArchiveService {
  return {
    articles: (ids) => asking.articles(ids),
    holdings: () => asking.holdings(),
    version: async () => (await asking.reader()).version,
    issue: async (day, paper) => {
      const days = [{ from: day, to: day }];
      const found = await (await asking.reader()).issueArticles({
        issueDays: days,
        ...(paper === null ? {} : { paper }),
      });
      return found.toSorted(byPage);
    },
    eventsOf: async (ids) => (await asking.reader()).events({ articleIds: ids }),
    search: (query, limit, askedOn) => asking.search(query, limit, { askedOn, history: [] }),
    eventsFor: (query, limit, askedOn) => asking.eventsFor(query, limit, askedOn),
    names: (prefix, limit) => asking.names(prefix, limit),
    papers: async () => papersOf(await asking.holdings()),
    timesIn: (words, askedOn) => findDates(words, { reference: askedOn, use: 'question' }),
  };
}

/** By paper, then by page: A2 stands before A10. */
const byPage = (a: Article, b: Article): number =>
  (a.paper?.value ?? '').localeCompare(b.paper?.value ?? '', 'zh') ||
  (a.page?.value ?? '').localeCompare(b.page?.value ?? '', 'zh', { numeric: true });
