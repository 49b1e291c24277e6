import type { BotTools } from '../bot-context.ts';
import { describeError } from '../network/describe-error.ts';
import { type Frames, openFrames } from './frames.ts';
import { asSignal } from './grammy-signal.ts';
import { type Outgoing, sendMessages } from './send-messages.ts';
import type { Shown } from './showing.ts';
import { stopButton } from './stop-button.ts';

/** A message that says how far a question is, with a button that stops it. */
interface StatusMessage extends Frames<Outgoing> {
  /** Takes the message away, also one that an earlier run of the program left behind. */
  clear(): Promise<void>;
}

/**
 * Opens the message of a question; it is sent when there is something to show after `first` milliseconds, and then edited. Its id
 * is noted, so that a run after a kill goes on with the same message.
 */
export function openStatusMessage(
  tools: Pick<BotTools, 'api' | 'state' | 'log' | 't' | 'pace'>,
  { place, updateId, jobId, words }: Shown,
  first: number,
): StatusMessage {
  const { api, state, pace, log } = tools;
  const key = `s:${updateId}`;
  const shownId = () => state.deliveries.sent(key).get(0) ?? NONE;
  let sending: Promise<unknown> = Promise.resolve();
  const frames = openFrames<Outgoing>({ first, gap: pace.editGap, life: null }, async (frame, signal) => {
    const message = { ...frame, keyboard: [[stopButton(words('conversation-stop'), jobId)]], silent: true };
    if (shownId() === NONE) {
      sending = sendMessages(tools, place, [message], key);
      await sending;
      return;
    }
    await api.editMessageText(
      place.chatId,
      shownId(),
      message.text,
      { entities: [...message.entities], reply_markup: { inline_keyboard: message.keyboard } },
      asSignal(signal),
    );
  });
  const takeAway = async () => {
    frames.end();
    await sending;
    const id = shownId();
    if (id === NONE) return;
    await api.deleteMessage(place.chatId, id).catch((error: unknown) => {
      log('status_not_deleted', { chat: place.chatId, why: describeError(error) });
    });
    state.deliveries.note(key, 0, NONE);
  };
  let cleared: Promise<void> | null = null;
  return {
    ...frames,
    clear() {
      cleared ??= takeAway();
      return cleared;
    },
  };
}

/** Stands for no message. */
const NONE = 0;
