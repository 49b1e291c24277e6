import type { QueryPlan } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';

/** 「陆文舟」, 「秦国文9月5日」: names, perhaps with a time, and nothing that asks. What these people did is meant. */
export function isBareNames({ question, people, times }: Pick<QueryPlan, 'question' | 'people' | 'times'>): boolean {
  const words = [...people, ...times.map(({ text }) => text)];
  const rest = words.reduce((text, word) => text.replace(fold(word), ''), fold(question));
  return people.length > 0 && /^[\s,、.;?!。]*$/.test(rest);
}
