import type { AskedBack, ClaimEvent, Refusal } from '../../domain/answer.ts';
import type { Asked, Slots, Told } from '../../domain/conversation.ts';
import { fold } from '../../text/fold.ts';
import { dayWords, whenWords } from '../draft/day-words.ts';
import { dayPartOf } from '../understand/question-words.ts';
import { contentWords } from '../understand/topic.ts';
import { DETAILS } from './more-of-it.ts';
import { fits } from './of-event.ts';
import { toldEvent } from './told-item.ts';

/** What is asked back, and what the next turn may pick from. */
interface AskBack {
  readonly refusal: Refusal;
  readonly asked: Asked;
}

/** 「那次会议」, with nothing behind it that names the meeting; 「那次全市防火会议」 names it. */
const POINTING = /[这那](?:一)?(?:个|次|场|项)(会议?|仪式|典礼|活动|调研|座谈会?|大会)(?:上|中)?/;
/** A day of its own tells which is meant. */
const DATED = /\d[年月日号]|昨天|前天|今天|去年|今年|上午|下午|晚上/;
/** Most that are offered. */
const OFFERED = 9;

/**
 * Asks back when a question points at one event and the conversation told several, or none. A question whose words fit one of
 * several comes back as that event's own; null when nothing is pointed at, or it is plain what is meant.
 */
export function whichEvent(question: string, slots: Slots): AskBack | { readonly question: string } | null {
  const folded = fold(question).trim();
  if (DETAILS.test(folded)) return whichToTell(slots);
  const match = POINTING.exec(folded);
  if (!match || toldEvent(slots) !== null) return null;
  const around = [folded.slice(0, match.index), folded.slice(match.index + match[0].length)] as const;
  const several = eventsTold(slots);
  if (several.length === 0)
    return slots.plan === null && !DATED.test(folded) && contentWords(around.join(' ')).join('').length <= OWN
      ? whichAtAll(match[0], around)
      : null;
  const meant = narrowed(several, match[1] ?? '', folded);
  const [only, ...others] = meant;
  if (only === undefined) return null;
  if (others.length === 0) return { question: spelled(only, around) };
  return askedBack(
    meant.slice(0, OFFERED).map((event) => ({ label: labelOf(event), question: spelled(event, around) })),
    around,
  );
}

/** Characters of its own up to which a question does not say which event it means. */
const OWN = 3;

/** Asks back which of these is meant, the first nine numbered. */
export function askBackAmong(options: readonly AskedBack[]): Refusal {
  const offered = options.slice(0, OFFERED).map(({ label, question }) => ({ label, question }));
  return askedBack(offered, null, options.length - offered.length).refusal;
}

/** The question with the options numbered below its first line. */
function askedBack(options: readonly AskedBack[], around: Asked['around'] = null, more = 0): AskBack {
  const items = options.map(({ label }, at) => `${at + 1}. ${label}`);
  const rest = more > 0 ? `另有${more}种，可写明地方、日期或全名再问。` : '';
  const text = ['有以下几种，请说明要问哪一个：', ...items, rest].filter((line) => line !== '').join('\n');
  return { refusal: { code: 'ambiguous', text, options }, asked: { options, around } };
}

function whichAtAll(words: string, around: readonly [string, string]): AskBack {
  const what = words.replace(/^[这那](?:一)?(?:个|次|场|项)/, '').replace(/[上中]$/, '');
  const text = `请说明要问的是哪一次${what}：写上名称、日期或参加的人，例如“全市防汛工作会议”。`;
  return { refusal: { code: 'ambiguous', text }, asked: { options: [], around } };
}

/** 「详细说说」 after a list: of which of its items. */
function whichToTell(slots: Slots): AskBack | null {
  if (toldEvent(slots) !== null) return null;
  const titles = new Map<string, Told>();
  for (const told of slots.told) if (told.event !== null && !titles.has(told.title)) titles.set(told.title, told);
  const options = [...titles.values()].flatMap(({ event, title }) =>
    event === null ? [] : [{ label: labelOf(event), question: `《${title}》讲了什么` }],
  );
  return options.length < 2 ? null : askedBack(options.slice(0, OFFERED));
}

/** Events of the last answer that told any, each once. */
function eventsTold({ told, list }: Slots): ClaimEvent[] {
  const events = (told.some(({ event }) => event !== null) ? told : list).flatMap(({ event }) => event ?? []);
  return events.filter((event, at) => events.findIndex((other) => labelOf(other) === labelOf(event)) === at);
}

/** Those that the pointing word fits, of the part of day that is said, and that share a word with the question. */
function narrowed(events: readonly ClaimEvent[], word: string, folded: string): readonly ClaimEvent[] {
  const part = dayPartOf(folded);
  const meeting = /^会|大会|座谈/.test(word);
  const kept = [
    (event: ClaimEvent) => fits(word, event),
    (event: ClaimEvent) => !meeting || /会议?$|会[（(]/.test(event.name),
    (event: ClaimEvent) => part === null || event.dayPart === part,
    (event: ClaimEvent) => contentWords(folded).some((said) => said.length >= 2 && event.name.includes(said)),
  ];
  return kept.reduce<readonly ClaimEvent[]>((left, test) => {
    const those = left.filter(test);
    return those.length > 0 ? those : left;
  }, events);
}

/** 「4月20日上午，市委常委会会议」 */
function labelOf(event: ClaimEvent): string {
  const when = whenWords(event, true);
  const name = event.name.replaceAll(',', '，');
  return when === '' ? name : `${when}，${name}`;
}

function spelled(event: ClaimEvent, [before, behind]: readonly [string, string]): string {
  const day = event.from === null ? '' : dayWords(event.from, true) + (event.dayPart ?? '');
  return `${before}${day}${event.name}${behind}`;
}
