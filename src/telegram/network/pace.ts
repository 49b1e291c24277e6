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
  /** Between typing signs, which Telegram shows for five seconds. */
  readonly typing: number;
  /** How long a question may take. */
  readonly answer: number;
  /** How long a stop waits for running answers. */
  readonly drain: number;
  /** How long a stop then waits for the last words. */
  readonly farewell: number;
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
  typing: 4_500,
  answer: 180_000,
  drain: 20_000,
  farewell: 5_000,
};
