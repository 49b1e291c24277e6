import type { Answer } from '../domain/answer.ts';
import type { EvalScores, Share } from '../domain/eval-report.ts';
import type { GoldQuestion } from '../domain/gold-question.ts';

/** Kinds of question whose answer must cite every wanted source, not one of them. */
const CITES_ALL = new Set(['list', 'compare', 'person', 'conflict']);

/** Kinds of question whose answer is complete or not. */
const LISTS = new Set(['list', 'count', 'timeline', 'attendance', 'person']);

/** What an answer is worth against its gold, citations and quotes aside. */
export function scoresAgainst(
  gold: GoldQuestion,
  answer: Answer,
  faults: readonly string[],
): Pick<EvalScores, 'right' | 'facts' | 'complete' | 'refused' | 'refusedWrongly'> {
  const refused = answer.status === 'not_found';
  const right: Share = [faults.length === 0 ? 1 : 0, 1];
  if (gold.type === 'unanswerable')
    return { right, facts: [0, 0], complete: [0, 0], refused: right, refusedWrongly: [0, 0] };
  const said = saidIn(answer);
  const told = gold.must.filter((group) => group.some((text) => said.includes(plain(text)))).length;
  const whole = told === gold.must.length && (typeof gold.items !== 'number' || answer.claims.length === gold.items);
  return {
    right,
    facts: [told, gold.must.length],
    complete: LISTS.has(gold.type) ? [whole ? 1 : 0, 1] : [0, 0],
    refused: [0, 0],
    refusedWrongly: [refused ? 1 : 0, 1],
  };
}

function saidIn(answer: Answer): string {
  return plain(answer.claims.map((claim) => claim.text).join(''));
}

/** What is wrong with an answer against its gold; empty when it is right. */
export function faultsAgainst(gold: GoldQuestion, answer: Answer): string[] {
  const faults = citationFaults(answer);
  if (gold.type === 'unanswerable') {
    if (answer.status !== 'not_found' || answer.claims.length > 0)
      faults.push(`应当拒答，却答：${answer.text.slice(0, 40)}`);
    else if (!answer.reason) faults.push('拒答没有说明理由');
    return faults;
  }
  const said = saidIn(answer);
  if (answer.status === 'not_found') faults.push('误拒');
  for (const group of gold.must)
    if (!group.some((text) => said.includes(plain(text)))) faults.push(`缺 ${group.join('/')}`);
  for (const text of gold.must_not) if (said.includes(plain(text))) faults.push(`误含 ${text}`);
  faults.push(...sourceFaults(gold, answer));
  if (typeof gold.items === 'number' && answer.claims.length !== gold.items)
    faults.push(`${answer.claims.length}项，应为${gold.items}项`);
  return faults;
}

function citationFaults(answer: Answer): string[] {
  const numbers = new Set(answer.citations.map((citation) => citation.n));
  const bare = answer.claims.filter(
    (claim) => claim.citations.length === 0 || claim.citations.some((n) => !numbers.has(n)),
  );
  return bare.map((claim) => `没有出处：${claim.text.slice(0, 30)}`);
}

function sourceFaults(gold: GoldQuestion, answer: Answer): string[] {
  if (gold.must.length === 0 || gold.cite.length === 0) return [];
  const cited = new Set(answer.citations.map((citation) => baseName(citation.source)));
  const missing = gold.cite.map(baseName).filter((source) => !cited.has(source));
  if (CITES_ALL.has(gold.type)) return missing.map((source) => `未引 ${source}`);
  return missing.length === gold.cite.length ? ['所引都不是应引的来源'] : [];
}

function baseName(path: string): string {
  return path.split('/').at(-1) ?? path;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .toLowerCase();
}
