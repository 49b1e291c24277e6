import type { ArticleId } from '../../domain/ids.ts';
import { articlePages } from '../../render/article-entities.ts';
import type { Words } from '../answer/frame.ts';
import { linkButtons, turnRow } from '../answer/link-buttons.ts';
import type { BotContext, BotTools, Routes } from '../bot-context.ts';
import { editHere } from '../conversation/edit-here.ts';
import { placeOf } from '../conversation/place.ts';
import { type Outgoing, plainMessage, sendMessages, updateKey } from '../conversation/send-messages.ts';
import { onceAnswered } from './tell-failure.ts';

/** What a view of an article needs of the tools. */
type ArticleTools = Pick<BotTools, 'archive'>;

/** One page (from 0) of an article by its id, with buttons to turn its pages; null when the archive does not hold it. */
async function articleMessage(
  { archive }: ArticleTools,
  id: string,
  page: number,
  words: Words,
): Promise<Outgoing | null> {
  // An id from outside is only looked up: a wrong one finds nothing.
  const wanted = id as ArticleId;
  const article = (await archive.articles([wanted])).get(wanted);
  if (article === undefined) return null;
  const pages = articlePages(article, []);
  const at = Math.min(page, pages.length - 1);
  const { text, entities } = pages[at] ?? { text: article.title, entities: [] };
  const keyboard = [turnRow(at, pages.length, words, (to) => `m:a:${id}:${to}`), linkButtons(article, words)];
  return { text, entities: [...entities], keyboard: keyboard.filter((row) => row.length > 0) };
}

/** Opens the article that a deep link names (`/start a_<article>`). False for a payload of another kind. */
export async function openArticle(ctx: BotContext, tools: BotTools, payload: string): Promise<boolean> {
  const id = /^a_([\w-]{1,62})$/.exec(payload)?.[1];
  if (id === undefined || !ctx.msg) return false;
  const message = (await articleMessage(tools, id, 0, ctx.t)) ?? plainMessage(ctx.t('commands-article-gone'));
  await sendMessages(tools, placeOf(ctx.msg), [message], updateKey(ctx));
  return true;
}

/** Buttons that open an article in a new message (`m:o`) and turn its pages in place (`m:a`). */
export function addArticleButtons(routes: Routes, tools: BotTools): void {
  routes.callbackQuery(/^m:([oa]):([\w-]{1,50})(?::(\d{1,3}))?$/, (ctx) =>
    onceAnswered(ctx, tools, async () => {
      const [, kind, id = '', page = '0'] = ctx.match;
      const message = await articleMessage(tools, id, Number(page), ctx.t);
      if (message === null || !ctx.msg) return ctx.t('commands-article-gone');
      if (kind === 'a') await editHere(ctx, tools, message);
      else await sendMessages(tools, placeOf(ctx.msg), [message], updateKey(ctx));
      return null;
    }),
  );
}
