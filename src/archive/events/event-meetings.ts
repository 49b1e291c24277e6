import type { Span } from '../../domain/span.ts';
import { clauseStart } from './event-clause.ts';
import { type AtVerb, CALLED_OFF, frame, NO_SUBJECT, REFERS, statusOf, UNSOUND } from './event-frame.ts';
import type { Mention } from './event-mention.ts';
import { type FoundName, leftEdge, nameAfter, nameBefore, namesListed, namesWithin } from './event-name.ts';
import { findMoves } from './event-places.ts';
import { findRite } from './event-rites.ts';
import type { Story, Telling } from './event-story.ts';
import { meantHere, placeBefore, placesBefore } from './event-venue.ts';
import { ON_A_DAY, widen } from './event-widen.ts';
import { isGenericName, isNumberedName } from './event-words.ts';

const HOLD = /主持召开|组织召开|联合召开|召集|召开|举行|举办|开展|开了|开起了?/;
const BEGIN =
  /开幕|闭幕|启动|(?<!公)开赛|开班|开讲|开营|开跑|开机|落幕|收官|取消|延期|推迟|改期|顺延|暂缓|揭牌|开工|奠基|通车|签约|挂牌|竣工|投产|开馆|开园|成立|开业|封顶|启用|投用|开通|投入使用|鸣枪(?:起跑|开跑|开赛)?|起跑|开枪|发车|出征|启程|出发|拉开(?:帷幕|战幕|大幕|序幕)|落下帷幕|闭会|落成|复航|通航|首航|通水|通电|通气|试运营|投运|试营业/;
/** Verbs that tell of a happening only behind its name: 「联赛第五轮在青山体育馆打响」. */
const GOES_ON = /走进|揭晓|开始|进行|打响|上演|展开|开打/;
const VERB = new RegExp(`${HOLD.source}|${BEGIN.source}|${GOES_ON.source}`, 'g');
const ATTEND = /(?:出席|参加|列席|主持(?!召开|人)|收听收看|收看|观看|见证)(?:了)?/g;
const SCENE = /(?:会议?|式|典礼|活动|论坛|赛|训|班)(?:上|中|期间|现场)/;
/** Nothing is told of a meeting without one of these. */
const ANY = new RegExp(`${VERB.source}|${ATTEND.source}|${SCENE.source}`);

/** 「…大奖赛,5月9日在工人文化宫举行决赛」: what is held is a part of what the clause before names. */
const ROUND =
  /^(?:总决赛|半决赛|决赛|复赛|初赛|预赛|首场|开[幕营班机]式|闭[幕营]式|颁奖(?:仪式|典礼|晚会)|启动仪式|揭牌仪式)$/;
const NOT_HAPPENED =
  /(?:未|没有|没|不|不得|不再|禁止|严禁|停止|叫停|避免|拒绝|无法|减少)(?:能|再|曾|如期|按期)?$|(?:要|应|应当|须|必须|需|需要|可|可以|能|每[天日周月年季]|定期|不定期|经常|轮流|累计|多次|共|依法|建议|申请|同意|鼓励|支持|允许|批准|通过|采取|采用|借助|原则上|多次|曾|曾经|连续|陆续|关于)$/;
/** What somebody only wishes, asks for or supposes. */
const SUPPOSED = /如果|假如|假设|倘若|要是|一旦|除非|建议|呼吁|提议|希望|期待|期盼|最好|谣|网传|谎称|虚构/;
/** Words said at a meeting, not the meeting. */
const WORDS_THERE =
  /^(?:[上中时]|期间)(?:所[作做])?的?(?:一?系列|重要|新年)*(?:讲话|指示|致辞|报告|批示|演讲|论述|贺信|寄语|回信)(?:和[^,。;]{0,10}?)?(?:精神)?/;
