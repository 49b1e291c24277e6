import type { EventStatus } from '../domain/event.ts';
import type { Span } from '../domain/span.ts';
import type { Mention } from './event-mention.ts';
import { type FoundName, leftEdge, nameAfter, nameBefore } from './event-name.ts';
import { findMoves } from './event-places.ts';
import type { Story, Telling } from './event-story.ts';
import { isGenericName, isNumberedName, kindOfName } from './event-words.ts';

const HOLD = /主持召开|组织召开|联合召开|召集|召开|举行|举办|开展|开了/;
const BEGIN =
  /开幕|闭幕|启动|开赛|开班|开讲|开营|开跑|开机|落幕|收官|取消|延期|推迟|改期|顺延|暂缓|揭牌|开工|奠基|通车|签约|挂牌|竣工|投产|开馆|开园|成立|开业|封顶/;
const VERB = new RegExp(`${HOLD.source}|${BEGIN.source}`, 'g');
const ATTEND = /(?:出席|参加|列席|主持(?!召开|人)|收听收看|收看|观看|见证)(?:了)?/g;
const SCENE = /(?:会议?|式|典礼|活动|论坛|赛|训|班)(?:上|中|期间|现场)/;

const NOT_HAPPENED =
  /(?:未|没有|没|不|不得|不再|禁止|严禁|停止|叫停|避免|拒绝|无法|减少)(?:能|再|曾|如期|按期)?$|(?:要|应|应当|须|必须|需|需要|可|可以|能|每[天日周月年季]|定期|不定期|经常|轮流|先后|累计|多次|共|依法|建议|申请|同意|鼓励|支持|允许|批准|原则上|多次|曾|曾经|连续|陆续|关于)$/;
const CALLED_OFF = /取消|延期|推迟|改期|顺延|暂缓/;
const PLANNED = /将(?![军近来领士])|即将|拟(?:于|在)?|定于|计划|预计|有望|筹备|准备|决定/;
const COUNTED = /^(?:了|各类|各种)?(?:[0-9]{2,}|[2-9]|[两二三四五六七八九十百]+)(?:余|多)?(?:[场次期]|个班)/;
const COUNTED_AFTER = /^[^,。]{0,4}?(?:[0-9]{1,6}|[两二三四五六七八九十百多数]+)(?:余|多)?[场次期]/;
const REFERS = /^(?:为了?|迎接|喜迎|随着|自从|自|距|距离|等|在|以|按照|根据|关于|至|从|因)/;
const UNSOUND =
  /^(?:宣布|参与|组织|开展|进行|观看|举行|欢迎|多项|各项|各类|一系列|系列活动|[两三四五六七八九十几数][十百]?[场次]|[两三几数]个重要|多场|若干|部分|这些|许多|其他|相关|形式为|人数)|每[^,]{1,8}一次|^(?:并|和|与|及|、|等|过|在|对|就|的|会议|仪式)(?!.{0,4}$)|召开|出席|指出|强调|[。;!?]|.(?:迎接|喜迎)|以来|,|、.*等|并(?![购行网联轨])|即将/;
const AFTER_PASSIVE = /^(?:$|[了,.。;!?:\s—在于并”])/;

/** Meetings, rites and activities that one telling speaks of, in order of print. */
export function findMeetings(story: Story, telling: Telling): Mention[] {
  const text = story.masked.slice(telling.start, telling.toldEnd);
  const found: Mention[] = [];
  for (const match of text.matchAll(VERB)) {
    const mention = atVerb(story, telling, match[0], telling.start + match.index);
    if (mention) found.push(mention);
  }
  for (const match of text.matchAll(ATTEND)) {
    const at = telling.start + match.index;
    const end = at + match[0].length;
    if (COUNTED.test(story.masked.slice(end, end + 10))) continue;
    const name = nameAfter(story.masked, end, telling.toldEnd, story.datesAt, false);
    // 「会见出席…会的嘉宾」 tells of the meeting with them.
    if (name && story.masked.charAt(name.end) !== '的') add(found, attended(story, telling, name, at, 'attended'));
  }
  if (SCENE.test(text)) {
    for (const match of text.matchAll(/在/g)) {
      const at = telling.start + match.index;
      const name = nameAfter(story.masked, at + 1, telling.toldEnd, story.datesAt, false);
      if (name && /^(?:上|中|期间|现场)/.test(story.masked.slice(name.end, name.end + 2))) {
        add(found, attended(story, telling, name, at, 'scene'));
      }
    }
  }
  return found.sort((a, b) => a.reach.start - b.reach.start);
}

function add(found: Mention[], mention: Mention | null): void {
  if (!mention) return;
  if (found.some((other) => other.name.start < mention.name.end && mention.name.start < other.name.end)) return;
  found.push(mention);
}

