import type { Draft } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';
import { takesPart } from '../find/match-events.ts';
import { type DraftSettings, listClaim } from './draft-list.ts';
import { bestEvent } from './one-event.ts';

const BOTH =
  /既(?:出席|参加|列席|参与)了?([^,。]{3,40}?)[,]?又(?:出席|参加|列席|参与)了?([^,。]{3,40})|(?:出席|参加|列席|参与)了?([^,。]{3,40}?)[,]?(?:又|也|还|同时)(?:出席|参加|列席|参与)了?([^,。]{3,40})/;

/** 「谁既参加了甲会又参加了乙会」: those whom both records name, with both events. Null when the question names no two events, or nobody stands in both. */
export function draftBoth(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  const match = BOTH.exec(fold(plan.question));
  if (!match || plan.people.length > 0) return null;
  const [first, second] = [match[1] ?? match[3] ?? '', match[2] ?? match[4] ?? ''].map((name) =>
    eventNamed(name.replace(/的?(?:有|是|都有)?(?:谁|哪些人?|人)?[?]?$/, ''), plan, evidence),
  );
  if (!first || !second || first.id === second.id) return null;
  const names = first.participants.map(({ name }) => name).filter((name) => takesPart(second, name));
  if (names.length === 0) return null;
  const claims = [first, second].map((event) => listClaim({ ...plan, people: names }, [event], evidence, settings));
  return { lead: () => `两次都见于报道的有${names.join('、')}：`, claims, mode: 'extractive', whole: true };
}

function eventNamed(name: string, plan: QueryPlan, evidence: Evidence): NewsEvent | null {
  return bestEvent({ ...plan, question: name, text: name, deeds: [], eventWords: [], places: [] }, evidence);
}
