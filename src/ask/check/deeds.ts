import type { DraftClaim } from '../../domain/draft.ts';
import { fold } from '../../text/fold.ts';
import type { CheckContext } from './context.ts';
import type { Readings } from './readings.ts';

const DEED = /主持|通报|宣读|点评|致辞|授旗|授牌|揭牌|宣布|陪同|缺席|辞去|当选|任命|免去|强调|指出|要求|表示|提出/g;

/** Names of people in a text: those that read as such, and those that the evidence knows. */
export function namesIn(text: string, names: ReadonlySet<string>, readings: Readings): string[] {
  const read = readings.people(text).map((person) => person.name);
  const known = [...names].filter((name) => text.includes(name));
  return [...new Set([...read, ...known])];
}

/** Where one person and one of these deeds stand side by side, a quote must hold both in one sentence, or the record must. */
export function deedsAgree(claim: DraftClaim, context: CheckContext, readings: Readings): boolean {
  if (headsSentence(claim, context)) return true;
  const deeds = [...claim.text.matchAll(DEED)];
  if (deeds.length === 0) return true;
  const names = namesIn(claim.text, context.names, readings);
  return deeds.every((match) => {
    const doer = nearestBefore(claim.text, names, match.index);
    return (
      doer === null ||
      recordSays(claim, doer, match[0]) ||
      statementSays(claim, doer, match[0], context) ||
      quotesSay(claim, doer, match[0], context, readings)
    );
  });
}

/** A sentence of the archive, letter for letter, behind the item that it was asked for: 「张某：新任命的副市长张某…」. */
function headsSentence({ text, quotes }: DraftClaim, { articles }: CheckContext): boolean {
  const sentence = text.slice(text.indexOf('：') + 1);
  return quotes.some(({ articleId, start, end }) => {
    const quote = articles.get(articleId)?.text.slice(start, end) ?? '';
    return sentence.length >= 10 && quote.includes(sentence) && quote.includes(text.slice(0, text.indexOf('：')));
  });
}

function nearestBefore(text: string, names: readonly string[], at: number): string | null {
  const clause = text.slice(Math.max(0, at - 24), at);
  const found = names.map((name) => ({ name, where: clause.lastIndexOf(name) })).filter(({ where }) => where >= 0);
  return found.sort((a, b) => b.where - a.where)[0]?.name ?? null;
}

function recordSays(claim: DraftClaim, name: string, deed: string): boolean {
  const did = claim.event?.participants.filter((person) => person.name === name).flatMap((person) => person.did) ?? [];
  return did.some((done) => done.includes(deed)) || (claim.event?.name.includes(deed) ?? false);
}

function statementSays({ quotes }: DraftClaim, name: string, deed: string, { statements = [] }: CheckContext): boolean {
  return statements.some(
    ({ speaker, verb, articleId, start, end }) =>
      speaker === name &&
      verb.includes(deed) &&
      quotes.some((quote) => quote.articleId === articleId && start <= quote.start && quote.end <= end),
  );
}

function quotesSay(
  claim: DraftClaim,
  name: string,
  deed: string,
  { articles, names }: CheckContext,
  readings: Readings,
): boolean {
  return claim.quotes.some((quote) => {
    const text = fold(articles.get(quote.articleId)?.text.slice(quote.start, quote.end) ?? '').replace(/\s+/g, '');
    return text
      .split(/[。!?;]/)
      .some((sentence) => doersOf(deed, sentence, namesIn(sentence, names, readings)).has(name));
  });
}

/** Who does a deed in one sentence: the last name before it, with the names listed beside that one (甲、乙和丙主持). */
function doersOf(deed: string, sentence: string, names: readonly string[]): ReadonlySet<string> {
  const doers = new Set<string>();
  for (let at = sentence.indexOf(deed); at >= 0; at = sentence.indexOf(deed, at + 1)) {
    let end = at;
    for (;;) {
      const last = lastBefore(sentence, names, end);
      const between = last ? sentence.slice(last.end, end) : '';
      if (!last || (end < at && !/^(?:[、和与及]|等)?$/.test(between.replace(/^[^、和与及]{0,20}(?=[、和与及]$)/, ''))))
        break;
      doers.add(last.name);
      end = last.start;
    }
  }
  return doers;
}

function lastBefore(
  text: string,
  names: readonly string[],
  end: number,
): { name: string; start: number; end: number } | null {
  const found = names
    .map((name) => ({ name, start: text.lastIndexOf(name, end - name.length) }))
    .filter(({ name, start }) => start >= 0 && start + name.length <= end)
    .sort((a, b) => b.start - a.start)[0];
  return found ? { ...found, end: found.start + found.name.length } : null;
}
