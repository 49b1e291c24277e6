import { NO_SLOTS } from '../../domain/conversation.ts';
import type { Digest } from '../../state/digests.ts';
import type { Follow } from '../../state/follows.ts';
import { admissionOf } from '../access/admission.ts';
import { answerOutgoing } from '../answer/answer-messages.ts';
import type { BotTools } from '../bot-context.ts';
import { deliverMessages, type Outgoing } from '../conversation/send-messages.ts';
import { DEFAULT_LANGUAGE } from '../translate.ts';
import { type FollowWords, stopButton } from './follow-buttons.ts';
import { isQuiet } from './quiet-hours.ts';

/** What sending digests needs of the tools. */
type DigestTools = Pick<BotTools, 'api' | 'state' | 'log' | 't' | 'me' | 'settings' | 'now' | 'today'>;

/** Follows with a button of their own under a digest; more of them are stopped under /following. */
const STOP_BUTTONS = 6;

/**
 * Sends what waits in the outbox, the oldest first, until the quiet hours begin or the signal is aborted. What was sent is
 * noted part by part, so that a restart sends the rest; what Telegram could not take for now waits for the next call.
 */
export async function sendDigests(tools: DigestTools, signal: AbortSignal): Promise<void> {
  const isOver = () => signal.aborted || isQuiet(tools.now(), tools.settings.quiet);
  if (isOver()) return; // before all that waits is read
  for (const digest of tools.state.digests.pending()) {
    if (isOver()) return;
    if (!(await sendDigest(digest, tools))) return;
  }
}

/** False when Telegram is out of reach for everybody. */
async function sendDigest(digest: Digest, tools: DigestTools): Promise<boolean> {
  const { state, log } = tools;
  const follows = digest.followIds.flatMap((id) => state.follows.get(id) ?? []);
  const messages = follows.length > 0 && isAdmitted(digest, tools) ? digestMessages(digest, follows, tools) : [];
  if (messages.length === 0) {
    state.digests.done(digest.id); // nobody follows it any more, or they are not to be served
    return true;
  }
  const place = { chatId: digest.chatId, threadId: digest.threadId, messageId: null };
  const { fate } = await deliverMessages(tools, place, messages, `d:${digest.id}`);
  if (fate === 'failed') return false;
  state.atomically(() => {
    state.digests.done(digest.id);
    if (fate === 'out of reach') unfollow(digest, tools);
    else state.usage.count('digests');
  });
  log('digest', { chat: digest.chatId, digest: digest.id, fate });
  return true;
}

function isAdmitted({ chatId }: Digest, tools: DigestTools): boolean {
  return admissionOf(tools, chatId > 0 ? chatId : null, chatId) === 'admitted';
}

/** A chat that blocked the bot is sent nothing more; of one whose topic is gone the other topics are. */
function unfollow({ chatId, threadId }: Digest, { state, log }: DigestTools): void {
  const gone = state.follows.of(chatId, threadId);
  if (threadId === null) state.follows.removeChat(chatId);
  else for (const { id } of gone) state.follows.removeById(id);
  log('follows_dropped', { chat: chatId, follows: gone.length });
}

/** A digest as an answer with its buttons, and a button for each follow that stops it. */
function digestMessages(digest: Digest, follows: readonly Follow[], tools: DigestTools): readonly Outgoing[] {
  const { state, t, me, today } = tools;
  const { id, chatId, answer, paper } = digest;
  if (answer === null) return [];
  const language = state.readers.get(chatId)?.language ?? DEFAULT_LANGUAGE;
  const words: FollowWords = (key, variables) => t(language, key, variables);
  const kept = state.answers.keep({
    conversationId: `digest:${id}`, // no part of the chat's own conversation
    chatId,
    userId: null,
    questionMessageId: -id, // no message has such an id: the same digest, sent again after a restart, is kept once
    updateId: 0,
    answer,
    before: NO_SLOTS,
    askedOn: today(),
    paper,
  });
  const stored = state.answers.get(kept);
  const messages = stored ? answerOutgoing(stored, words, me().username) : [];
  const stops = follows.slice(0, STOP_BUTTONS).map((follow) => [stopButton(follow, 'digest', words)]);
  return messages.map((message, at) =>
    at < messages.length - 1 ? message : { ...message, keyboard: [...(message.keyboard ?? []), ...stops] },
  );
}
