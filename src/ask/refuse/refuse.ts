import type { AskedBack, Refusal } from '../../domain/answer.ts';
import type { IndexReader } from '../../domain/archive-index.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { searchForm } from '../../text/fold.ts';
import { timeWords } from '../draft/day-words.ts';
import { similarNames } from '../understand/similar-names.ts';
import { aroundWords, asksDays, daySpan, issuesNear } from './coverage.ts';
import type { FalsePremise } from './false-premise.ts';
import { missingWords, nearestHeld, ofPapers } from './missing-issue.ts';
import { asCitations, nearestTo } from './nearest.ts';
import { paperNotHeld } from './paper-not-held.ts';

/** Why nothing is answered, in the order in which a reader would ask: the archive, the person, the issue, the matter. */
export async function refusalFor(
  plan: QueryPlan,
  evidence: Evidence,
  reader: IndexReader,
  premise: FalsePremise | null,
): Promise<Refusal> {
  const { holdings } = reader;
  if (holdings.articles === 0) return { code: 'archive_empty', text: '馆藏里还没有稿件，请先放入报纸并建立索引。' };
  const unknown = await unknownPeople(plan, reader);
  if (unknown.length > 0) return personUnknown(plan, unknown, reader);
  const elsewhere = paperNotHeld(plan, holdings);
  if (elsewhere !== null) return { code: 'issue_missing', text: elsewhere };
  const missing = missingWords(plan, holdings);
  if (missing !== '')
    return withNearest({ code: 'issue_missing', text: `${missing}，这一问无从查考。` }, plan, evidence);
  if (asksDays(plan) && issuesNear(plan, holdings).length === 0)
    return { code: 'date_outside', text: `馆藏中没有${aroundWords(plan)}的报纸${held(plan, reader)}，无从查考。` };
  if (premise)
    return { code: 'nothing_says', text: premise.text, nearest: asCitations(premise.told.quotes, evidence.articles) };
  return withNearest({ code: 'nothing_says', text: `${subject(plan)}馆藏报道未提及。` }, plan, evidence);
}

/** The refusal with passages that come near; none = left out. */
function withNearest(refusal: Refusal, plan: QueryPlan, evidence: Evidence): Refusal {
  const nearest = nearestTo(plan, evidence);
  return nearest.length > 0 ? { ...refusal, nearest } : refusal;
}

async function unknownPeople(plan: QueryPlan, reader: IndexReader): Promise<string[]> {
  const known = await Promise.all(plan.people.map((name) => reader.knowsName(name)));
  return plan.people.filter((_, at) => !known[at]);
}

/** 「馆藏报道中没有出现“范亭远”。是否要问“范亭渊”？」 Names that are alike are offered, never answered for. */
async function personUnknown(plan: QueryPlan, unknown: readonly string[], reader: IndexReader): Promise<Refusal> {
  const text = `馆藏报道中没有出现“${unknown.join('”“')}”。`;
  const [name, ...others] = unknown;
  const alike = name === undefined || others.length > 0 ? [] : await similarNames(name, reader);
  if (name === undefined || alike.length === 0) return { code: 'person_unknown', text };
  const options = alike.map((other): AskedBack => ({ label: other, question: named(plan.question, name, other) }));
  return { code: 'person_unknown', text: `${text}是否要问“${alike.join('”或“')}”？`, options };
}

function named(question: string, name: string, other: string): string {
  if (question.includes(name)) return question.replace(name, () => other);
  return searchForm(question).replace(searchForm(name), () => other);
}

/** 「（馆藏《云溪晚报》为2023年4月6日至5月9日）」: of the papers asked, else of all. */
function held(plan: QueryPlan, { holdings }: IndexReader): string {
  const span = daySpan({ issues: ofPapers(plan, holdings) });
  if (span === '') return '';
  const whose = plan.papers.length > 0 ? `馆藏${plan.papers.map((paper) => `《${paper}》`).join('')}为` : '现有';
  return `（${whose}${span}${nearestHeld(plan, holdings)}）`;
}

function subject(plan: QueryPlan): string {
  const who = plan.people.join('、');
  const when = plan.times.map(timeWords).join('、');
  return who || when ? `关于${[who, when].filter(Boolean).join('在')}的这一问，` : '这一问，';
}
