import type { Day, DayPart } from './day.ts';
import type { ArticleId, EventId } from './ids.ts';
import type { Span } from './span.ts';

export type EventKind =
  | '会议'
  | '座谈'
  | '调研'
  | '督导'
  | '考察'
  | '检查'
  | '慰问'
  | '会见'
  | '仪式'
  | '活动'
  | '学习'
  | '宣讲'
  | '其他';

export type EventStatus = 'held' | 'planned' | 'cancelled';

/** What one person did at an event; the span is the name in the article text. */
export interface Participant extends Span {
  readonly name: string;
  readonly titles: readonly string[];
  /** As printed: 出席, 主持, 讲话, 陪同, 授牌, 收听收看 … at least one. */
  readonly did: readonly string[];
}

/** 活动: who did what, when, where; taken from one article. Spans are into that article's text. */
export interface NewsEvent {
  readonly id: EventId;
  readonly articleId: ArticleId;
  /** Full name as printed: 「全市新冠肺炎疫情防控工作调度会」; for a visit, the deed: 「赴常宁市专题督导森林防灭火工作」. */
  readonly name: string;
  /** Where the name is printed. */
  readonly nameSpan: Span;
  /** Other names that the body prints for it, in order: a caption's 「省安委会全体会议」 beside the lead's full name. */
  readonly otherNames: readonly Span[];
  readonly kind: EventKind;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly dayPart: DayPart | null;
  readonly status: EventStatus;
  /** In the order of visit. */
  readonly places: readonly string[];
  readonly participants: readonly Participant[];
  /** The sentence(s) the record rests on: holds the name, and the date when it is printed. */
  readonly quote: Span;
}

/** 讲话: what one person said, from the verb's sentence to the end of its paragraph. */
export interface Statement extends Span {
  readonly articleId: ArticleId;
  readonly speaker: string;
  /** 指出, 强调, 要求 … */
  readonly verb: string;
  /** The event it was said at, when the article has one for it. */
  readonly eventId: EventId | null;
}
