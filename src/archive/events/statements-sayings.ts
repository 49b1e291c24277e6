import type { Span } from '../../domain/span.ts';
import type { PeopleGroup } from './participants-groups.ts';
import { addressedFrom } from './statements-addressed.ts';

/** Words in which a paper reports what was said: where they stand, who speaks, and what follows them. */
export interface Saying extends Span {
  readonly verb: string;
  /** Persons who speak; empty when a meeting or somebody without a name does. */
  readonly group: PeopleGroup | null;
  /** 他, 她, or nobody named at all: the last subject speaks on. */
  readonly carried: boolean;
  /** 会议, 有关负责人 …; null for persons, and for documents, which state nothing. */
  readonly other: Span | null;
  /** The words stand in quotation marks before the verb: 「“…”他说。」 */
  readonly behindQuote: boolean;
}

const VERB = /指出|建议|强调|要求|表示|说道?|认为|指示|坦言|叮嘱|重申|呼吁|勉励|希望|介绍|告诉记者|称/g;
/** Verbs that may run on without a comma: 「市长要求各单位…」. */
const RUNS_ON = new Set(['指出', '强调', '要求', '希望', '认为']);
const NOUN_BEFORE: Readonly<Record<string, RegExp>> = {
  要求: /(?:的|出|作|体|关|项|些|总|照|按|新|本|高|党|严格|质量|任务|目标|意见|标准|工作|和)$/,
  说: /[据小传听虽学解所再别]$/,
  说道: /[据听虽]$/,
  称: /[声自号名职简俗统全人堪并宣]$/,
  希望: /[的有新大]$/,
  表示: /[的示]$/,
  介绍: /(?:的|据|情况)$/,
  建议: /(?:的|条|出|项|些|议|见|合理化|等|和|与|为|写|提|[0-9])$/,
  指示: /(?:的|要|神|批|令|工作|重要)$/,
};
const NOT_AFTER_SAY = /^[明法服起谎]/;
const PRONOUN = /^(?:他|她|他们|她们|两人)/;
const BODY = /^(?:[^,。;]{0,14}(?<!“)(?:会议|全会|大会|座谈会|调度会|推进会|例会))$/;
const SOMEBODY =
  /(?:负责人|负责同志|人士|专家|教授|学者|民警|市民|居民|村民|群众|老师|医生|护士|经理|校长|院长|代表|志愿者|游客|家长|学生|同学|先生|女士|师傅|发言人|工作人员|委员)们?$/;
/** Papers that say something state nothing at an event. */
const DOCUMENT =
  /(?:通知|意见|方案|报告|文件|办法|规定|公告|通告|条例|》|精神|倡议书|公报|批示|决议|协议|合同|法律|数据|资料|信息|显示|皮书|声明|消息|媒体|报道|文章|专栏)$/;
