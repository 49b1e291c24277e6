import type { Draft, Switch } from './event-agenda.ts';
import type { Story, Telling } from './event-story.ts';
import { type EventShape, headsIn } from './event-words.ts';

const VISITING =
  /(?:参加|陪同|一同|随同)(?:了)?(?:调研|督导|督查|检查|考察|慰问|走访|看望|视察)|(?:调研|督导|检查|考察|走访|慰问)(?:中|时|期间|过程中)|先后(?:来到|前往|深入|走进|到|察看|查看)|每到一[处地]|[一-鿿]一行(?:来到|前往|深入|到|走进)|(?:陪同|随同)$/;
/** 「参加上述活动」 */
const ALL = /(?:参加|参与|出席|陪同)(?:了)?(?:上述|以上|有关|相关|系列|当天)活动/;
const CLAUSE = /[^,;。!?\n]+/g;

/**
 * Words of a telling that take up a happening already told: 「会议由…主持」, 「参加调研」. A reference holds from its clause
 * on; `told`: the telling's own mentions, in whose clauses nothing is taken up; `current`: what was told before.
 */
export function findReferences(
  story: Story,
  telling: Telling,
  drafts: readonly Draft[],
  current: readonly Draft[],
  told: readonly Switch[],
): Switch[] {
  if (drafts.length < 2) return [];
  const found: Switch[] = [];
  let focus = current;
  const text = story.masked.slice(telling.start, telling.toldEnd);
  for (const match of text.matchAll(CLAUSE)) {
    const [start, end] = [telling.start + match.index, telling.start + match.index + match[0].length];
    const own = told.findLast((one) => start <= one.at && one.at < end);
    const next = own?.drafts ?? referredTo(story, match[0], drafts, focus);
    if (!own && next) found.push({ at: start, drafts: next, mention: null });
    focus = next ?? focus;
  }
  return found;
}

function referredTo(
  story: Story,
  clause: string,
  drafts: readonly Draft[],
  focus: readonly Draft[],
): readonly Draft[] | null {
  if (ALL.test(clause)) return drafts;
  if (VISITING.test(clause)) return lastOf(drafts, focus, ['visit']);
  const head = headsIn(clause, 0, clause.length).at(0);
  const word = head ? clause.slice(head.start, head.end) : /会[上后前]/.exec(clause) ? '会' : null;
  if (!word || clause.startsWith('精神', head?.end)) return null;
  const bearing = (draft: Draft) =>
    word.length > 2 && draft.named.mention.shape !== 'visit' && nameOf(story, draft).includes(word);
  const here = focus.filter(bearing);
  if (here.length > 0) return here;
  const named = drafts.findLast(bearing);
  return named ? [named] : lastOf(drafts, focus, shapesFor(head?.shape ?? 'meeting', word));
}

function shapesFor(shape: EventShape, word: string): EventShape[] {
  if (word === '活动') return ['activity', 'ceremony', 'visit'];
  return shape === 'meeting' ? ['meeting'] : shape === 'ceremony' ? ['ceremony', 'activity'] : ['activity'];
}

/** The current happenings when they are of such a shape, else the last one that is. */
function lastOf(
  drafts: readonly Draft[],
  focus: readonly Draft[],
  shapes: readonly EventShape[],
): readonly Draft[] | null {
  const fits = (draft: Draft) => shapes.includes(draft.named.mention.shape);
  if (focus.length > 0 && focus.every(fits)) return focus;
  const last = drafts.findLast(fits);
  return last ? [last] : null;
}

function nameOf(story: Story, draft: Draft): string {
  const { name } = draft.named.mention;
  return story.folded.slice(name.start, name.end);
}
