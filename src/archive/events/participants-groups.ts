import type { PersonFacet } from '../../domain/facet.ts';
import type { Span } from '../../domain/span.ts';

/** Persons named one after another, with the titles before the first: 「市领导赖馨正、丁芬」. The span takes in the titles. */
export interface PeopleGroup extends Span {
  readonly people: readonly PersonFacet[];
  /** Where the last name ends, before 等 or 同志. */
  readonly namesEnd: number;
}

/** A verb or particle between two names: they are not of one list. */
const BREAKS_LIST =
  /在|由|对|向|把|为|并|说|是|到|赴|从|将|就|主持|出席|参加|讲话|陪同|强调|指出|要求|宣读|通报|介绍|部署/;
const AFTER_NAME = /^(?:等|同志|一行|先生|女士|教授|\([^()]{0,20}\)|[0-9]{1,3}[人位名])+/;
const JOINS = /^(?:[、,和及与 ]|以及|还有)/;
const SENTENCE_END = /[。!?;:\n]/;
const LIST_GAP = 24;

/** Joins neighbouring mentions into lists. `folded` is the article's folded text; `people` are in order, without overlaps. */
export function groupPeople(folded: string, people: readonly PersonFacet[]): PeopleGroup[] {
  const groups: PeopleGroup[] = [];
  for (const person of people) {
    const start = titlesStart(folded, person);
    const last = groups.at(-1);
    const end = endAfterName(folded, person.end);
    if (last && isSameList(folded, last, start)) {
      groups[groups.length - 1] = {
        start: last.start,
        end,
        namesEnd: person.end,
        people: [...last.people, person],
      };
    } else groups.push({ start, end, namesEnd: person.end, people: [person] });
  }
  return groups;
}

/** Where the titles printed before a name begin; the name's own start when none is. */
function titlesStart(folded: string, person: PersonFacet): number {
  let at = person.start;
  for (const title of person.titles.toReversed()) {
    let stop = at;
    while (stop > 0 && /[、 和兼]/.test(folded.charAt(stop - 1))) stop--;
    const before = stop - title.length;
    if (before >= 0 && folded.startsWith(title, before)) at = before;
  }
  return at;
}

function isSameList(folded: string, last: PeopleGroup, start: number): boolean {
  if (start <= last.end) return start === last.end;
  const gap = folded.slice(last.end, start);
  return gap.length <= LIST_GAP && JOINS.test(gap) && !SENTENCE_END.test(gap) && !BREAKS_LIST.test(gap);
}

function endAfterName(folded: string, end: number): number {
  return end + (AFTER_NAME.exec(folded.slice(end, end + 30))?.[0].length ?? 0);
}
