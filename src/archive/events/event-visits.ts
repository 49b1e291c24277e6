import type { EventKind } from '../../domain/event.ts';
import type { Span } from '../../domain/span.ts';
import { clauseStart } from './event-clause.ts';
import type { Mention } from './event-mention.ts';
import { findMoves } from './event-places.ts';
import type { Story, Telling } from './event-story.ts';
import { placesBefore } from './event-venue.ts';
import { VISIT_KINDS } from './event-words.ts';
import type { PeopleGroup } from './participants-groups.ts';
import { groupRole } from './participants-roles.ts';

const VERB = new RegExp([...VISIT_KINDS.keys()].join('|'), 'g');
const NOUN_AFTER =
  /^(?:活动|造林|基地|[组团站员队点院表单品金的]|信(?![访息用贷])|电(?![力商网子信影视])|报告|评估|评比|整改|反馈|巡察|监督|机关|中心|制度|工作(?:组|会|机制)|活动组|成果|函|督办|验收组|通报|问卷|显示|发现|结果|表明|结束|、(?!调研|督导|督查|检查|考察|慰问|看望|走访|指导))/;
const NOUN_BEFORE =
  /(?:的|参加|陪同|配合|接受|迎接|参与|加强|强化|聘请|组织|安排|专项|日常|例行|大|自|安全|核酸|体格|以|经|各|次|随同|一同|同志|通过|根据|结合|深化|持续|抓好|做好|作|为|是)$/;
const COMPANY =
  /(?:一行|[调考检督慰观视宣访工](?:研|察|查|导|问|摩|作|讲)[组团]|代表团|访问团|志愿者|干部职工|领导班子)$/;
/** Who goes, named in a clause before: 「志愿服务队按照安排,到郭庄村走访慰问」. */
const COMPANY_ABOVE =
  /(?:[工服志][作务愿](?:分|小)?[队组者]|[调考检督慰宣][研察查导问讲][组团]|代表团|一行|[0-9]名[^,]{2,12})[^,。]{0,20},(?:[^,。]{0,30},)?$/;
/** 「市人大常委会组织部分代表视察…」 */
const ORGANISED = /(?:组织|率领|带领|邀请)[^,。;]{2,40}(?:代表|委员|专家|人员|干部)$/;
const COMES = /^来[我本][省市县区州镇乡校院]/;
/** Verbs that anybody does anywhere: they make a visit only with a place to go to or a day of their own. */
const WANTS_PLACE = /参观|查看|^送/;
const DUTY = /情况|[水汛灾疫雨险旱]情|水位|进[度展]|隐患|管涌|值守|备[汛耕]/;
/** Going to a meeting, to an office or for treatment is no visit. */
const NO_GOING =
  /送行|到会|到场|剪彩|揭[牌幕]|授[旗牌]|颁奖|致[辞词]|观看|出席|参加|列席|主持|召开|举行|会见|会议|座谈会|任职|上任|就任|赴任|履新|挂职|报到|就[读医诊]|治疗|住院|投案|自首|服刑|出庭|受审|上学|读书|打工|退休|逝世|去世|曾|当年|工作(?:以来|期间|时|过)|[0-9]{4}年/;
const PLANS = /即将|拟|定于|计划|将(?:于|赴|到|在|前往)/;
const ADVERB =
  /(?:来[我本](?:[省市县区州镇乡校院])|专题|实地|现场|带队|率队|专程|重点|突击|随机|集中|先后|分别|深入|督促|开展|一线|调度|集体|进行了?)+$/;
