import { setImmediate as breathe } from 'node:timers/promises';
import type { ListedArticle } from '../../domain/news.ts';
import type { Digest } from '../../state/digests.ts';
import type { Follow } from '../../state/follows.ts';
import type { BotTools } from '../bot-context.ts';
import { ChatNews, type IssueName } from './chat-news.ts';
import { newArticles } from './new-articles.ts';

/** What looking for news needs of the tools. */
type LookTools = Pick<BotTools, 'archive' | 'news' | 'state' | 'log'>;

/** Articles read at once. */
const PART = 300;

/**
 * Looks at the archive when its version changed, and puts what is new of what people follow into the outbox. Digests, the
 * happenings they tell and the articles seen are written together at the end, so that a look that was cut off is made
 * again as a whole. Rejects when the archive cannot be read.
 */
export async function lookForNews(tools: LookTools, signal: AbortSignal): Promise<void> {
  const { archive, news, state, log } = tools;
  if ((await archive.version()) === state.known.version()) return;
  const started = performance.now();
  const list = await news.list();
  // While the newest index cannot be opened, what is new of it cannot be read: it must not count as seen.
  if ((await archive.version()) !== list.version) return;
  const { fresh, marks } = await newArticles(list, state.known);
  const chats = await gather(fresh, tools, signal);
  const digests = await write(chats, tools, signal);
  state.atomically(() => {
    for (const { told, ...digest } of digests) {
      // Whoever has asked to be forgotten meanwhile follows nothing any more, and nothing of theirs is written down again.
      if (digest.followIds.some((id) => state.follows.get(id) !== null)) state.digests.add(digest, told);
    }
    state.known.add(marks);
    state.known.setVersion(list.version);
  });
  const took = Math.round(performance.now() - started);
  log('news', { articles: list.articles.length, new: fresh.length, digests: digests.length, ms: took });
}

async function gather(fresh: readonly ListedArticle[], { news, state }: LookTools, signal: AbortSignal) {
  const follows = fresh.length > 0 ? state.follows.all() : [];
  if (follows.length === 0) return [];
  const chats = chatsOf(follows).map((own) => new ChatNews(own, state.digests));
  const subjects = [...new Set(follows.map(({ subject }) => subject))];
  for (const { issue, articles } of issuesOf(fresh)) {
    for (let at = 0; at < articles.length; at += PART) {
      signal.throwIfAborted();
      const ids = articles.slice(at, at + PART).map(({ id }) => id);
      const items = await news.find(ids, subjects);
      for (const chat of items.length > 0 ? chats : []) {
        chat.add(issue, items);
        await breathe();
      }
    }
  }
  return chats;
}

interface NewDigest extends Omit<Digest, 'id'> {
  readonly told: readonly string[];
}

async function write(chats: readonly ChatNews[], { news }: LookTools, signal: AbortSignal): Promise<NewDigest[]> {
  const digests: NewDigest[] = [];
  for (const chat of chats) {
    for (const { scope, items } of chat.plans()) {
      signal.throwIfAborted();
      const written = await news.write(items, scope);
      if (written === null) continue;
      digests.push({
        chatId: chat.chatId,
        threadId: chat.threadId,
        paper: scope.of === 'issue' ? scope.paper : null,
        issueDay: scope.of === 'issue' ? scope.day : null,
        answer: written.answer,
        followIds: chat.followIds(items),
        told: [...new Set(written.items.flatMap(({ told }) => told))],
      });
      await breathe();
    }
  }
  return digests;
}

function chatsOf(follows: readonly Follow[]): [Follow, ...Follow[]][] {
  const chats = new Map<string, [Follow, ...Follow[]]>();
  for (const follow of follows) {
    const place = `${follow.chatId} ${follow.threadId ?? ''}`;
    const there = chats.get(place);
    if (there) there.push(follow);
    else chats.set(place, [follow]);
  }
  return [...chats.values()];
}

interface FreshIssue {
  readonly issue: IssueName;
  readonly articles: ListedArticle[];
}

/** Issues from the oldest on; one without a day first. */
function issuesOf(fresh: readonly ListedArticle[]): FreshIssue[] {
  const issues = new Map<string, FreshIssue>();
  for (const article of fresh) {
    const { paper, day } = article;
    const name = `${day ?? ''}\n${paper ?? ''}`;
    const there = issues.get(name);
    if (there) there.articles.push(article);
    else issues.set(name, { issue: { paper, day }, articles: [article] });
  }
  return [...issues].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, issue]) => issue);
}
