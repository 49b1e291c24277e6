import type { DraftClaim } from '../../domain/draft.ts';
import type { DateFacet } from '../../domain/facet.ts';
import { clauseStands } from './clause-stands.ts';
import type { CheckContext } from './context.ts';
import { formOf, newSymbols } from './forms.ts';
import { type Bench, type BySentence, datesIn, type LaidClause } from './laid-clause.ts';
import type { Readings } from './readings.ts';
import { sameTime } from './same-time.ts';
import type { SourceSentence, Sources } from './sources.ts';
import { lay } from './tiles.ts';

/**
 * Lays each clause of a claim over the sentence of its quotes that bears most of it. The claim stands when every word of
 * every clause stands there, in an order that keeps who, what, when and how many together, with nothing that turns the
 * meaning dropped on the way.
 */
export function judgeBySentence(
  claim: DraftClaim,
  sources: Sources,
  context: CheckContext,
  readings: Readings,
): BySentence {
  const bench: Bench = { claim, sources, context, readings, symbols: newSymbols() };
  const clauses = clausesOf(claim.text);
  const laid: LaidClause[] = [];
  for (const raw of clauses) {
    const candidates = layClause(raw, laid.at(-1), bench);
    const verdicts = candidates.map((clause) => clauseStands(clause, laid, bench));
    const found = candidates[verdicts.indexOf('stands')];
    if (!found) return verdicts[0] ?? 'undecided';
    laid.push(found);
  }
  return laid.length > 0 ? 'stands' : 'undecided';
}

/** Clauses between marks; one that only says when or where, without a verb of its own, goes with the next. */
function clausesOf(text: string): string[] {
  const parts = text.split(/[，,。；;：:！!？?…\n]/).filter((part) => part.replace(/[”“」「\s]/g, '') !== '');
  const clauses: string[] = [];
  let waiting = '';
  for (const part of parts) {
    waiting += part;
    if (!/^[\d年月日号至到时分点零一二三四五六七八九十凌晨早上中下午傍晚前后]{2,30}$/.test(part)) {
      clauses.push(waiting);
      waiting = '';
    }
  }
  return waiting === '' ? clauses : [...clauses, waiting];
}

/** Most sentences that a clause is held against: those that bear most of it. */
const MOST = 4;

/** A clause laid over the sentences that bear most of it, the best first; of equals, the sentence of the clause before. */
function layClause(raw: string, last: LaidClause | undefined, bench: Bench): LaidClause[] {
  const { sources, readings } = bench;
  const near = (clause: LaidClause) => Number(clause.source === last?.source);
  return sources.sentences
    .map((source) => layOver(raw, readings.dates(raw, source.article.issueDate?.value ?? null), source, bench))
    .filter(({ laid }) => laid.share > 0)
    .sort((a, b) => b.laid.share - a.laid.share || near(b) - near(a))
    .slice(0, MOST);
}

function layOver(raw: string, dates: readonly DateFacet[], source: SourceSentence, bench: Bench): LaidClause {
  const { symbols } = bench;
  const told = datesIn(source, bench);
  const keyOf = (date: DateFacet) => symbols.of(`d${date.from}|${date.to}|${date.dayPart}|${date.text}`);
  const beneath = formOf(source.text, told, symbols, keyOf);
  const form = formOf(raw, dates, symbols, (date) => {
    const same = told.find((other) => sameTime(date, other));
    return same ? keyOf(same) : symbols.of(`c${date.text}`);
  });
  return { raw, form, source, beneath, laid: lay(form.text, beneath.text), dates };
}