function atVerb(story: Story, telling: Telling, verb: string, at: number): Mention | null {
  const { masked } = story;
  const clause = clauseStart(masked, telling.start, at);
  const verbEnd = at + verb.length;
  if (NOT_HAPPENED.test(masked.slice(Math.max(clause, at - 6), at))) return null;
  if (COUNTED.test(masked.slice(verbEnd, verbEnd + 10))) return null;
  if (HOLD.test(verb)) {
    const name = nameAfter(masked, verbEnd, telling.toldEnd, story.datesAt, verb.endsWith('召开'));
    if (name) return active(story, telling, { verb, at, clause, name });
  }
  if (!AFTER_PASSIVE.test(masked.slice(verbEnd, verbEnd + 1))) return null;
  const name = nameBefore(masked, clause, at, story.datesAt);
  if (name) return passive(story, telling, { verb, at, clause, name });
  return BEGIN.test(verb) && !CALLED_OFF.test(verb) ? headless(story, telling, { verb, at, clause }) : null;
}

interface AtVerb {
  readonly verb: string;
  readonly at: number;
  readonly clause: number;
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
  return {
    ...base(story, found.name, name),
    reach: { start: Math.min(at, name.start), end: name.end },
    holder,
    generic: generic && name.start === found.name.start && name.end === found.name.end,
    how: scene ? 'scene' : 'held',
    weak: verb === '开展',
    status: statusOf(before, masked.slice(name.end, telling.toldEnd)),
    deed: relative
      ? null
      : verb.startsWith('主持')
        ? '主持'
        : verb === '开展' || verb === '举办'
          ? null
          : verb.slice(0, 2),
    places: placesBefore(masked, clause, at),
  };
}

/** 「…会议在…召开」 */
function passive(story: Story, telling: Telling, found: AtVerb & { readonly name: FoundName }): Mention | null {
  const { masked } = story;
  const { verb, at, name } = found;
  const text = masked.slice(name.start, name.end);
  const dated = telling.dates.some((date) => date.end <= name.start && date.start >= found.clause);
  if (UNSOUND.test(text) || (REFERS.test(text) && !(dated && /^(?:迎接|喜迎)/.test(text)))) return null;
  if (telling.groups.some((group) => group.start < name.end && group.end > name.start)) return null;
  const tail = masked.slice(name.end, at);
  return {
    ...base(story, name, name),
    reach: { start: name.start, end: at + verb.length },
    holder: '',
    generic: isGenericName(text),
    how: 'held',
    weak: false,
    status: CALLED_OFF.test(verb)
      ? 'cancelled'
      : statusOf(masked.slice(found.clause, name.start) + tail, masked.slice(at, telling.toldEnd)),
    deed: null,
    places: placeBefore(masked, name.end, at),
  };
}

const OPENS = /开幕|闭幕|开赛|开营|开班|开讲|开机|启动|落幕|收官|开跑/;
const NO_RITE = /已|相继|陆续|响应|预警|程序|机制|模式|系统|调查|计划|工程$|^(?:正式|全面|已|将|再次)?$/;

/** 「云溪二桥昨日开工」: a rite without a word that says so. 「…影像展在…开幕」 is named by what opens. */
function headless(story: Story, telling: Telling, found: AtVerb): Mention | null {
  const { masked } = story;
  const start = leftEdge(masked, found.clause, found.at, story.datesAt);
  const subject = masked.slice(start, found.at);
  const end = found.at + found.verb.length;
  if (!/^(?:$|[,.。;!?\s])/.test(masked.slice(end, end + 1))) return null;
  if (subject.length < 3 || subject.length > 60 || NO_RITE.test(subject) || REFERS.test(subject)) return null;
  if (UNSOUND.test(subject) || telling.groups.some((group) => group.start < found.at && group.end > start)) return null;
  const opened = OPENS.test(found.verb)
    ? subject.search(/[0-9]{1,2}月?[0-9]{0,2}日|[昨今]|日前|近日|正式|隆重|圆满|完美|在|于|盛大|将|拟/)
    : -1;
  const name = { start, end: opened >= 4 ? start + opened : end, shape: 'ceremony' as const };
  if (name.end - name.start > 44) return null;
  return {
    ...base(story, name, name),
    ...(opened >= 4 ? { shape: 'activity', kind: '活动' } : {}),
    reach: { start, end },
    holder: '',
    generic: false,
    how: 'held',
    weak: true,
    status: statusOf(subject, ''),
    deed: null,
    places: placeBefore(masked, start, found.at),
  };
}

