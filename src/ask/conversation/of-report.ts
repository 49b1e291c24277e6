import type { Slots } from '../../domain/conversation.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { dropQuestionWords } from '../../text/search-text.ts';
import { itemAsked, toldTitles } from './told-item.ts';
import { ownWords, SAME_REPORT } from './turn-words.ts';

/** 「这条新闻谁写的」, 「上一条是哪家报纸登的」 ask of the reports that were cited. */
export function ofReport(own: QueryPlan, folded: string, slots: Slots): QueryPlan | null {
  const item = itemAsked(folded, slots);
  const named = own.people.length + own.times.length + own.places.length > 0 || /[《“]/.test(folded);
  if (item === 'none') return null;
  const titles = toldTitles(item ? [item.item] : slots.told);
  if (titles.length === 0 || named || (!item && !SAME_REPORT.test(folded) && ownWords(own, folded) > 6)) return null;
  const asked = item ? folded.replace(item.words, '') : folded.replace(SAME_REPORT, '');
  const shown = item || own.kind === 'source' ? titles : titles.slice(0, 1);
  const question = `${shown.map((title) => `《${title}》`).join('')}${asked}`;
  return { ...own, question, page: null, text: dropQuestionWords(question), carried: ['topic'] };
}
