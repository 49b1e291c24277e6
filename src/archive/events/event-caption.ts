import { attended } from './event-meetings.ts';
import type { Mention } from './event-mention.ts';
import type { Story, Telling } from './event-story.ts';
import { headsIn } from './event-words.ts';

const OPENING = /^[▲▼△▽↑↓←→◤◥\s]*(?:(?:图片|[上下左右题]?图)[一二三四五六0-9]?[为是:]{0,2})?/;
const SHOWN = /(?:在|参加|参与|出席|观看|聆听)/g;
const LONGEST = 120;

/** The happening that a caption names without telling of it: 「图为全县书法大赛决赛现场。」; null when it names none. */
export function findCaptionName(story: Story, telling: Telling): Mention | null {
  const { masked } = story;
  const text = masked.slice(telling.start, Math.min(telling.end, telling.start + LONGEST));
  const stop = text.search(/[,。;]/);
  const clause = stop < 0 ? text : text.slice(0, stop);
  const head = headsIn(clause, 0, clause.length).findLast((one) =>
    /^(?:$|现场|上|中|一[角幕景])/.test(clause.slice(one.end)),
  );
  if (!head) return null;
  const verbs = [...clause.slice(0, head.start).matchAll(SHOWN)];
  const last = verbs.at(-1);
  const from = last ? last.index + last[0].length : (OPENING.exec(clause)?.[0].length ?? 0);
  const name = { start: telling.start + from, end: telling.start + head.end, shape: head.shape };
  return attended(story, telling, name, name.start, 'scene', false);
}