/** 「出席…会议」 and 「在…会议上」: the name is what counts, a bare 会议 says nothing new. */
function attended(
  story: Story,
  telling: Telling,
  name: FoundName,
  at: number,
  how: 'attended' | 'scene',
): Mention | null {
  const text = story.masked.slice(name.start, name.end);
  if (isGenericName(text) || UNSOUND.test(text) || name.end - name.start < 5) return null;
  const clause = clauseStart(story.masked, telling.start, at);
  if (NOT_HAPPENED.test(story.masked.slice(Math.max(clause, at - 6), at))) return null;
  return {
    ...base(story, name, name),
    reach: { start: at, end: name.end },
    holder: '',
    generic: false,
    how,
    weak: false,
    status: statusOf(story.masked.slice(clause, at), ''),
    deed: null,
    places: placeBefore(story.masked, at, name.start),
  };
}

function base(story: Story, found: FoundName, name: Span): Pick<Mention, 'shape' | 'kind' | 'name' | 'core'> {
  const text = story.masked.slice(found.start, found.end);
  return {
    shape: found.shape,
    kind: kindOfName(text, found.shape),
    name: { start: name.start, end: name.end },
    core: { start: found.start, end: found.end },
  };
}

function statusOf(before: string, after: string): EventStatus {
  if (CALLED_OFF.test(after.slice(0, 12))) return 'cancelled';
  return PLANNED.test(before) ? 'planned' : 'held';
}

const TOPIC =
  /^,?(?:专题|认真|进一步|集中)?(?:部署|研究|学习|传达|审议|听取|安排|调度|讨论|总结|分析|动员|贯彻|通报|推进)[^,。;!?:]{2,40}/;
const ON_A_DAY =
  /(?:[昨今当][天日晚]|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}日|上午|下午|晚|日前|近日|\([^()]*\)|立即|随即|紧急|联合|迅速|专门)+$/;
const BODY =
  /(?:委|委员会|政府|党组|常委会|指挥部|领导小组|人大|政协|纪委|局|厅|部|办|院|校|公司|集团|省|市|县|区|乡|镇|村|社区|协会|联|组|会)$/;

/** A bare 「召开会议」 is named by who held it or by its subject: 「市委常委会召开会议」, 「会议部署防汛工作」. */
function widen(
  masked: string,
  telling: Telling,
  name: Span & { readonly verb: number; readonly edge: number; readonly byPerson: boolean },
): Span {
  const holder = masked.slice(name.edge, name.verb).replace(ON_A_DAY, '');
  const held = !name.byPerson && holder.length <= 20 && BODY.test(holder) && !/[^一-鿿]/.test(holder);
  const topic = TOPIC.exec(masked.slice(name.end, Math.min(telling.toldEnd, name.end + 60)));
  const ownName =
    held &&
    (!isGenericName(masked.slice(name.start, name.end)) || /常委会|党组|指挥部|领导小组|中心组|委员会$/.test(holder));
  const end = topic && !ownName ? name.end + topic[0].length : name.end;
  if (!held && end === name.end) return name;
  return { start: held ? name.edge : name.start, end };
}

const VENUE = /(?:在|于)([^,。;在于]{2,36})$/;
const NO_VENUE =
  /[上下中后时际月年]$|周[一二三四五六日末]|星期|^(?:建|职|岗|线|校|读)|^(?:全|线上|这|此|其|我|[0-9])|[日号午]|基础|背景/;

/** The venue before the verb, else where somebody went to: 「到凤鸣山开展…活动」. */
function placesBefore(masked: string, from: number, verb: number): Span[] {
  const venue = placeBefore(masked, from, verb);
  if (venue.length > 0) return venue;
  return findMoves(masked, { start: Math.max(from, verb - 60), end: verb }).flatMap((move) => move.places);
}

/** The venue printed right before the verb: 「在市会议中心(隆重)举行」. */
function placeBefore(masked: string, from: number, verb: number): Span[] {
  const text = masked.slice(Math.max(from, verb - 50), verb);
  const bare = text.replace(
    /(?:胜利|隆重|顺利|正式|圆满|联合|共同|成功|如期|主持|组织|分别|同时|同步|热烈|现场)+$/,
    '',
  );
  const offset = Math.max(from, verb - 50);
  const inside = /([^,。;、等会同]{2,24})[内里]$/.exec(bare);
  const found = VENUE.exec(bare);
  if (found?.[1] && !NO_VENUE.test(found[1])) {
    const start = offset + found.index + 1;
    return [{ start, end: start + found[1].replace(/[内里]$/, '').length }];
  }
  if (!found && inside?.[1] && !/^[一二三四五六七八九十0-9]/.test(inside[1])) {
    return [{ start: offset + inside.index, end: offset + inside.index + inside[1].length }];
  }
  return [];
}

/** Where the clause that holds `at` begins. */
export function clauseStart(masked: string, from: number, at: number): number {
  for (let i = at - 1; i >= from; i--) if (/[,;:。!?\n]/.test(masked.charAt(i))) return i + 1;
  return from;
}