const STUDIES = /学习|贯彻|传达|领会|落实|重温|宣讲|研讨|收看|按照|根据|围绕/;
const COUNTED = /^(?:了|各类|各种)?(?:[0-9]{2,}|[2-9]|[两二三四五六七八九十百]+)(?:余|多)?(?:[场次期]|个班)/;
const COUNTED_AFTER = /^[^,。]{0,4}?(?:[0-9]{1,6}|[两二三四五六七八九十百多数]+)(?:余|多)?[场次期]/;
/** Gatherings whose names hold a person's name. */
const ABOUT_SOMEBODY =
  /同志|先生|诞辰|逝世|事迹|遗体|追悼|追思|烈士|作品|书画|书法|艺术|演唱会|音乐会|学术|文学|新书|首发|诗歌|精神|著作|专场/;
/** A body holds it, not the person named before. */
const HELD_BY_BODY =
  /(?:委|委员会|政府|党组|指挥部|领导小组|人大|政协|[局厅部办院校室社]|公司|集团|中心|协会|[总支大]队|[省市县区乡镇村])$/;
const AFTER_PASSIVE = /^(?:$|[了,.。;!?:\s—在于并”])/;

/** Meetings, rites and activities that one telling speaks of, in order of print. */
export function findMeetings(story: Story, telling: Telling): Mention[] {
  const text = story.masked.slice(telling.start, telling.toldEnd);
  const found: Mention[] = [];
  if (!ANY.test(text)) return found;
  if (text.search(VERB) >= 0) {
    for (const match of text.matchAll(VERB))
      found.push(...atVerb(story, telling, match[0], telling.start + match.index));
  }
  if (text.search(ATTEND) >= 0) found.push(...attendances(story, telling, text, found));
  if (SCENE.test(text)) found.push(...scenes(story, telling, text, found));
  return found.sort((a, b) => a.reach.start - b.reach.start);
}

/** 「出席…会议」, as far as no mention in `known` has the name. */
function attendances(story: Story, telling: Telling, text: string, known: readonly Mention[]): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(ATTEND)) {
    const at = telling.start + match.index;
    const end = at + match[0].length;
    if (COUNTED.test(story.masked.slice(end, end + 10))) continue;
    const name = nameAfter(story.masked, end, telling.toldEnd, story.datesAt, false);
    // 「会见出席…会的嘉宾」 tells of the meeting with them.
    if (!name || story.masked.charAt(name.end) === '的' || isStudied(story.masked, telling, at, name.end)) continue;
    for (const [n, one] of [name, ...namesListed(story.masked, name, telling.toldEnd, story.datesAt)].entries())
      add(found, known, attended(story, telling, one, n === 0 ? at : one.start, 'attended', n > 0));
  }
  return found;
}

/** 「在…会议上」 */
function scenes(story: Story, telling: Telling, text: string, known: readonly Mention[]): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(/在/g)) {
    const at = telling.start + match.index;
    const name = nameAfter(story.masked, at + 1, telling.toldEnd, story.datesAt, false);
    if (!name || isStudied(story.masked, telling, at, name.end)) continue;
    if (/^(?:上|中|期间|现场)/.test(story.masked.slice(name.end, name.end + 2)))
      add(found, known, attended(story, telling, name, at, 'scene', false));
  }
  return found;
}

/** 「学习…在庆祝大会上的重要讲话精神」, 「在参加…审议时的重要讲话」: words are taken up that were said elsewhere. */
function isStudied(masked: string, telling: Telling, at: number, end: number): boolean {
  const said = WORDS_THERE.exec(masked.slice(end, end + 24));
  return said !== null && (said[0].endsWith('精神') || STUDIES.test(masked.slice(telling.start, at)));
}

function add(found: Mention[], known: readonly Mention[], mention: Mention | null): void {
  if (!mention) return;
  if ([...known, ...found].some((other) => other.name.start < mention.name.end && mention.name.start < other.name.end))
    return;
  found.push(mention);
}