const QUOTE = /[“"「]/;
const CONNECTIVE =
  /^(?:据|会上|会后|随后|其间|期间|同时|此外|最后|座谈会上|调研中|并|还|就此|对此|为此|再次|一致|共同|分别|特别|着重|郑重|明确|反复|再三|也|在[^,]{0,30}(?:时|中|后|上))+/;

/** Whether words that name a speaker name a gathering: 会议, 全市推进会. */
export function isGathering(speaker: string): boolean {
  return BODY.test(speaker);
}

/** The first words of reported speech in `sentence`, or null. `masked`: the text with quoted parts blanked. */
export function findSaying(masked: string, sentence: Span, groups: readonly PeopleGroup[]): Saying | null {
  const text = masked.slice(sentence.start, sentence.end);
  if (text.search(VERB) < 0) return null;
  for (const match of text.matchAll(VERB)) {
    const at = sentence.start + match.index;
    if (groups.some((group) => group.start <= at && at < group.end)) continue;
    const saying = sayingAt(masked, sentence, groups, at, match[0]);
    if (saying) return saying;
  }
  return null;
}

function sayingAt(
  masked: string,
  sentence: Span,
  groups: readonly PeopleGroup[],
  at: number,
  verb: string,
): Saying | null {
  const end = at + verb.length;
  if (NOUN_BEFORE[verb]?.test(masked.slice(Math.max(sentence.start, at - 4), at))) return null;
  const after = masked.slice(end, Math.min(sentence.end, end + 2));
  if (verb.startsWith('说') && NOT_AFTER_SAY.test(after)) return null;
  const quoted = QUOTE.test(masked.charAt(sentence.start)) || /[”"」]/.test(masked.charAt(sentence.start - 1));
  const toSomebody =
    quoted &&
    /^(?:叮嘱|勉励)/.test(verb) &&
    /^[^,。!?:]{1,16}[。!]/.test(masked.slice(end, Math.min(sentence.end, end + 20)));
  const behindQuote = quoted && (toSomebody || /^(?:[。,!]|$)/.test(after));
  const stopped = behindQuote || /^[,:“"「—]/.test(after);
  const runsOn = RUNS_ON.has(verb);
  if (!stopped && !runsOn) return null;
  const nearest = groups.findLast((g) => g.end <= at) ?? null;
  // 「他对随行的县长甲说」: whoever is spoken to does not speak.
  const turned =
    nearest && !/[,;]/.test(masked.slice(nearest.end, at)) ? addressedFrom(masked, sentence.start, nearest) : null;
  const group = turned === null ? nearest : (groups.findLast((g) => g.end <= turned) ?? null);
  const subject = subjectBefore(masked, sentence.start, group, turned ?? at);
  if (subject.kind === 'document' || (!stopped && !isClose(masked, group, subject, turned ?? at))) return null;
  const named = subject.kind !== 'pronoun' && subject.kind !== 'noun' && group !== null;
  return {
    start: at,
    end,
    verb: verb === '说道' ? '说' : verb,
    group: named ? group : null,
    carried: !named && (subject.kind === 'none' || subject.kind === 'pronoun'),
    other: subject.kind === 'noun' ? subject.span : null,
    behindQuote,
  };
}

type Subject =
  | { readonly kind: 'none' | 'pronoun' | 'document' | 'unclear' }
  | { readonly kind: 'noun'; readonly span: Span };

/** Who stands before the verb when it is no person with a name; `none`: the named person, or nobody. */
function subjectBefore(masked: string, start: number, group: PeopleGroup | null, at: number): Subject {
  const from = clauseStart(masked, Math.max(start, group?.end ?? 0), at);
  if (group && from === group.end) return { kind: 'none' };
  const text = masked.slice(from, at);
  const skipped = CONNECTIVE.exec(text)?.[0].length ?? 0;
  const rest = text.slice(skipped);
  if (rest.length === 0) return { kind: 'none' };
  if (PRONOUN.test(rest)) return { kind: 'pronoun' };
  const bare = rest.replace(/(?:还|也|再次|进一步|明确|最后|特别|一致|着重|同时)$/, '');
  const span = { start: from + skipped, end: from + skipped + bare.length };
  if (bare.length <= 24 && (BODY.test(bare) || SOMEBODY.test(bare))) return { kind: 'noun', span };
  return { kind: DOCUMENT.test(bare) ? 'document' : 'unclear' };
}

/** Whether the speaker stands right before the verb, as it must where no comma follows. */
function isClose(masked: string, group: PeopleGroup | null, subject: Subject, at: number): boolean {
  if (subject.kind === 'pronoun' || subject.kind === 'noun') return true;
  if (!group) return false;
  return /^(?:还|也|再次|进一步|明确|并|特别|着重|在[^,]{1,12}上|在讲话中|同时|,)?$/.test(masked.slice(group.end, at));
}

function clauseStart(masked: string, from: number, at: number): number {
  for (let i = at - 1; i >= from; i--) if (',;:。!?'.includes(masked.charAt(i))) return i + 1;
  return from;
}
