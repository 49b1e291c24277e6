/** Every waiting time of the bot, in milliseconds unless the name says otherwise. */
export interface Pace {
  /** How long one poll for messages stays open, seconds. */
  readonly pollSeconds: number;
  /** After how long a call counts as lost, seconds; longer than a poll. */
  readonly requestSeconds: number;
  /** Between polls that failed. */
  readonly pollRetry: number;
  /** Polls in a row that may find another bot on the same token before this one gives way. */
  readonly conflicts: number;
  /** Before the first repetition of a call; doubled each time up to `longestRetry`. */
  readonly firstRetry: number;
  readonly longestRetry: number;
  /** After how long a call that keeps failing is given up, waits that Telegram asks for included. */
  readonly giveUp: number;
  /** Before an answer that could not be sent is sent again. */
  readonly sendAgain: number;
  /** Between typing signs, which Telegram shows for five seconds. */
  readonly typing: number;
  /** How long a question may take. */
  readonly answer: number;
  /** After how long it is shown that a question waits, or is worked on, with a button that stops it. */
  readonly status: number;
  /** Between frames of a draft in a private chat, and how long one may stand without a new one. */
  readonly draftGap: number;
  readonly draftLife: number;
  /** Between edits of a message that shows how far a question is. */
  readonly editGap: number;
  /** Between looks at the archive for what is new of what people follow. */
  readonly news: number;
  /** How long a stop waits for running answers. */
  readonly drain: number;
  /** How long a stop then waits for the last words. */
  readonly farewell: number;
  /** Messages that may leave in a second, all chats together. */
  readonly sendsPerSecond: number;
  /** Between messages of one chat, and of one group, in the long run; a few may leave at once. */
  readonly chatGap: number;
  readonly groupGap: number;
  /** Updates that one person may send in a row before the bot is short with them, and how long one of them counts. */
  readonly floodBurst: number;
  readonly floodRefill: number;
}

/** As measured: a poll of 30 s, a request of 45 s, polls 2 s apart; a conflict may last a minute, as in a redeployment. */
export const DEFAULT_PACE: Pace = {
  pollSeconds: 30,
  requestSeconds: 45,
  pollRetry: 2_000,
  conflicts: 30,
  firstRetry: 1_000,
  longestRetry: 30_000,
  giveUp: 600_000,
  sendAgain: 600_000,
  typing: 4_500,
  answer: 180_000,
  status: 700,
  draftGap: 1_000,
  draftLife: 20_000, // Telegram takes a draft away after 30 s
  editGap: 3_500, // as measured: edits of one message in a group that come faster run into 429
  news: 15_000,
  drain: 20_000,
  farewell: 5_000,
  // core.telegram.org/bots/faq, "My bot is hitting limits": 30 a second, one a second in a chat, 20 a minute in a group
  sendsPerSecond: 30,
  chatGap: 1_000,
  groupGap: 3_000,
  floodBurst: 8,
  floodRefill: 2_000,
};