function atVerb(story: Story, telling: Telling, verb: string, at: number): Mention[] {
  const { masked } = story;
  const verbEnd = at + verb.length;
  const holds = HOLD.test(verb);
  const ends = verb === '走进' || AFTER_PASSIVE.test(masked.slice(verbEnd, verbEnd + 1));
  if (!holds && !ends) return [];
  const clause = clauseStart(masked, telling.start, at);
  if (NOT_HAPPENED.test(masked.slice(Math.max(clause, at - 6), at))) return [];
  if (SUPPOSED.test(masked.slice(clause, at)) || COUNTED.test(masked.slice(verbEnd, verbEnd + 10))) return [];
  if (holds) {
    const name = nameAfter(masked, verbEnd, telling.toldEnd, story.datesAt, verb.endsWith('召开'));
    const round =
      name && ROUND.test(masked.slice(name.start, name.end)) ? nameInClauseBefore(story, telling, clause, at) : null;
    if (name && round) return actives(story, telling, { verb, at, clause, name: round });
    if (name) return actives(story, telling, { verb, at, clause, name });
  }
  if (!ends) return [];
  const name =
    nameBefore(masked, clause, at, story.datesAt, /召开|举行/.test(verb)) ??
    nameInClauseBefore(story, telling, clause, at);
  if (name) {
    const found = { verb, at, clause: Math.min(clause, name.start) };
    return namesWithin(masked, name).flatMap(
      (part, n) => passive(story, telling, { ...found, name: part }, n > 0) ?? [],
    );
  }
  const opens = BEGIN.test(verb) && !CALLED_OFF.test(verb) ? findRite(story, telling, { verb, at, clause }) : null;
  return opens ? [opens] : [];
}

/** 「第三次会议圆满完成各项议程，在市会议中心闭幕」: the verb's clause has no subject of its own. */
function nameInClauseBefore(story: Story, telling: Telling, clause: number, at: number): FoundName | null {
  const { masked } = story;
  if (clause <= telling.start || !NO_SUBJECT.test(masked.slice(clause, at))) return null;
  return nameBefore(masked, clauseStart(masked, telling.start, clause - 1), clause - 1, story.datesAt, false);
}

/** Each of 「召开县委常委会会议和县委专题会议」; one verb that tells of several in turn (先后) needs their names. */
function actives(story: Story, telling: Telling, found: AtVerb & { readonly name: FoundName }): Mention[] {
  const first = active(story, telling, found);
  if (!first) return [];
  const names = first.generic ? [] : namesListed(story.masked, found.name, telling.toldEnd, story.datesAt);
  if (names.length === 0 && /先后$/.test(story.masked.slice(found.clause, found.at))) return [];
  const others = names.filter((name) => !UNSOUND.test(story.masked.slice(name.start, name.end)));
  return [first, ...others.map((name) => ({ ...first, ...frame(story, name, name), reach: name, joint: true }))];
}

/** 「我市召开…会议」, 「…在随后召开的…会上」 */
function active(story: Story, telling: Telling, found: AtVerb & { readonly name: FoundName }): Mention | null {
  const { masked } = story;
  const { verb, at, clause } = found;
  if (COUNTED_AFTER.test(masked.slice(found.name.end, found.name.end + 12))) return null;
  const relative = masked.charAt(at + verb.length) === '的';
  const byPerson = telling.groups.some((group) => group.start >= clause && group.end <= at);
  const edge = leftEdge(masked, clause, at, story.datesAt);
  const holder = byPerson ? '' : masked.slice(edge, at);
  const text = masked.slice(found.name.start, found.name.end);
  const generic = isGenericName(text);
  const scene = relative && (generic || /^(?:上|中|期间|现场)/.test(masked.slice(found.name.end, found.name.end + 2)));
  const name =
    (generic || isNumberedName(text)) && !scene
      ? widen(masked, telling, { ...found.name, verb: at, edge, byPerson })
      : found.name;
  if (UNSOUND.test(text)) return null;
  const before = masked.slice(clause, at);
  const moved = movedTo(story, telling, name.end);
  return {
    ...frame(story, found.name, name),
    reach: { start: Math.min(at, name.start), end: moved ?? name.end },
    holder,
    joint: false,
    generic: generic && name.start === found.name.start && name.end === found.name.end,
    how: scene ? 'scene' : 'held',
    weak: verb === '开展',
    status: moved ? 'planned' : statusOf(before, masked.slice(name.end, telling.toldEnd)),
    deed: relative || HELD_BY_BODY.test(holder.replace(ON_A_DAY, '')) ? null : deedOf(verb, byPerson),
    places: placesOf(masked, telling, clause, at),
  };
}

