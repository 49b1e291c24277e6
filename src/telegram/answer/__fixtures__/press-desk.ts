import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Bot, GrammyError } from 'grammy';
import type { InlineKeyboardButton, Update } from 'grammy/types';
import { afterEach, expect } from 'vitest';
import type { Answer } from '../../../domain/answer.ts';
import { listAnswer } from '../../../render/__fixtures__/answers.ts';
import type { AnswerId, StoredAnswer } from '../../../state/answers.ts';
import { openState } from '../../../state/open-state.ts';
import type { State } from '../../../state/state.ts';
import { violationsOf } from '../../__fixtures__/bot-api-rules.ts';
import { FakeArchive } from '../../__fixtures__/fake-archive.ts';
import type { BotContext, BotTools } from '../../bot-context.ts';
import { loadTexts } from '../../translate.ts';
import { addAnswer } from '../add-answer.ts';
import { openCitation } from '../open-citation.ts';
import { storedAnswer } from './stored-answers.ts';

type Payload = Readonly<Record<string, unknown>>;

/** A call that the handlers made. */
export interface DeskCall {
  readonly method: string;
  readonly payload: Payload;
}

/** Who presses where. */
export interface Presser {
  readonly userId?: number;
  /** Negative = a group. */
  readonly chatId?: number;
  readonly language?: string;
  /** Pressed under a message that the bot did not send to a chat. */
  readonly inline?: boolean;
  /** Buttons under the message. */
  readonly keyboard?: InlineKeyboardButton[][];
  /** As if the update were taken up again after a kill. */
  readonly updateId?: number;
}

const USERNAME = 'wenbao_test_bot';

/** The answers' handlers on a state file and an archive of their own, with an Api that keeps what it is told. */
export class PressDesk {
  readonly calls: DeskCall[] = [];
  readonly log: string[] = [];
  readonly archive = new FakeArchive();
  readonly state: State;
  /** Descriptions with which calls of a method are refused, one each. */
  readonly refusals = new Map<string, string[]>();
  readonly #folder = mkdtempSync(join(tmpdir(), 'wenbao-press-'));
  readonly #bot: Bot<BotContext>;
  #updates = 5_000;
  #messages = 100;

  constructor() {
    this.state = openState(join(this.#folder, 'state.db'));
    const botInfo = { id: 1, is_bot: true, first_name: '问报', username: USERNAME } as const;
    // Of what Telegram tells of a bot, the handlers read the name alone.
    const bot = new Bot<BotContext>('1:x', { botInfo: botInfo as never });
    const { i18n, t } = loadTexts(fileURLToPath(new URL('../../locales', import.meta.url)), ({ from }) =>
      from?.language_code === 'en' ? 'en' : 'zh-CN',
    );
    bot.use(i18n);
    bot.api.config.use((_, method, payload) => this.#take(method, payload as Payload));
    const tools = {
      api: bot.api,
      me: () => bot.botInfo,
      state: this.state,
      archive: this.archive,
      log: (event: string, fields: object = {}) => this.log.push(`${event} ${JSON.stringify(fields)}`),
      t,
    };
    // What answers are asked with is tested on the whole bot; these handlers use no more than this.
    addAnswer(bot, tools as unknown as BotTools);
    bot.command('start', (ctx) => openCitation(ctx, tools as unknown as BotTools, ctx.match).then(() => undefined));
    this.#bot = bot;
    desks.push(this);
  }

  /** Keeps an answer; its id is drawn by the state. */
  keep(answer: Answer = listAnswer(), parts: Partial<StoredAnswer> = {}): AnswerId {
    const { id: _, at: __, ...kept } = storedAnswer(answer, parts);
    return this.state.answers.keep(kept);
  }

  /** A press on a button with this data; what the bot called for it, its answer to the press aside. */
  async press(data: string, presser: Presser = {}): Promise<readonly DeskCall[]> {
    const {
      userId = 7,
      chatId = userId,
      language = 'zh',
      inline = false,
      keyboard = [],
      updateId = this.#updates++,
    } = presser;
    const chat =
      chatId > 0 ? { id: chatId, type: 'private', first_name: '读者' } : { id: chatId, type: 'group', title: '群' };
    const message = { message_id: 55, date: 1, chat, text: '答复', reply_markup: { inline_keyboard: keyboard } };
    return this.#handle({
      update_id: updateId,
      callback_query: {
        id: `press${updateId}`,
        from: { id: userId, is_bot: false, first_name: '读者', language_code: language },
        chat_instance: '1',
        data,
        ...(inline ? { inline_message_id: 'inline' } : { message }),
      },
    });
  }

  /** `/start` with a payload in the private chat. */
  async start(payload: string): Promise<readonly DeskCall[]> {
    const from = { id: 7, is_bot: false, first_name: '读者', language_code: 'zh' };
    const text = `/start ${payload}`;
    const entities = [{ type: 'bot_command', offset: 0, length: 6 }];
    const chat = { id: 7, type: 'private', first_name: '读者' };
    return this.#handle({
      update_id: this.#updates++,
      message: { message_id: this.#messages++, date: 1, chat, from, text, entities },
    });
  }

  /** What the last press was answered with. */
  get toast(): Payload | undefined {
    return this.calls.filter(({ method }) => method === 'answerCallbackQuery').at(-1)?.payload;
  }

  close(): void {
    this.state.close();
    rmSync(this.#folder, { recursive: true, force: true });
    const faults = this.calls.flatMap(({ method, payload }) => violationsOf(method, payload));
    expect(faults).toEqual([]);
  }

  async #handle(update: object): Promise<readonly DeskCall[]> {
    const before = this.calls.length;
    // Built field by field as the Bot API documents it.
    await this.#bot.handleUpdate(update as Update);
    const made = this.calls.slice(before);
    const answers = made.filter(({ method }) => method === 'answerCallbackQuery');
    expect(answers).toHaveLength('callback_query' in update ? 1 : 0);
    return made.filter(({ method }) => method !== 'answerCallbackQuery');
  }

  async #take(method: string, payload: Payload): Promise<never> {
    this.calls.push({ method, payload });
    const refusal = this.refusals.get(method)?.shift();
    if (refusal !== undefined) {
      throw new GrammyError('refused', { ok: false, error_code: 400, description: refusal }, method, payload);
    }
    // Of all results the handlers read the id of a sent message alone.
    return { ok: true, result: { message_id: this.#messages++ } } as never;
  }
}

const desks: PressDesk[] = [];

afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

/** Labels of the buttons under a call's message, row by row. */
export function labelsOf(call: DeskCall | undefined): readonly (readonly string[])[] {
  return keyboardIn(call).map((row) => row.map(({ text }) => text));
}

/** The data of the button with this label under a call's message. */
export function dataOf(call: DeskCall | undefined, label: string): string {
  const button = keyboardIn(call)
    .flat()
    .find(({ text }) => text === label);
  return button && 'callback_data' in button ? button.callback_data : `no button ${label}`;
}

function keyboardIn(call: DeskCall | undefined): InlineKeyboardButton[][] {
  const markup = call?.payload.reply_markup;
  // The handlers' calls are held against the schema when the desk is closed.
  return (markup as { inline_keyboard: InlineKeyboardButton[][] } | undefined)?.inline_keyboard ?? [];
}
