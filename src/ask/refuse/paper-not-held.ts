import type { Holdings } from '../../domain/holdings.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';

/** A paper by name: a place or word of two to four characters with the kind of paper. */
const PAPER = /《?([\u4e00-\u9fff]{2,4}?(?:日报|晚报|晨报|早报|都市报|时报|商报|新报))》?/;
/** What asks for the contents or reports of a paper. */
const ASKS_ISSUE = /登|刊|报道|头版|要闻|版|头条|见报/;
/** No name of one paper: 「哪家日报」, 「这份晚报」. */
const NO_NAME = /[哪这那份家张什么各种的]/;
/** Papers held that are named. */
const TOLD = 4;

/**
 * 「馆藏中没有《湖城日报》，现有《云溪日报》《云溪晚报》。」 when a question asks what a paper printed that the archive does
 * not hold; null for other questions, and where no paper's name is known.
 */
export function paperNotHeld({ question, papers }: QueryPlan, { issues }: Holdings): string | null {
  const held = [...new Set(issues.flatMap(({ paper }) => paper ?? []))];
  const folded = fold(question);
  const name = PAPER.exec(folded.replace(/\d{1,4}[年月日号]/g, ' '))?.[1] ?? null;
  if (papers.length > 0 || held.length === 0 || name === null || NO_NAME.test(name) || !ASKS_ISSUE.test(folded))
    return null;
  if (held.some((paper) => paper.includes(name) || name.includes(paper))) return null;
  const told = held.slice(0, TOLD).map((paper) => `《${paper}》`);
  return `馆藏中没有《${name}》，现有${told.join('')}${held.length > TOLD ? `等${held.length}种报纸` : ''}。`;
}
