import { isSurname } from '../../text/surnames.ts';
import { quantitiesIn } from '../fact/quantity.ts';

/** What kind of thing a question wants to know, as far as its wording says. */
export interface AskedFor {
  readonly question: string;
  readonly number: boolean;
  readonly year: boolean;
  readonly day: boolean;
  /** The office whose holder is asked for, with what stands before it: 衡阳市文联主席; empty when none is. */
  readonly office: string;
}

/** Reads what a question wants; `form` is its search form. */
export function askedFor(question: string, form: string): AskedFor {
  const office =
    /([\u4e00-\u9fff]{2,24})(?:是|叫)由?(?:谁|哪一?位|什么名字)|谁(?:是|任|担任)([\u4e00-\u9fff]{2,24})/.exec(form);
  return {
    question,
    number: /多少|几(?!乎)|百分之几|多[大长高宽深重远久]/.test(form),
    year: /哪一?年|何年/.test(form),
    day: /什么时候|什么时间|何时|哪一?[天月日]|几[月号日点时]|时间是/.test(form),
    office: (office?.[1] ?? office?.[2] ?? '').replaceAll('的', ''),
  };
}

/** Whether a sentence has a number of the kind asked for that the question does not say itself. */
export function tellsNumber({ question }: AskedFor, form: string, sentence: string): boolean {
  return quantitiesIn(question, sentence).some(({ start, end }) => !form.includes(sentence.slice(start, end)));
}

/** Characters of the office that make it certain. */
const LONG_OFFICE = 6;

/** From 0 to 1: how much of the office stands before a name. 「文联主席李某」 tells who 「市文联主席」 is, 「市长」 does not. */
export function tellsHolder({ office }: AskedFor, text: string): number {
  const end = office.slice(-2);
  if (end.length < 2) return 0;
  let best = 0;
  for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) {
    if (!isSurname(text.charAt(at + 2))) continue;
    let length = 2;
    while (length < office.length && text.charAt(at + 1 - length) === office.at(-1 - length)) length++;
    best = Math.max(best, (length - 1) / Math.min(LONG_OFFICE, office.length - 1));
  }
  return Math.min(1, best);
}
