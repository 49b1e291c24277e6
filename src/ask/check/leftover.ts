import { comparable } from '../../text/comparable.ts';
import type { Bench, LaidClause } from './laid-clause.ts';
import type { SourceSentence } from './sources.ts';

/** Words that carry no fact of their own. */
const GLUE =
  /^(?:据报道|报道称|报道|同时|此外|另外|其中|当天|当日|会上|共|的|了|在|于|是|为|由|和|与|及|并|且|等|上|中|还|也|则|对|向|把|被|地|得|之|以|从|至|到|又|该|位|名|个|里|内)/;
/** Words of one meaning, for which a paraphrase takes another. */
const ALIKE: readonly (readonly string[])[] = [
  ['表示', '说', '称', '介绍', '谈到'],
  ['出席', '参加'],
  ['共', '一共', '总共'],
  ['没有', '无', '未'],
];
const MEETING = /(?:会议|大会|座谈会|调度会|推进会|例会|仪式|活动|论坛|节|赛|展)$/;
/** Sentences back in which 「会议」 may have been named. */
const FAR = 4;

/** Whether a piece is no more than the word for the event that a sentence tells of. */
export function isMeetingWord(text: string): boolean {
  return /^(?:本次|此次|这次)?(?:会议|大会|座谈会|仪式|活动)$/.test(text);
}

/** Whether what a clause says beyond its sentence says nothing, or names the meeting that the sentence calls 「会议」. */
export function leftoverStands(clause: LaidClause, bench: Bench): boolean {
  return runs(clause).every(
    ({ at, text }) => isGlue(text, clause.beneath.text) || namesMeeting(at, text, clause, bench),
  );
}

function runs({ form, laid }: LaidClause): { readonly at: number; readonly text: string }[] {
  const found: { at: number; text: string }[] = [];
  for (const at of laid.left) {
    const last = found.at(-1);
    if (last && last.at + last.text.length === at) last.text += form.text.charAt(at);
    else if (!form.dates.has(at)) found.push({ at, text: form.text.charAt(at) });
  }
  return found;
}

function isGlue(text: string, beneath: string): boolean {
  let rest = text;
  while (rest !== '') {
    const word = GLUE.exec(rest)?.[0] ?? alike(rest, beneath);
    if (!word) return false;
    rest = rest.slice(word.length);
  }
  return true;
}

function alike(rest: string, beneath: string): string | null {
  for (const words of ALIKE) {
    const word = words.find((one) => rest.startsWith(one));
    if (word && words.some((other) => beneath.includes(other))) return word;
  }
  return null;
}

/** 「出席全市防汛工作会议」 over 「出席会议」: the name stands a few sentences before, and no other meeting between. */
function namesMeeting(at: number, text: string, { form, source }: LaidClause, bench: Bench): boolean {
  const rest = form.text.slice(at + text.length, at + text.length + 3);
  const head = MEETING.test(text) ? '' : (/^(?:会议|大会|座谈会|仪式|活动|会)/.exec(rest)?.[0] ?? null);
  if (head === null || text.length + head.length < 4) return false;
  const name = text + head;
  return earlier(source).includes(name) || recordNames(name, source, bench);
}

/** What the paragraph prints before a sentence, the nearest sentences only. */
function earlier({ article, start }: SourceSentence): string {
  const line = article.text.lastIndexOf('\n', start - 1) + 1;
  const stops = article.text.slice(line, start).split(/(?<=[。！？])/);
  return comparable(stops.slice(-FAR).join('')).replace(/[“”《》()（）]/g, '');
}

/** The article's only event of that name, or the event that the sentence's statement was made at. */
function recordNames(name: string, { article, start }: SourceSentence, { sources, context }: Bench): boolean {
  const own = sources.events.filter(({ articleId }) => articleId === article.id);
  const named = own.filter((event) =>
    comparable(event.name)
      .replace(/[“”《》()（）]/g, '')
      .includes(name),
  );
  const said = context.statements?.find(
    (one) => one.articleId === article.id && one.start <= start && start < one.end,
  )?.eventId;
  return named.some(
    (event) => own.length === 1 || event.id === said || (event.quote.start <= start && start < event.quote.end),
  );
}
