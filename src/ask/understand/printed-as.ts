import type { QueryPlan } from '../../domain/plan.ts';
import { confusedForms } from '../../text/confusables.ts';
import { fold } from '../../text/fold.ts';

/** More than any name of four characters has. */
const FORMS = 200;

/**
 * What to tell of people whom a question names in another form than the print: 「“秦国丈”在馆藏中印作“秦国文”。」 or, of
 * pinyin, who was meant. Empty when every name stands in the question, or came from the conversation or an office.
 */
export function printedAs(asked: string, plan: QueryPlan): string {
  const question = fold(asked);
  if (plan.carried.includes('people')) return '';
  return plan.people
    .filter((name) => !question.includes(name) && plan.question.includes(name))
    .map((name) => {
      const form = confusedForms(name, FORMS).find((other) => question.includes(other));
      if (form !== undefined) return `“${form}”在馆藏中印作“${name}”。`;
      return /[a-z]{2}/i.test(question) ? `拼音人名按“${name}”查找。` : '';
    })
    .join('');
}
