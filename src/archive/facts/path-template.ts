import type { Day } from '../../domain/day.ts';

/** What a template is filled in with; null is not known. */
interface TemplateValues {
  readonly paper: string | null;
  readonly day: Day | null;
  readonly page: string | null;
}

const SLOT = /\{([^{}]{0,20})\}/g;
const KNOWN = new Set(['paper', 'yyyy', 'yy', 'mm', 'dd', 'page']);

/** What is wrong with an address that may hold `{yyyy}` and the like, in Chinese; null when nothing is. */
export function templateFault(template: string): string | null {
  const wrong = [...template.matchAll(SLOT)].find((match) => !KNOWN.has(match[1] ?? ''));
  if (wrong) return `不认识「${wrong[0]}」，可用 {paper} {yyyy} {yy} {mm} {dd} {page}`;
  return /[{}]/.test(template.replaceAll(SLOT, '')) ? '花括号不成对' : null;
}

/** The address for one page: `{yyyy}{mm}/{dd}/{page}` filled in; null when something that it asks for is not known. */
export function fillTemplate(template: string, { paper, day, page }: TemplateValues): string | null {
  const [year, month, date] = day?.split('-') ?? [];
  const known = year === undefined || year === 'XXXX' ? null : year;
  const values: Readonly<Record<string, string | null | undefined>> = {
    paper,
    page,
    yyyy: known,
    yy: known?.slice(2),
    mm: month,
    dd: date,
  };
  let whole = true;
  const filled = template.replace(SLOT, (_, slot: string) => {
    const value = values[slot];
    if (!value) whole = false;
    return encodeURIComponent(value ?? '');
  });
  return whole ? filled : null;
}
