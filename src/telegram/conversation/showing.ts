import { styled } from '../../render/entities.ts';
import { terminalSafe } from '../../render/terminal-safe.ts';
import type { BotTools } from '../bot-context.ts';
import { type Frames, openFrames } from './frames.ts';
import { asSignal } from './grammy-signal.ts';
import { isPrivate, type Place } from './place.ts';
import type { Outgoing } from './send-messages.ts';
import { openStatusMessage } from './status-message.ts';
import { showTyping } from './typing.ts';

/** What is shown of a question between its coming in and its answer. */
export interface Showing {
  /** It waits, and so many are ahead. */
  waits(ahead: number): void;
  /** It is being worked on, by a model or without one. */
  begins(withModel: boolean): void;
  /** More words of a model's draft. */
  draft(words: string): void;
  /** Nothing more is shown; what is there stays until `clear`. */
  end(): void;
  /** Takes away what was shown, when the answer stands there. */
  clear(): Promise<void>;
}

/** Whose progress is shown, and where. */
export interface Shown {
  readonly place: Place;
  readonly updateId: number;
  /** Id of the question in the queue, for its stop button. */
  readonly jobId: string;
  /** Names its draft within the chat; never 0. */
  readonly draftId: number;
  readonly words: (key: string, variables?: Readonly<Record<string, string | number>>) => string;
}

type ShowingTools = Pick<BotTools, 'ask' | 'api' | 'state' | 'log' | 't' | 'pace' | 'aside'>;

/** How much longer a question waits or is worked on unseen when no model writes: most are answered by then. */
const PATIENCE_WITHOUT_MODEL = 5;
/** Every answer moves all that wait: a place is told anew when it has halved, and each one when it is near. */
const NEAR = 3;
/** Units of a draft that are shown: its end, within a message's 4,096 with the head. */
const MOST_DRAFT = 3_500;

/**
 * Shows how far a question is: typing while it is worked on; when it waits, a message with its position; when a model takes
 * its time, its draft, in private as a draft of Telegram's, in groups in the message. All of them can be stopped by button.
 */
export function openShowing(tools: ShowingTools, shown: Shown): Showing {
  const { place, words } = shown;
  const patienceOf = (withModel: boolean) => tools.pace.status * (withModel ? 1 : PATIENCE_WITHOUT_MODEL);
  const status = openStatusMessage(tools, shown, patienceOf(tools.ask.hasModel));
  const drafts = isPrivate(place) ? openDrafts(tools, shown) : status;
  let text = '';
  let told = Number.POSITIVE_INFINITY;
  let patience: NodeJS.Timeout | undefined;
  let stopTyping = () => {};
  return {
    waits(ahead) {
      if (ahead > NEAR && ahead > told / 2) return;
      told = ahead;
      status.show(plain(words('conversation-ahead', { ahead })));
    },
    begins(withModel) {
      stopTyping = showTyping(tools.api, place, tools.pace.typing);
      patience = setTimeout(() => drafts.show(plain(words('conversation-working'))), patienceOf(withModel));
      if (drafts !== status) tools.aside(status.clear);
    },
    draft(more) {
      text += more;
      clearTimeout(patience);
      drafts.show(draftFrame(words('conversation-draft'), text));
    },
    end() {
      stopTyping();
      clearTimeout(patience);
      drafts.end();
      status.end();
    },
    clear: () => status.clear(),
  };
}

/** Drafts that Telegram shows in a private chat until the next message, with its own button to stop them. */
function openDrafts({ api, pace }: ShowingTools, { place, draftId }: Shown): Frames<Outgoing> {
  const timing = { first: pace.status, gap: pace.draftGap, life: pace.draftLife };
  return openFrames<Outgoing>(timing, async ({ text, entities }, signal) => {
    await api.sendMessageDraft(
      place.chatId,
      draftId,
      text,
      {
        can_stop: true,
        ...(entities.length > 0 ? { entities: [...entities] } : {}),
        ...(place.threadId === null ? {} : { message_thread_id: place.threadId }),
      },
      asSignal(signal),
    );
  });
}

/** The words of a draft under a head that says what they are; of a long one the end, where it is being written. */
function draftFrame(head: string, text: string): Outgoing {
  const words = terminalSafe(text.slice(-2 * MOST_DRAFT)).trim(); // a draft may be long, and is looked at with every word
  const isWhole = text.length <= 2 * MOST_DRAFT && words.length <= MOST_DRAFT;
  const shown = isWhole ? words : `…${words.slice(-MOST_DRAFT).replace(/^[\udc00-\udfff]/, '')}`;
  return { text: `${head}\n${shown}`, entities: [...styled('italic', head).entities] };
}

function plain(text: string): Outgoing {
  return { text, entities: [] };
}