const TALK = /会见|会晤|接见|拜会|(?:举行|工作)?会谈|座谈(?!会|交流会)/g;
const END =
  /[,。;:!?\s(]|时(?=强调|指出|要求|表示|说|提出|[,。]|$)|(?:期间|中)(?=强调|指出|要求|,)|后(?=[,强指要]|$)|并(?![购行网联轨发])|强调|指出|——|侧记|纪实|近日|日前|[0-9]{1,2}月[0-9]{1,2}日/;
/** A bracket inside a name is part of it: 「来（返）宣人员」. */
const BRACKET = /^\(\ue000{1,6}\)(?=[一-鿿])/;
/** 「…、杨庄三个乡,解决…」 */
const REST_OF_PLACE = /^(?:等[一-鿿]{0,8}|[0-9一二三四五六七八九十两]{1,3}个[乡镇县区村市]|一带)?,/;
/** Without a person, a body or a group of people goes: one of these names it. */
const OTHER_ACTOR = /[组团队]|一行|志愿者|干部职工|领导班子|[0-9]名|率领|带领|邀请/;
const FARTHEST = 90;
const LONGEST = 44;
const MOST_BRACKETS = 3;

/** Visits and talks that one telling speaks of, in order of print: at most one visit a subject. */
export function findVisits(story: Story, telling: Telling): Mention[] {
  const text = story.masked.slice(telling.start, telling.toldEnd);
  const found: Mention[] = [];
  if (telling.groups.length === 0 && !OTHER_ACTOR.test(text)) return found;
  if (text.search(VERB) < 0) return [...goings(story, telling, found), ...talks(story, telling, text)];
  for (const match of text.matchAll(VERB)) {
    const mention = visitAt(story, telling, match[0], telling.start + match.index, found.at(-1));
    if (mention) found.push(mention);
  }
  return [...found, ...goings(story, telling, found), ...talks(story, telling, text)];
}

function talks(story: Story, telling: Telling, text: string): Mention[] {
  if (telling.groups.length === 0 || text.search(TALK) < 0) return [];
  return [...text.matchAll(TALK)].flatMap(
    (match) => talkAt(story, telling, match[0], telling.start + match.index) ?? [],
  );
}

function visitAt(story: Story, telling: Telling, verb: string, at: number, last: Mention | undefined): Mention | null {
  const { masked } = story;
  if ((last && at < last.reach.end) || !isVerb(masked, telling.start, at, verb)) return null;
  const group = actorBefore(story, telling, at);
  const from = group?.end ?? companyBefore(story, telling, at) ?? organisedBefore(story.masked, telling, at);
  if (from === null || at - from > FARTHEST || /[。;!?:]/.test(masked.slice(from, at))) return null;
  if (last && from <= last.reach.start) return null;
  if (group && !group.people.some((person) => story.titled.has(person.name))) return null;
  const move = findMoves(masked, { start: from, end: at }).at(0);
  const organised = !group && (companyComes(masked, from) || organisedBefore(masked, telling, at) !== null);
  const bare = WANTS_PLACE.test(verb) && !isDuty(story, telling, verb, at);
  if (!move && !organised && (!group || bare)) return null;
  const end = objectEnd(masked, at + verb.length, telling.end);
  const object = end - at - verb.length <= 4 ? objectBefore(masked, from, at) : null;
  const alone = end === at + verb.length && !/群众|植树$/.test(verb);
  const start = move?.start ?? object ?? (alone ? null : adverbStart(masked, from, at));
  if (start === null) return null;
  const name = { start, end };
  return {
    ...base('visit', kindOfVisit(verb, masked.slice(at + verb.length, end)), name),
    weak: !group,
    status: PLANS.test(masked.slice(from, at)) ? 'planned' : 'held',
    deed: verb,
    places: findMoves(masked, { start: from, end: Math.max(at, end) }).flatMap((moves) => moves.places),
  };
}

/** 「查看三处管涌的处理情况」: with a day of its own, it is what an office does. */
function isDuty(story: Story, telling: Telling, verb: string, at: number): boolean {
  if (telling.dates.length === 0 || verb.startsWith('送')) return false;
  return verb === '参观' || DUTY.test(story.masked.slice(at, objectEnd(story.masked, at + verb.length, telling.end)));
}

/** 「副市长甲带领…到二中现场办公」: an official goes somewhere and does there whatever the words after the place say. */
function goings(story: Story, telling: Telling, known: readonly Mention[]): Mention[] {
  const { masked } = story;
  return telling.groups.flatMap((group, n) => {
    const next = telling.groups.slice(n + 1).find((one) => groupRole(masked, group.end, one) !== 'spoken-of');
    const limit = Math.min(next?.start ?? telling.toldEnd, telling.toldEnd, group.end + FARTHEST);
    const official = group.people.some((person) => story.titled.has(person.name));
    if (!official || groupRole(masked, telling.start, group) !== 'subject') return [];
    if (known.some((one) => one.reach.end > group.end && one.reach.start < limit)) return [];
    const move = findMoves(masked, { start: group.end, end: limit }).find(({ start }) => masked.charAt(start) !== '在');
    if (!move || NO_GOING.test(masked.slice(group.end, Math.min(limit, move.end + 30)))) return [];
    const from = move.end + (REST_OF_PLACE.exec(masked.slice(move.end, limit))?.[0].length ?? 0);
    const end = objectEnd(masked, from, telling.end);
    if (telling.groups.some((one) => one.start >= move.end && one.start < end)) return [];
    // 「守在北堤指挥部」 needs no further deed.
    if (end - from < 2 && !/守/.test(masked.slice(move.start, move.start + 2))) return [];
    const name = { start: move.start, end: Math.max(end, move.end) };
    const home = /家[中里]?$/.test(masked.slice(move.start, move.end));
    const kind = home
      ? ('慰问' as const)
      : /对接|招商|洽谈|拜访|学习/.test(masked.slice(from, end))
        ? ('考察' as const)
        : ('调研' as const);
    const status = PLANS.test(masked.slice(group.end, move.start)) ? ('planned' as const) : ('held' as const);
    return [{ ...base('visit', kind, name), weak: true, status, deed: '前往', places: move.places }];
  });
}

/** 走访 is a kindness to some, and an inspection of others: 「走访民营企业」. */
function kindOfVisit(verb: string, object: string): EventKind {
  const kind = VISIT_KINDS.get(verb) ?? '调研';
  if (verb === '走访' && object.startsWith('慰问')) return '慰问';
  return verb === '走访' && /企业|商[户家]|市场|部门|单位|园区|项目|调研/.test(object) ? '调研' : kind;
}

/** 「调研组」, 「接受检查」 and 「的走访」 are no visits. */
function isVerb(masked: string, start: number, at: number, verb: string): boolean {
  const end = at + verb.length;
  if (!verb.startsWith('送') && NOUN_AFTER.test(masked.slice(end, end + 6))) return false;
  const adverb = ADVERB.test(masked.slice(Math.max(start, at - 4), at));
  return adverb || !NOUN_BEFORE.test(masked.slice(Math.max(start, at - 2), at));
}

function base(
  shape: Mention['shape'],
  kind: Mention['kind'],
  name: Span,
): Omit<Mention, 'weak' | 'status' | 'deed' | 'places'> {
  return { shape, kind, name, core: name, reach: name, holder: '', generic: false, joint: false, how: 'held' };
}

/** The last list of acting people before `at`. */
function actorBefore(story: Story, telling: Telling, at: number): PeopleGroup | null {
  return (
    telling.groups.findLast((group) => {
      if (group.end > at) return false;
      const role = groupRole(story.masked, telling.start, group);
      // 「海洋与渔业局局长甲」: the 与 before the first person of all joins no persons.
      if (role === 'joined' ? group !== telling.groups[0] : role !== 'subject' && role !== 'escorted') return false;
      return !/^(?:[、和及与][^,。;]{2,30}|[一-鿿])?的?(?:陪同|主持|带领)下/.test(
        story.masked.slice(group.end, group.end + 40),
      );
    }) ?? null
  );
}

/** Where those end whom a body sends out; null when it sends nobody. */
function organisedBefore(masked: string, telling: Telling, at: number): number | null {
  const text = masked.slice(Math.max(telling.start, at - 90), at);
  const object = /,?(?:对|就|围绕)[^,。;]{2,40}(?:进行|开展)[^,。;]{0,4}$/.exec(text)?.[0].length ?? 0;
  return ORGANISED.test(text.slice(0, text.length - object)) ? at - object : null;
}

/** 「省政协调研组来我市调研」 */
function companyComes(masked: string, from: number): boolean {
  return COMES.test(masked.slice(from, from + 3)) && COMPANY.test(masked.slice(Math.max(0, from - 8), from));
}

/** Where 考察团 or 一行 ends that goes somewhere; null when no such actor stands before `at`. */
function companyBefore(story: Story, telling: Telling, at: number): number | null {
  const clause = clauseStart(story.masked, telling.start, at);
  const text = story.masked.slice(clause, at);
  for (const match of text.matchAll(/赴|到|前往|走进|来到|深入|来(?=[我本][省市县区州镇乡校院])/g)) {
    if (COMPANY.test(text.slice(0, match.index))) return clause + match.index;
    const opens = match.index === 0 && COMPANY_ABOVE.test(story.masked.slice(telling.start, clause));
    if (opens) return clause;
  }
  return null;
}

function adverbStart(masked: string, from: number, at: number): number {
  const adverb = ADVERB.exec(masked.slice(Math.max(from, at - 12), at));
  return at - (adverb?.[0].length ?? 0);
}

/** Where 「对…进行」 begins; null when the verb has no object before it either. */
function objectBefore(masked: string, from: number, at: number): number | null {
  const text = masked.slice(Math.max(from, at - 50), at);
  const match = /(?:对|就|围绕)[^,。;]{2,40}(?:进行|开展)[^,。;]{0,4}$/.exec(text);
  return match ? at - text.length + match.index : null;
}

function objectEnd(masked: string, from: number, limit: number, depth = 0): number {
  const text = masked.slice(from, Math.min(limit, from + LONGEST));
  if (depth > MOST_BRACKETS) return from;
  const stop = text.search(END);
  const bracket = stop < 0 ? null : BRACKET.exec(text.slice(stop));
  if (bracket) return objectEnd(masked, from + stop + bracket[0].length, limit, depth + 1);
  const object = stop < 0 ? text : text.slice(0, stop);
  return from + object.trimEnd().length;
}

/** 「会见…一行」, 「与…座谈」 */
function talkAt(story: Story, telling: Telling, verb: string, at: number): Mention | null {
  const { masked } = story;
  const actor = telling.groups.find(
    (group) => group.end <= at && groupRole(masked, telling.start, group) === 'subject',
  );
  if (!actor || at - actor.end > FARTHEST || NOUN_BEFORE.test(masked.slice(Math.max(0, at - 2), at))) return null;
  const together = verb.endsWith('谈');
  const name = together ? partnerBefore(masked, actor.end, at, verb) : metAfter(masked, at, verb, telling.end);
  if (!name) return null;
  return {
    ...base('talk', verb === '座谈' ? '座谈' : '会见', name),
    weak: false,
    status: /即将|拟|定于|计划|将/.test(masked.slice(actor.end, at)) ? 'planned' : 'held',
    deed: together ? verb.slice(-2) : verb,
    places: placesBefore(masked, actor.end, together ? name.start : at),
  };
}

function metAfter(masked: string, at: number, verb: string, limit: number): Span | null {
  const from = at + verb.length;
  const end = objectEnd(masked, from, limit);
  return end - from < 2 || /^(?:时|后|厅|中)/.test(masked.slice(from, from + 2)) ? null : { start: at, end };
}

function partnerBefore(masked: string, from: number, at: number, verb: string): Span | null {
  const match = /(?:与|同)([^,。;与同]{2,60})$/.exec(masked.slice(Math.max(from, at - 64), at));
  return match?.[1] ? { start: at - match[0].length, end: at + verb.length } : null;
}
