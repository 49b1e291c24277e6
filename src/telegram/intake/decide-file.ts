import type { WaitingFile } from '../../state/intake.ts';
import type { BotContext, BotTools } from '../bot-context.ts';
import { placeOf } from '../conversation/place.ts';
import { plainMessage, sendMessages, sendSurely, updateKey } from '../conversation/send-messages.ts';
import { describeError } from '../network/describe-error.ts';
import { failureLine, reindexAndTell } from './reindex.ts';
import { acceptedText, shown, type Words } from './summary-text.ts';
import { dropFile, dropPlace, waitingFile } from './waiting-files.ts';

/** What the two buttons under a summary do. A press is answered at once, once; of two presses the second finds it in hand. */
export class FileDesk {
  readonly #inHand = new Set<number>();

  constructor(private readonly tools: BotTools) {}

  /** 确认入库: puts the file into the archive and brings the index up to date. A kill on the way is gone over again. */
  accept(ctx: BotContext, id: number): Promise<void> {
    return this.#decide(ctx, id, 'intake-accepting', async (file) => {
      if (await accepted(ctx, this.tools, file)) await dropFile(this.tools, file);
    });
  }

  /** 放弃: the file is deleted. */
  drop(ctx: BotContext, id: number): Promise<void> {
    return this.#decide(ctx, id, 'intake-dropping', async (file) => {
      await dropPlace(file.path);
      const line = plainMessage(ctx.t('intake-dropped', { name: shown(file.name) }));
      if (ctx.msg) await sendSurely(this.tools, placeOf(ctx.msg), [line], updateKey(ctx));
      await dropFile(this.tools, file); // the last: what is killed before is gone over again
    });
  }

  async #decide(ctx: BotContext, id: number, key: string, work: (file: WaitingFile) => Promise<void>): Promise<void> {
    if (this.#inHand.has(id)) return toast(ctx, this.tools, 'intake-in-hand');
    const file = waitingFile(this.tools, id);
    if (file === null) {
      await toast(ctx, this.tools, 'intake-gone');
      return withoutButtons(ctx, this.tools);
    }
    this.#inHand.add(id);
    try {
      await toast(ctx, this.tools, key);
      await withoutButtons(ctx, this.tools);
      await work(file);
    } finally {
      this.#inHand.delete(id);
    }
  }
}

/** Whether the file is done with: it is in the archive, and the index was told, or will be with the next change. */
async function accepted(ctx: BotContext, tools: BotTools, file: WaitingFile): Promise<boolean> {
  const words: Words = (key, variables) => ctx.t(key, variables);
  if (ctx.msg === undefined) return false;
  const key = updateKey(ctx);
  try {
    const put = await tools.keeper.accept(file.path, file.name, tools.cutOff);
    tools.log('file_accepted', { added: put.added.length, held: put.held.length, left: put.left.length });
    const head = acceptedText(put, words);
    // Also for what is held: this may be the second go after a kill between putting it there and indexing it.
    if (put.added.length + put.held.length === 0) await tell(ctx, tools, head);
    else await reindexAndTell(tools, { place: placeOf(ctx.msg), key, words, head });
    return !tools.cutOff.aborted;
  } catch (error) {
    tools.cutOff.throwIfAborted(); // gone over again after the restart
    tools.log('file_not_accepted', { why: describeError(error) });
    await sendMessages(tools, placeOf(ctx.msg), [notAccepted(file, error, words)], key);
    return false;
  }
}

/** The file goes on waiting: once the cause is put right, the admin presses again. */
function notAccepted({ id, name }: WaitingFile, error: unknown, words: Words) {
  const text = words('intake-not-accepted', { name: shown(name), why: failureLine(error, words) });
  const again = { text: words('intake-yes'), callback_data: `i:y:${id}` };
  return { ...plainMessage(text), keyboard: [[again, { text: words('intake-no'), callback_data: `i:n:${id}` }]] };
}

async function tell(ctx: BotContext, tools: BotTools, text: string): Promise<void> {
  if (ctx.msg) await sendMessages(tools, placeOf(ctx.msg), [plainMessage(text)], updateKey(ctx));
}

/** Stands for the answer to a press among the parts of a reply, behind all messages. */
const TOAST = 99;

/** Once for each press, also when a restart goes over it again. */
async function toast(ctx: BotContext, tools: BotTools, key: string): Promise<void> {
  const reply = updateKey(ctx);
  if (tools.state.deliveries.sent(reply).has(TOAST)) return;
  await ctx.answerCallbackQuery({ text: ctx.t(key) }).catch((error: unknown) => {
    tools.log('press_unanswered', { why: describeError(error) });
  });
  tools.state.deliveries.note(reply, TOAST, 0);
}

async function withoutButtons(ctx: BotContext, tools: BotTools): Promise<void> {
  await ctx.editMessageReplyMarkup().catch((error: unknown) => tools.log('edit_failed', { why: describeError(error) }));
}
