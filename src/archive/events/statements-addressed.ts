import { clauseStart } from './event-clause.ts';
import type { PeopleGroup } from './participants-groups.ts';

/** 「对随行的县长甲(说)」; 「对此」, 「面对」 and 「对…时」 address nobody. */
const ADDRESSES =
  /^.*(?:(?<![面绝针应反核比校相配派])对(?![此于口])|(?<![方走取动导趋志意倾偏])向(?!前)|跟|朝)([^,。;:!?]{0,24})$/;
/** Who stands beside the speaker; another relative clause may be the speaker's own: 「对物业不满的居民甲」. */
const BESIDE =
  /^(?:身[边旁后]|一旁|随[行同]|同行|陪同|在[场座旁]|前来|赶来|到场|围拢?过?来|围上来|参[会加]|与会|正在|现场|迎上来|站在|坐在|守在|值[班守])[^的]{0,16}的[^的]{0,12}$/;
const FARTHEST = 60;
const NO_ADDRESS = /[时后中]$|采访/;

/**
 * Where the 「对」 or 「向」 stands that makes a list of people those spoken to or turned to, whoever speaks; null when
 * none does. `from`: where the sentence begins.
 */
export function addressedFrom(masked: string, from: number, group: PeopleGroup): number | null {
  const clause = Math.max(clauseStart(masked, from, group.start), group.start - FARTHEST);
  const match = ADDRESSES.exec(masked.slice(clause, group.start));
  const between = match?.[1] ?? '';
  if (!match || NO_ADDRESS.test(between)) return null;
  // With a subject of its own before it, 「对」 can mean nothing else.
  const at = group.start - between.length - 1;
  const subject = at > clause && !/^[也又还再就并便]+$/.test(masked.slice(clause, at));
  return subject || !between.includes('的') || BESIDE.test(between) ? at : null;
}

/** The one person who is the subject of a sentence's last clause that has one: nobody turned to, or accompanying, is. */
export function subjectOf(
  masked: string,
  from: number,
  end: number,
  groups: readonly PeopleGroup[],
): PeopleGroup | null {
  return (
    groups.findLast((group, n) => {
      if (group.end > end || group.people.length !== 1 || addressedFrom(masked, from, group) !== null) return false;
      if (/^(?:的)?(?:陪同|主持|带领|率领)下/.test(masked.slice(group.end, group.end + 6))) return false;
      const before = groups[n - 1];
      return !before || before.start < clauseStart(masked, from, group.start);
    }) ?? null
  );
}

/** 「向居民甲了解情况」: who speaks next may be the one asked. */
export function asksSomebody(masked: string, from: number, groups: readonly PeopleGroup[]): boolean {
  return groups.some(
    (group) =>
      /^[^,。;]{0,6}(?:询问|了解|打听|请教|征求)/.test(masked.slice(group.end, group.end + 10)) &&
      addressedFrom(masked, from, group) !== null,
  );
}
