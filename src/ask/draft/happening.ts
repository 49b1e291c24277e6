import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { EventId } from '../../domain/ids.ts';
import type { EventGroup } from '../find/group-events.ts';
import { groupTold } from './told-otherwise.ts';

/** Groups of the events of one evidence, made once for all that asks for them. */
const groups = new WeakMap<readonly NewsEvent[], ReadonlyMap<EventId, EventGroup>>();

/** An event with every other record among the evidence that tells the same happening; the event itself stands first. */
export function happeningOf(event: NewsEvent, { nearby, articles }: Evidence): EventGroup {
  const known = groups.get(nearby) ?? byMember(groupTold(nearby, articles));
  groups.set(nearby, known);
  return [event, ...(known.get(event.id) ?? []).filter(({ id }) => id !== event.id)];
}

function byMember(all: readonly EventGroup[]): ReadonlyMap<EventId, EventGroup> {
  return new Map(all.flatMap((group) => group.map(({ id }) => [id, group] as const)));
}

/** An event that was announced, with what other records of it say became of it. */
export function withStatus(event: NewsEvent, others: readonly NewsEvent[]): NewsEvent {
  if (event.status !== 'planned') return event;
  const status = (['held', 'cancelled'] as const).find((one) => others.some((other) => other.status === one));
  return status ? { ...event, status } : event;
}
