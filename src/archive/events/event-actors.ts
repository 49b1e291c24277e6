import type { NamedFacet, PersonFacet } from '../../domain/facet.ts';
import { MASK } from './event-mask.ts';
import { groupPeople, type PeopleGroup } from './participants-groups.ts';

/**
 * The people of a text who may act in it, in lists. Inside quotation marks and brackets nobody acts, nor does what is
 * part of a place's name or is gone to, nor who wrote the article.
 */
export function actingGroups(
  folded: string,
  masked: string,
  facets: { readonly people: readonly PersonFacet[]; readonly named: readonly NamedFacet[] },
  writers: ReadonlySet<string>,
): PeopleGroup[] {
  const acting = outsideNames(folded, facets.people, facets.named).filter(
    (person) => masked.charAt(person.start) !== MASK && !writers.has(person.name),
  );
  return groupPeople(folded, acting).filter((group) => !isWhereTo(masked, group));
}

/** 「到柳林、石桥两个乡」: what people go to is no person, though it may look like one. */
function isWhereTo(masked: string, group: PeopleGroup): boolean {
  if (group.people.some(({ titles }) => titles.length > 0)) return false;
  return /(?:赴|前往|来到|深入|走进|(?<![达看得提听感接受做直回遇拿想说找收碰叫请不见])到)(?:[^,。;、说]{1,8}[省市县区乡镇村])?$/.test(
    masked.slice(Math.max(0, group.start - 14), group.start),
  );
}

/** Both lists are in order. */
function outsideNames(folded: string, people: readonly PersonFacet[], named: readonly NamedFacet[]): PersonFacet[] {
  let n = 0;
  return people.filter((person) => {
    while ((named[n]?.end ?? Infinity) <= person.start) n++;
    const name = named[n];
    const inside = name !== undefined && name.start <= person.start && person.end <= name.end;
    // 「甲到火车站广场」 read as one place still has 甲 in it.
    const goes =
      inside &&
      name.start === person.start &&
      /^(?:到|在|赴|来到|前往|深入)/.test(folded.slice(person.end, person.end + 2));
    return !(inside && !goes && name.kind === 'place' && person.titles.length === 0);
  });
}
