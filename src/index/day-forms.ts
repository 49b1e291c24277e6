import { type Day, dayFields } from '../domain/day.ts';
import { bigrams } from '../text/tokens.ts';

/**
 * Tokens by which a day is found in another way of writing it than the question's: `9月5日`, `2022-09-05`, `2022.9.5`. A day
 * without a year has those of its month and day alone.
 */
export function dayForms(day: Day): string[] {
  const fields = dayFields(day);
  if (fields === null) return [];
  const { year, month, date } = fields;
  const two = (number: number) => String(number).padStart(2, '0');
  const numeric =
    year === null
      ? [`${month}.${date}`]
      : ['-', '.'].flatMap((mark) => [[year, two(month), two(date)].join(mark), [year, month, date].join(mark)]);
  return [
    ...new Set([...numeric, ...bigrams(`${month}月${date}日`).filter((token) => token.length > 2 || /\D/.test(token))]),
  ];
}
