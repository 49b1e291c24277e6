import type { Span } from '../../domain/span.ts';
import { clauseStart } from './event-clause.ts';
import { type AtVerb, frame, NO_SUBJECT, REFERS, statusOf, UNSOUND } from './event-frame.ts';
import type { Mention } from './event-mention.ts';
import { isPrintedDay, leftEdge } from './event-name.ts';
import type { Story, Telling } from './event-story.ts';
import { placeBefore } from './event-venue.ts';

/** How far behind a rite its name is looked for, in characters. */
const NEAR_RITE = 120;
const OPENS = /落下帷幕|拉开|鸣枪|起跑|开幕|闭幕|开赛|开营|开班|开讲|开机|启动|落幕|收官|开跑/;
const NO_RITE =
  /^[于在]|已|每|预计|有望|相继|陆续|响应|预警|程序|机制|模式|系统|调查|计划|报名|即日起|预售|内测|公测|征集|招生|销售|工程$|^(?:正式|全面|已|将|再次)?$/;

/** 「云溪二桥昨日开工」: a rite without a word that says so. 「…影像展在…开幕」 is named by what opens. */
export function findRite(story: Story, telling: Telling, found: AtVerb): Mention | null {
  const { masked } = story;
  const end = found.at + found.verb.length;
  // 「…组成夜间巡守队,一日晚在天后宫前成立」: the clause before has the subject.
  const apart = found.clause > telling.start && NO_SUBJECT.test(masked.slice(found.clause, found.at));
  const clause = apart ? clauseStart(masked, telling.start, found.clause - 1) : found.clause;
  const edge = leftEdge(masked, clause, apart ? found.clause - 1 : found.at, story.datesAt);
  // 「首家外商独资企业——甲公司」: what it is stands before.
  const dash = masked.slice(edge, found.at).lastIndexOf('——');
  const start = dash < 0 ? edge : edge + dash + 2;
  const subject = masked.slice(start, apart ? found.clause - 1 : found.at);
  if (!/^(?:$|[,.。;!?\s])/.test(masked.slice(end, end + 1))) return null;
  if (subject.length < 3 || subject.length > 60 || NO_RITE.test(subject) || REFERS.test(subject)) return null;
  if (UNSOUND.test(subject) || telling.groups.some((group) => group.start < found.at && group.end > start)) return null;
  const opened = OPENS.test(found.verb)
    ? subject.search(/[0-9]{1,2}月?[0-9]{0,2}日|[昨今]|日前|近日|正式|隆重|圆满|完美|在|于|盛大|将|拟/)
    : -1;
  const bare = { start, end: opened >= 3 ? start + opened : apart ? start + subject.length : end };
  const rite = /[0-9]日|[昨今]/.test(subject) ? riteOf(masked, end, telling.end, found.verb) : null;
  const name = { ...(rite ?? bare), shape: 'ceremony' as const };
  const status = statusOf(subject, '');
  const dated = telling.dates.some((date) => date.start >= clause && date.end <= found.at && isPrintedDay(date.text));
  if (name.end - name.start > 44 || (status === 'planned' && !dated)) return null;
  return {
    ...frame(story, name, name),
    ...(opened >= 3 && !rite ? { shape: 'activity', kind: '活动' } : {}),
    core: { start: found.at, end },
    reach: { start, end },
    holder: '',
    joint: false,
    generic: false,
    how: 'held',
    weak: true,
    status,
    deed: null,
    places: placeBefore(masked, start, found.at),
  };
}

/** 「…11月8日启用。甲出席启用仪式」: the rite's own name, printed not far behind; null when none is. */
function riteOf(masked: string, from: number, end: number, verb: string): Span | null {
  const ahead = masked.slice(from, end + NEAR_RITE);
  const line = ahead.split('\n', 1)[0] ?? '';
  const match = line.match(new RegExp(`${verb}(?:仪式|典礼)`));
  return match?.index === undefined ? null : { start: from + match.index, end: from + match.index + match[0].length };
}