/** Where the day ends to which something is put off: 「原定于3月17日举行的大赛延期至4月14日举行」; null when none is told. */
function movedTo(story: Story, telling: Telling, from: number): number | null {
  const match = /^,?(?:因[^,。;]{1,20},?)?(?:将)?(?:延期|推迟|改期|顺延|提前|延后|改)(?:至|到|于|在|为)/.exec(
    story.masked.slice(from, from + 40),
  );
  const day = match ? telling.dates.find((date) => date.start === from + match[0].length) : undefined;
  return day?.end ?? null;
}

/** What a verb of holding makes of its subject: 主持 of 主持召开; null of those that say no more than that it was, but who goes and 开展 does so. */
function deedOf(verb: string, byPerson: boolean): string | null {
  if (verb.startsWith('主持')) return '主持';
  if (verb === '开展') return byPerson ? verb : null;
  return verb === '举办' ? null : verb.slice(0, 2);
}

/** The venue in the verb's clause, or in the one before when that one has the subject: 「消防队走进一小，开展演练」. */
function placesOf(masked: string, telling: Telling, clause: number, at: number): Span[] {
  const places = placesBefore(masked, clause, at);
  if (places.length > 0 || clause <= telling.start || !NO_SUBJECT.test(masked.slice(clause, at))) return places;
  return placesBefore(masked, clauseStart(masked, telling.start, clause - 1), clause - 1);
}

/** 「…会议在…召开」 */
function passive(
  story: Story,
  telling: Telling,
  found: AtVerb & { readonly name: FoundName },
  joint: boolean,
): Mention | null {
  const { masked } = story;
  const { verb, at, name } = found;
  const text = masked.slice(name.start, name.end);
  const dated = telling.dates.some((date) => date.end <= name.start && date.start >= found.clause);
  if (UNSOUND.test(text) || (REFERS.test(text) && !(dated && /^(?:迎接|喜迎)/.test(text)))) return null;
  if (!ABOUT_SOMEBODY.test(text) && telling.groups.some((group) => group.start < name.end && group.end > name.start))
    return null;
  const tail = masked.slice(name.end, at);
  return {
    ...frame(story, name, name),
    reach: { start: name.start, end: joint ? name.end : at + verb.length },
    holder: '',
    joint,
    generic: isGenericName(text),
    how: 'held',
    weak: false,
    status: CALLED_OFF.test(verb)
      ? 'cancelled'
      : statusOf(masked.slice(found.clause, name.start) + tail, masked.slice(at, telling.toldEnd)),
    deed: null,
    places: /在(?:这里|此地?)$/.test(tail)
      ? meantHere(story, telling, name.start)
      : verb === '走进'
        ? findMoves(masked, { start: at, end: telling.toldEnd })
            .slice(0, 1)
            .flatMap((move) => move.places)
        : placeBefore(masked, name.end, at),
  };
}

/** 「出席…会议」 and 「在…会议上」: the name is what counts; null for a bare 会议, which says nothing new. */
export function attended(
  story: Story,
  telling: Telling,
  name: FoundName,
  at: number,
  how: 'attended' | 'scene',
  joint: boolean,
): Mention | null {
  const text = story.masked.slice(name.start, name.end);
  if (isGenericName(text) || UNSOUND.test(text) || name.end - name.start < 5) return null;
  const clause = clauseStart(story.masked, telling.start, at);
  if (
    NOT_HAPPENED.test(story.masked.slice(Math.max(clause, at - 6), at)) ||
    SUPPOSED.test(story.masked.slice(clause, at))
  )
    return null;
  return {
    ...frame(story, name, name),
    reach: { start: at, end: name.end },
    holder: '',
    joint,
    generic: false,
    how,
    weak: false,
    status: statusOf(story.masked.slice(clause, at), ''),
    deed: null,
    places: placesBefore(story.masked, Math.max(telling.start, at - 60), at),
  };
}
