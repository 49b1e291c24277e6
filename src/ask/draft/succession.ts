import type { Day } from '../../domain/day.ts';
import type { Draft } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import type { Succession } from '../understand/asked-succession.ts';
import { heldOffices, titleFor } from './held-offices.ts';
import { officeHolders, type Turn, turnsOfOffice } from './office-holders.ts';

/** Offices that pass from one to the next. */
const PASSES_ON = /(?:书记|[省市县区州镇乡村]长|主席|主任|局长|部长|厅长|处长|校长|院长|行长|秘书长|检察长)$/;

/**
 * Who had an office next before or next after somebody, as far as the archive tells: by first print or by the notice of
 * appointment. Without an office in the question, the one that the person was last printed with. Null when nobody is told of.
 */
export function draftSuccession(plan: QueryPlan, evidence: Evidence, way: Succession): Draft | null {
  const [name, ...others] = plan.people;
  if (name === undefined || others.length > 0) return null;
  for (const office of officesOf(name, plan, evidence)) {
    const open: QueryPlan = { ...plan, question: `${office}是谁`, people: [], times: [], titles: [office] };
    const other = neighbour(turnsOfOffice(open, evidence), name, way);
    const claims =
      other === null ? [] : (officeHolders(open, evidence)?.claims ?? []).filter(({ text }) => text.includes(other));
    if (claims.length > 0) {
      const lead = `馆藏报道中，${name}之${way === 'after' ? '后' : '前'}的${office}是${other}：`;
      return { lead: () => lead, claims, mode: 'extractive', whole: true };
    }
  }
  return null;
}

function officesOf(name: string, { titles }: QueryPlan, evidence: Evidence): readonly string[] {
  // Several hold 副 and 常委 at once, so that nobody is the next.
  if (titles.some((title) => /副|常委|委员/.test(title))) return [];
  if (titles.length > 0) return titles.map((title) => title.replace(/^(?:前任|继任|下一任|上一任|新任?)/, ''));
  const printed = heldOffices(evidence)
    .filter((held) => held.name === name)
    .flatMap((held) => held.titles)
    .filter((title) => PASSES_ON.test(title) && !/副|常委/.test(title));
  return [...new Set(printed.reverse())].filter(
    (title, at, all) => all.findIndex((one) => titleFor(one, [title])) === at,
  );
}

/** Who stands next to a name among the holders in the same place, in order of their first day. */
function neighbour(turns: readonly Turn[], name: string, way: Succession): string | null {
  const first = new Map<string, Day>();
  const places = new Set(turns.filter((turn) => turn.name === name).map(({ place }) => place));
  for (const { name: holder, day, place } of turns) {
    if (!places.has(place)) continue;
    const known = first.get(holder);
    if (day !== null && (known === undefined || day < known)) first.set(holder, day);
  }
  const own = first.get(name);
  if (own === undefined) return null;
  const inOrder = [...first].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
  const at = inOrder.findIndex(([holder]) => holder === name);
  return inOrder[way === 'after' ? at + 1 : at - 1]?.[0] ?? null;
}
