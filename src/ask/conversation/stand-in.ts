import type { QueryPlan } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';

/** Words for a part of a day. */
export const DAY_PART = /凌晨|清晨|早上|早晨|一早|上午|中午|正午|下午|午后|傍晚|晚上|晚间|夜里|夜间|当晚/;

/**
 * The earlier question with what a follow-up names instead: 「朱健10月5日去了哪些地方」 and 「那7日呢」 make
 * 「朱健7日去了哪些地方」. What the earlier question does not say is put in front.
 */
export function standIn(before: QueryPlan, own: QueryPlan): string {
  let text = fold(before.question).replace(/[?。!]+$/, '');
  const missing: string[] = [];
  const put = (old: readonly string[], fresh: readonly string[]) => {
    if (fresh.length === 0) return;
    const [first, ...others] = old.filter((word) => word !== '' && text.includes(word));
    if (first === undefined) missing.push(fresh.join('、'));
    else text = text.replace(first, () => fresh.join('、'));
    for (const other of others) text = text.replace(other, '').replace(/(?<=、|和|与|及)(?=[\d月])/, '');
  };
  const oldTimes = before.times.map((time) => time.text);
  if (own.times.length > 0)
    put(
      oldTimes,
      own.times.map((time) => time.text),
    );
  else if (own.dayPart !== null) {
    const part = DAY_PART.exec(text)?.[0];
    const day = oldTimes.find((time) => text.includes(time));
    if (part !== undefined) text = text.replace(part, own.dayPart);
    else if (day !== undefined) text = text.replace(day, `${day}${own.dayPart}`);
    else missing.push(own.dayPart);
  }
  put(before.papers, own.papers);
  put(before.places, own.places);
  if (own.people.length > 0) put([...before.people, ...before.titles], own.people);
  else put(before.titles.length > 0 ? before.titles : before.people, own.titles);
  return missing.join('') + text;
}
