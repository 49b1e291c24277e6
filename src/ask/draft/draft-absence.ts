import type { Draft } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { absenteesOf } from './absentees.ts';
import { whenWords } from './day-words.ts';
import type { DraftSettings } from './draft-list.ts';
import { happeningOf } from './happening.ts';
import { fittingEvents } from './one-event.ts';

const ABSENCE = /(?:没有?|未|未能|没能)(?:去|来|能)?(?:参加|出席|到会|到场|去|来开会|与会)|缺席|缺了?席|请了?假/;

/** Whether a question asks who stayed away: 「谁没参加」, 「哪些领导请假」. */
export function asksAbsence({ question, kind, people }: QueryPlan): boolean {
  const asks = /谁|哪[些几]?[位个]?|什么人|有人/.test(question) && ['who', 'attendance', 'list', 'what'].includes(kind);
  return asks && people.length === 0 && ABSENCE.test(question);
}

/** Who stayed away from one event, in the words of its reports; null when none says so: silence is no absence. */
export function draftAbsence(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  const asked = { ...plan, text: plan.text.replace(ABSENCE, ' '), question: plan.question.replace(ABSENCE, ' ') };
  for (const event of fittingEvents({ ...asked, deeds: [] }, evidence)) {
    const claims = happeningOf(event, evidence).flatMap((record) => {
      const article = evidence.articles.get(record.articleId);
      const away = article ? absenteesOf(record, article, evidence.nearby) : [];
      return away.map(({ text, quote }) => ({ text: `${text}。`, quotes: [quote], event: null }));
    });
    if (claims.length === 0) continue;
    const lead = () => `${whenWords(event, settings.showYear)}${event.name}，报道写明未到的有：`;
    return { lead, claims, mode: 'extractive', whole: true };
  }
  return null;
}
