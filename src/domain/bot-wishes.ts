/** Hours of a day without digests, minutes since midnight; `from` may be later than `to`, over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** What the operator sets for the bot beside its token. */
export interface BotWishes {
  /** Root of an own Bot API server; null = Telegram's. */
  readonly apiRoot: string | null;
  /** `http://`, `https://` or `socks5://`; null = direct. A server on this machine is never reached through it. */
  readonly proxy: string | null;
  /** Chat or user ids that may ask; null = everyone. */
  readonly allowed: readonly string[] | null;
  /** User ids. */
  readonly admins: readonly number[];
  /** Questions a person or group may ask a day; null = any number. */
  readonly dailyQuestions: number | null;
  /** Model tokens that a person or group may use up a day, then answers come without the model; null = any number. */
  readonly dailyTokens: number | null;
  /** Questions answered at once; the others wait. */
  readonly parallel: number;
  /** Messages that may leave in a second; null = as Telegram lets every bot. */
  readonly sendsPerSecond: number | null;
  readonly quiet: QuietHours | null;
  /** Days after which what was not touched is deleted; null = never. */
  readonly retentionDays: number | null;
  /** Webhook instead of polling, and the port that it listens on. */
  readonly webhook: { readonly url: string; readonly secret: string; readonly port: number } | null;
  /** Port of the health endpoint on the loopback interface; null = none. */
  readonly healthPort: number | null;
}
