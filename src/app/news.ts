import { findNews, knowsSubject } from '../ask/news/find-news.ts';
import { passageAnswer } from '../ask/news/passage-answer.ts';
import { tellEvents } from '../ask/news/tell-events.ts';
import { writeDigest } from '../ask/news/write-digest.ts';
import { listArticles } from '../index/list-articles.ts';
import type { NewsService } from '../telegram/follow/news-service.ts';
import type { Asking } from './asking.ts';

/** What is new in an open archive, for those who follow something; `index` is the folder of its index. */
export function newsService(asking: Pick<Asking, 'reader'>, index: string): NewsService {
  return {
    list: () => listArticles(index),
    find: async (ids, subjects) => findNews(ids, subjects, await asking.reader()),
    write: async (items, scope) => writeDigest(items, scope, await asking.reader()),
    lines: async (events) => tellEvents(events, await asking.reader()),
    passage: async (quote) => passageAnswer(quote, await asking.reader()),
    knows: async (subject) => knowsSubject(subject, await asking.reader()),
  };
}
