import type { NewsEvent, Participant } from '../../domain/event.ts';
import type { ArticleId, EventId } from '../../domain/ids.ts';

/** What a test says of an event; ids of a test need no content behind them. */
type GivenEvent = Partial<Omit<NewsEvent, 'id' | 'articleId'>> & { readonly id?: string; readonly articleId?: string };

/** A meeting on a morning that 沈克俭 attended; what is given is otherwise. Its spans point nowhere. */
export function eventOf({ id = 'e1', articleId = 'a1', ...given }: GivenEvent = {}): NewsEvent {
  return {
    id: id as EventId,
    articleId: articleId as ArticleId,
    name: '全市防汛工作会议',
    nameSpan: { start: 0, end: 1 },
    otherNames: [],
    kind: '会议',
    from: '2023-04-11',
    to: '2023-04-11',
    dayPart: '上午',
    status: 'held',
    places: [],
    participants: [participantOf('沈克俭')],
    quote: { start: 0, end: 2 },
    ...given,
  };
}

/** Somebody who attended, unless something else is given. */
export function participantOf(name: string, given: Partial<Participant> = {}): Participant {
  return { name, titles: [], did: ['出席'], start: 0, end: name.length, ...given };
}
