import type { PersonFacet } from '../../domain/facet.ts';
import type { PeopleGroup } from './participants-groups.ts';

/** What the words before a list of people make of it. */
export type GroupRole = 'subject' | 'spoken-of' | 'met' | 'heard' | 'escorted' | 'joined' | 'listed';

const WINDOW = 30;
/** 「出席会议的(市领导)还有」, 「参加调研的有」 */
const LISTED =
  /(出席|参加|列席|陪同|参与|与会|就座|就坐)[^,。:;]{0,24}?的?[^,。:;]{0,12}?(?:还有|有|包括|是|为|:)[:,]? ?(?:[^,。:;]{1,20}、)?$/;
const MET = /(?:会见|接见|会晤|拜会|迎接)(?:了|到)?[^,。;、]{0,24}$/;
/** 「邀请教授甲作辅导报告」: whoever is asked in and speaks acts. */
const INVITED = /邀请(?:了|到)?[^,。;、]{0,20}$/;
const PERFORMS = /^(?:同志|先生|女士|等)?(?:[到在]会|现场|前来|专程)?(?:作|做|授|讲|主讲|发表|担任|为|就)/;
const HEARD = /听取(?:了)?[^,。;]{0,20}$/;
const ESCORTED = /(?:^|[^^])(?:陪同|随同|跟随)[^,。;、]{0,16}$/;
const JOINED = /(?:^|[一-鿿,])(?:与|同|跟)[^,。;、与同跟]{0,16}$/;
/** Words that make a person somebody spoken of, shown honour, or acted for. */
const SPOKEN_OF =
  /(?:(?:^|[,。;、])(?:受|代表(?![团队])|据)|受|根据|按照|遵照|贯彻|落实|学习|传达|看望|慰问|走访|探望|询问|叮嘱|嘱咐|勉励|(?:选举|任命|补选|推选|授予|追授|聘请|邀请)(?!的)|悼念|缅怀|感谢|欢迎|关于|名叫|免去|接受|采访|对话|记者)(?:了|到|过)?[^,。;、]{0,20}$|(?:(?<![作认成行以视])为|(?<![方走取动导趋])向|给|把|被|让|找到|如)[^,。;、]{0,10}$|(?:到|赴|前往|走进|抵达)了?$/;

/** The part that a list of people plays in its sentence, as far as the words before it tell. `from`: where to look back to. */
export function groupRole(masked: string, from: number, group: PeopleGroup): GroupRole {
  const words = masked.slice(Math.max(from, group.start - WINDOW), group.start);
  // 「代表团团长甲」 stands for nobody.
  const before = /^[团队]/.test(masked.charAt(group.start)) ? words.replace(/代表$/, '') : words;
  if (before === '') return isSomebodyElse(masked, group) ? 'spoken-of' : 'subject';
  if (LISTED.test(before)) return 'listed';
  if (before.includes('由') && /由[^,。;、]{0,8}$/.test(before)) return 'subject';
  if (INVITED.test(before) && PERFORMS.test(masked.slice(group.namesEnd, group.namesEnd + 8))) return 'subject';
  if (MET.test(before)) return 'met';
  if (HEARD.test(before)) return 'heard';
  if (ESCORTED.test(before)) return 'escorted';
  if (isSomebodyElse(masked, group) || SPOKEN_OF.test(before)) return 'spoken-of';
  return JOINED.test(before) ? 'joined' : 'subject';
}

/** 「老党员甲家中」 names a home, 「省长甲关于…的讲话」 words that are cited. */
function isSomebodyElse(masked: string, group: PeopleGroup): boolean {
  return /^家(?:[中里,。、]|$)/.test(masked.slice(group.namesEnd, group.namesEnd + 2)) || isCitedWords(masked, group);
}

/** True when a list names no actor of the sentence. */
export function isSpokenOf(masked: string, from: number, group: PeopleGroup): boolean {
  const role = groupRole(masked, from, group);
  return role === 'spoken-of' || role === 'met' || role === 'heard';
}

/** 「习近平总书记重要讲话」, 「副省长某某关于…的讲话」: the words of somebody who is not there. */
function isCitedWords(masked: string, group: PeopleGroup): boolean {
  const after = masked.slice(group.namesEnd, group.namesEnd + 40);
  return /^(?:总书记|主席|同志|总理)?(?:关于|系列|新时代|重要|(?:考察|视察|调研)[^,。]{0,12}(?:足迹|讲话|指示|嘱托|期望|精神)|的?(?:批示|指示|贺信|[^,。]{0,6}精神)|(?:(?!作|发表|主持|出席|宣读|传达|学习|领学|带领|就|对|围绕|结合|强调|指出|要求|按照|根据)[^,。]){0,16}重要(?:讲话|论述|指示|批示))/.test(
    after,
  );
}

/** Heads of state and party, whose words local speakers cite: what they say tells nothing of their being there. */
export function isHeadOfState(person: PersonFacet): boolean {
  return person.titles.some((title) => /总书记|国家主席|总理/.test(title));
}

const OFFICE =
  /书记|长$|主任$|主席$|委员$|代表$|院士|教授|经理|董事|司令|政委|领导|常委|巡视员|调研员|督学|督察|总监|总裁|特派员|主委|会长|顾问|检察官|总工|工程师|参赞|大使|负责人/;

/** Whether a person bears an office, by the titles printed beside the name. */
export function holdsOffice(person: PersonFacet): boolean {
  return person.titles.some((title) => OFFICE.test(title));
}
