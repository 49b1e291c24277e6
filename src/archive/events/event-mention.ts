import type { EventKind, EventStatus } from '../../domain/event.ts';
import type { Span } from '../../domain/span.ts';
import type { EventShape } from './event-words.ts';

/** One place in a text where a happening is told, before it is known which happening of the article it is. */
export interface Mention {
  readonly shape: EventShape;
  readonly kind: EventKind;
  readonly name: Span;
  /** The name without holder or subject: days printed in it are part of it, not when it was. */
  readonly core: Span;
  /** From the verb or the name, whichever is first, to the end of both: deeds in it belong here. */
  readonly reach: Span;
  /** Who holds it, as far as that tells its level: 「省委召开…」. */
  readonly holder: string;
  /** Nothing but the sort of happening is named. */
  readonly generic: boolean;
  /** Told under one verb with the mention before it: 「出席开幕式、推介会」. */
  readonly joint: boolean;
  /** How the sentence tells it: `held` takes place in it; `attended` and `scene` take its taking place for granted. */
  readonly how: 'held' | 'attended' | 'scene';
  /** Told so weakly (「…活动」开展, 「…开工」) that it counts only with a day of its own at the article's head. */
  readonly weak: boolean;
  /** Counts only where the article tells of nothing else before: a talk given is mostly part of a meeting. */
  readonly alone?: true;
  readonly status: EventStatus;
  /** What the sentence's subject did, such as 主持, 召开, 调研; null when the deed is found in the text. */
  readonly deed: string | null;
  /** As printed, in order. */
  readonly places: readonly Span[];
}
