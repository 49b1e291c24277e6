import { unitSet } from './name-tables.ts';
import type { Outlook } from './time-choose.ts';

/** Words right before a time that put it ahead: 「将于12月1日」. */
const DIRECTLY_AHEAD =
  /(?:将|定|拟|计划|预计|预定|安排|订|推迟|延期|改|力争|争取|确保|有望)(?:于|在|到|至|从|自)$|(?:截止|有效期|延长|持续|推迟|延期)至?$/;
const endsDirectlyAhead = unitSet('于在到至从自止期长续迟');
/** Words near it that may; 将军 and 将士 are none. */
const NEARBY_AHEAD =
  /将(?![军领士帅来])|拟(?![定制订])|计划|预计|即将|届时|有望|可能|预报|气象台|报名|力争|争取|敬请|起至/;
const AHEAD_BEHIND = /^.{0,4}(?:将(?![军领士帅来])|拟(?![定制订])|举办|开幕|起施行|起实施|截止)/;
const BACK = /以来|至今|到现在|到目前/;
const WINDOW = 16;
const STOPS = '。;!?\n';

/** Where the words round `start`–`end` put a time that does not say its year; looked for inside its own sentence only. */
export function outlookAt(text: string, start: number, end: number): Outlook {
  if (BACK.test(text.slice(start, end + 2))) return 'back';
  let from = start;
  while (from > 0 && start - from < WINDOW && !STOPS.includes(text.charAt(from - 1))) from--;
  const before = text.slice(from, start);
  if (before && endsDirectlyAhead(text.charCodeAt(start - 1)) && DIRECTLY_AHEAD.test(before)) return 'ahead';
  let to = end;
  while (to < text.length && to - end < WINDOW && !STOPS.includes(text.charAt(to))) to++;
  return NEARBY_AHEAD.test(before) || AHEAD_BEHIND.test(text.slice(end, to)) ? 'perhaps-ahead' : 'open';
}
