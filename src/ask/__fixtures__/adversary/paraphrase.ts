import { dayFields } from '../../../domain/day.ts';
import { findDates } from '../../../text/dates.ts';
import { findPeople } from '../../../text/people.ts';
import type { Ground } from './bases.ts';

/** A sentence that says nothing but what is printed, in other words or another order. */
export interface Paraphrase {
  readonly kind: string;
  readonly question: string;
  readonly reply: string;
  /** As it should be shown. */
  readonly text: string;
}

type Writer = (ground: Ground, next: Ground | undefined) => string | null;

/** Honest ways of saying a sentence again, one a kind. */
const PARAPHRASES: Readonly<Record<string, Writer>> = {
  'numerals rewritten': numerals,
  'relative day told as date': dated,
  'title shortened': shortTitle,
  'clauses reordered': reordered,
  'clause left out': shorter,
  'two quotes joined': joined,
  'date moved behind its subject': dateMoved,
  'credits and opening left out': withoutOpening,
  'told with another verb': otherVerb,
};

/** The paraphrases of a sentence; those that change nothing are left out. */
export function paraphrasesOf(ground: Ground, next: Ground | undefined): Paraphrase[] {
  return Object.entries(PARAPHRASES).flatMap(([kind, write]) => {
    const told = write(ground, next);
    if (!told || told.length > 190) return [];
    const text = /[。！？]$/.test(told) ? told : `${told}。`;
    if (ground.sentence.includes(text)) return [];
    const keys =
      kind === 'two quotes joined' && next && next.key !== ground.key
        ? `[${ground.key}][${next.key}]`
        : `[${ground.key}]`;
    return [{ kind, question: ground.base.question, reply: text + keys, text }];
  });
}

const DIGITS = '零一二三四五六七八九';

function hanzi(value: number): string {
  if (value < 10) return DIGITS.charAt(value);
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? '' : DIGITS.charAt(tens)}十${value % 10 === 0 ? '' : DIGITS.charAt(value % 10)}`;
}

function numerals({ sentence }: Ground): string | null {
  const dates = findDates(sentence, { reference: null, use: 'article' });
  const match = [...sentence.matchAll(/(?<![\d.A-Za-z至])(\d{1,2})(?=[座处户个人名家辆条项级])/g)].find(
    ({ index }) => !dates.some((date) => date.start <= index && index < date.end),
  );
  return match
    ? sentence.slice(0, match.index) + hanzi(Number(match[1])) + sentence.slice(match.index + match[0].length)
    : null;
}

function dated({ sentence, citation }: Ground): string | null {
  const date = findDates(sentence, { reference: citation.issueDate, use: 'article' }).find(({ text }) =>
    /^[昨今前明]/.test(text),
  );
  const day = date && dayFields(date.from);
  if (!date || !day || date.from !== date.to) return null;
  const words = `${day.year === null ? '' : `${day.year}年`}${day.month}月${day.date}日${date.dayPart ?? ''}`;
  return bare(sentence.slice(0, date.start) + words + sentence.slice(date.end));
}

/** Without 「本报讯（记者…）」, which no answer repeats. */
function bare(sentence: string): string {
  return sentence.replace(/^.{0,12}[讯电]\s?(?:[（(][^（）()]{1,40}[）)])?\s?/, '');
}

function shortTitle({ sentence }: Ground): string | null {
  for (const { titles, start } of findPeople(sentence)) {
    const printed = titles.join('、');
    if (titles.length < 2 || !sentence.slice(0, start).endsWith(printed)) continue;
    return sentence.slice(0, start - printed.length) + (titles.at(-1) ?? '') + sentence.slice(start);
  }
  return null;
}

function clauses(sentence: string): string[] {
  return sentence.replace(/[。！？]$/, '').split(/[，,；;]/);
}

/** Clauses each of which names who did it. */
function reordered({ sentence }: Ground): string | null {
  const parts = clauses(bare(sentence));
  if (parts.length !== 2 || parts.some((part) => findPeople(part).length === 0) || /[“”：]/.test(sentence)) return null;
  return parts.toReversed().join('，');
}

function shorter({ sentence }: Ground): string | null {
  const parts = clauses(sentence);
  if (parts.length < 3 || /[“”：《]/.test(sentence)) return null;
  return parts.slice(0, -1).join('，');
}

function joined({ sentence }: Ground, next: Ground | undefined): string | null {
  if (!next || next.sentence === sentence || findPeople(next.sentence).length === 0 || /^[他她]/.test(next.sentence))
    return null;
  return `${sentence.replace(/[。！？]$/, '')}，${next.sentence}`;
}

function dateMoved({ sentence }: Ground): string | null {
  const match =
    /^((?:\d{4}年)?\d{1,2}月\d{1,2}日(?:上午|下午|晚)?)[，,]([^，,在于]{4,24})((?:在|于)[^，]{3,20}(?:召开|举行).*)$/.exec(
      bare(sentence),
    );
  return match ? `${match[2]}${match[1]}${match[3]}` : null;
}

function withoutOpening({ sentence }: Ground): string | null {
  const text = bare(sentence);
  return text === sentence ? null : text;
}

function otherVerb({ sentence }: Ground): string | null {
  const verbs: readonly (readonly [string, string])[] = [
    ['召开', '举行'],
    ['举行', '举办'],
    ['由', ''],
  ];
  for (const [old, put] of verbs) {
    const at = old === '由' ? -1 : sentence.indexOf(old);
    if (at >= 0) return bare(sentence.slice(0, at) + put + sentence.slice(at + old.length));
  }
  return null;
}
