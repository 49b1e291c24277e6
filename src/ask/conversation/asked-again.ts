import type { PlanTime, QueryPlan, Slot } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';
import { dropQuestionWords } from '../../text/search-text.ts';
import { fullNames } from './full-names.ts';
import { DAY_PART, standIn } from './stand-in.ts';

/** The earlier question once more, with what this turn names in its place. */
export function askedAgain(own: QueryPlan, before: QueryPlan): QueryPlan {
  const question = standIn(before, own);
  const instead = (slot: Slot, fresh: readonly unknown[], old: readonly unknown[]): Slot[] =>
    fresh.length === 0 && old.length > 0 ? [slot] : [];
  const titled = own.people.length === 0 && own.titles.length > 0;
  const people = own.people.length > 0 || titled ? own.people : before.people;
  return {
    ...before,
    question,
    people,
    titles:
      own.people.length > 0
        ? before.kind === 'role'
          ? []
          : before.titles
        : titled
          ? fullTitles(own, before)
          : before.titles,
    times: own.times.length > 0 ? own.times : own.dayPart !== null ? before.times.map(wholeDay) : before.times,
    dayPart: own.dayPart ?? (own.times.length > 0 ? null : before.dayPart),
    places: own.places.length > 0 ? own.places : before.places,
    papers: own.papers.length > 0 ? own.papers : before.papers,
    text: dropQuestionWords(question),
    carried: [
      ...instead('people', people === own.people ? own.people : [], before.people),
      ...instead('times', own.times, before.times),
      ...instead('places', own.places, before.places),
      ...instead('papers', own.papers, before.papers),
      'topic',
    ],
  };
}

function wholeDay({ text, range }: PlanTime): PlanTime {
  return { text: text.replace(DAY_PART, ''), range };
}

/** 「市委书记呢」 after 「云溪市市长是谁」 is that of 云溪. */
function fullTitles(own: QueryPlan, before: QueryPlan): readonly string[] {
  return own.titles.length > 0 ? own.titles : before.titles;
}

/** 「那城东水厂呢」: the same of another thing, which no slot holds. `dropped` is what it stands for, when that was said. */
export function askedOfThing(thing: string, before: QueryPlan, dropped: string): QueryPlan {
  const asked = fold(before.question);
  const old = [dropped, ...fullNames(asked).map(({ name }) => name), ...before.places].find(
    (name) => name !== '' && asked.includes(name),
  );
  const question = old === undefined ? `${thing}${asked}` : asked.replace(old, () => thing);
  const kept = before.places.filter((place) => question.includes(place));
  return { ...before, question, places: kept, text: dropQuestionWords(question), carried: ['topic'] };
}
