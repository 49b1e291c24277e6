import type { Draft, Switch } from './event-drafts.ts';
import type { Story, Telling } from './event-story.ts';
import { type EventShape, headsIn } from './event-words.ts';

const VISITING =
  /(?:参加|陪同|一同|随同)(?:了)?(?:调研|督导|督查|检查|考察|慰问|走访|看望|视察)|(?:调研|督导|检查|考察|走访|慰问)(?:中|时|期间|过程中)|先后(?:来到|前往|深入|走进|到|察看|查看)|每到一[处地]|[一-鿿]一行(?:来到|前往|深入|到|走进)/;
const CLAUSE = /[^,;。!?\n]+/g;

/** Words of a telling that take up a happening already told: 「会议由…主持」, 「参加调研」. A reference holds from its clause on. */
export function findReferences(
  story: Story,
  telling: Telling,
  drafts: readonly Draft[],
  current: Draft | null,
): Switch[] {
  if (drafts.length < 2) return [];
  const found: Switch[] = [];
  let latest = current;
  const text = story.masked.slice(telling.start, telling.toldEnd);
  for (const match of text.matchAll(CLAUSE)) {
    const start = telling.start + match.index;
    const draft = referredTo(story, match[0], drafts, latest);
    if (!draft) continue;
    found.push({ at: start, draft, mention: null });
    latest = draft;
  }
  return found;
}

function referredTo(story: Story, clause: string, drafts: readonly Draft[], latest: Draft | null): Draft | null {
  if (VISITING.test(clause)) return lastOf(drafts, latest, ['visit']);
  const head = headsIn(clause, 0, clause.length).at(0);
  const word = head ? clause.slice(head.start, head.end) : /会[上后前]/.exec(clause) ? '会' : null;
  if (!word) return null;
  const named = drafts.findLast((draft) => {
    const { name } = draft.named.mention;
    return (
      word.length > 2 &&
      draft.named.mention.shape !== 'visit' &&
      story.folded.slice(name.start, name.end).includes(word)
    );
  });
  if (latest && named !== undefined && nameOf(story, latest).includes(word)) return latest;
  return named ?? lastOf(drafts, latest, shapesFor(head?.shape ?? 'meeting', word));
}

function shapesFor(shape: EventShape, word: string): EventShape[] {
  if (word === '活动') return ['activity', 'ceremony', 'visit'];
  return shape === 'meeting' ? ['meeting'] : shape === 'ceremony' ? ['ceremony', 'activity'] : ['activity'];
}

/** The current happening when it is of such a shape, else the last one that is. */
function lastOf(drafts: readonly Draft[], latest: Draft | null, shapes: readonly EventShape[]): Draft | null {
  const fits = (draft: Draft) => shapes.includes(draft.named.mention.shape);
  return latest && fits(latest) ? latest : (drafts.findLast(fits) ?? null);
}

function nameOf(story: Story, draft: Draft): string {
  const { name } = draft.named.mention;
  return story.folded.slice(name.start, name.end);
}
