import { isAdmin } from '../access/admission.ts';
import type { BotTools, Routes } from '../bot-context.ts';
import { oncePerAlbum } from '../conversation/once-per-album.ts';
import { placeOf } from '../conversation/place.ts';
import { say, updateKey } from '../conversation/send-messages.ts';
import { FileDesk } from './decide-file.ts';
import { receiveFile } from './receive-file.ts';
import { reindexAndTell } from './reindex.ts';
import { expireFiles } from './waiting-files.ts';

/**
 * New issues through Telegram: files of admins in their private chats, the buttons under their summaries, and `/reindex`.
 * They take minutes and hang on no conversation, so they belong before the routes that keep messages in order.
 */
export function addIntake(routes: Routes, tools: BotTools): void {
  const inPrivate = routes.chatType('private');
  const isAdmins = ({ from }: { readonly from?: { readonly id: number } | undefined }) => isAdmin(tools, from?.id);
  const desk = new FileDesk(tools);
  let line: Promise<void> = Promise.resolve();
  const inLine = (work: () => Promise<void>) => {
    const mine = line.then(work);
    line = mine.catch(() => undefined);
    return mine;
  };
  // One after another: reading is hard work, and an album brings ten files at once.
  inPrivate
    .on('message:document')
    .filter(isAdmins)
    .use((ctx) => inLine(() => receiveFile(ctx, tools, ctx.message.document)));
  const isNewAlbum = oncePerAlbum();
  inPrivate
    .on('message:document')
    .filter((ctx) => ctx.message.caption === undefined)
    .use((ctx) => (isNewAlbum(ctx.message) ? say(ctx, tools, 'intake-admins-only') : undefined));
  inPrivate.filter(isAdmins).command('reindex', async (ctx) => {
    const words = (key: string, variables?: Record<string, string | number>) => ctx.t(key, variables);
    await reindexAndTell(tools, { place: placeOf(ctx.message), key: updateKey(ctx), words, head: '' });
  });
  routes.callbackQuery(/^i:([yn]):(\d{1,15})$/, async (ctx) => {
    if (!isAdmins(ctx)) return void (await ctx.answerCallbackQuery({ text: ctx.t('intake-not-yours') }));
    const id = Number(ctx.match[2]);
    await (ctx.match[1] === 'y' ? desk.accept(ctx, id) : desk.drop(ctx, id));
  });
  tools.aside(() => expireFiles(tools));
}
