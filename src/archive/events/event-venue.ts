import type { Span } from '../../domain/span.ts';
import { findMoves } from './event-places.ts';
import type { Story, Telling } from './event-story.ts';

/** 「到东岭县调研并召开座谈会」 does not say where the meeting was. */
const VISITED = /调研|督导|督查|检查|考察|视察|慰问|看望|走访|察看/;
const VENUE = /(?:(?<![潜存正所现实内自])在|(?<![关对由至处等])于)([^,。;在于]{2,36})$/;
const NO_VENUE =
  /[上下中后时际月年]$|周[一二三四五六日末]|星期|^(?:建|职|岗|线|校|读)|^(?:全|线上|这|此|其|我|[0-9])|[日号午]|[今昨前明当]天$|基础|背景/;

/** The venue before the verb, else where somebody went to: 「到凤鸣山开展…活动」. */
export function placesBefore(masked: string, from: number, verb: number): Span[] {
  const venue = placeBefore(masked, from, verb);
  if (venue.length > 0) return venue;
  return findMoves(masked, { start: Math.max(from, verb - 60), end: verb })
    .filter((move) => !VISITED.test(masked.slice(move.end, verb)))
    .flatMap((move) => move.places);
}

/** The venue printed right before the verb: 「在市会议中心(隆重)举行」. */
export function placeBefore(masked: string, from: number, verb: number): Span[] {
  const text = masked.slice(Math.max(from, verb - 50), verb);
  const bare = text.replace(
    /(?:胜利|隆重|顺利|正式|圆满|联合|共同|成功|如期|主持|组织|分别|同时|同步|热烈|激烈|火热|精彩|激情|盛大|如约|现场|先后|依次)+$/,
    '',
  );
  const offset = Math.max(from, verb - 50);
  const inside = /([^,。;、等会同]{2,24})[内里]$/.exec(bare);
  const found = VENUE.exec(bare);
  if (found?.[1] && !NO_VENUE.test(found[1])) {
    const start = offset + found.index + 1;
    return [{ start, end: start + found[1].replace(/[内里]$/, '').length }];
  }
  if (!found && inside?.[1] && !/^[一二三四五六七八九十0-9]/.test(inside[1])) {
    return [{ start: offset + inside.index, end: offset + inside.index + inside[1].length }];
  }
  return [];
}

const HALL =
  /(?:在|于)([^,。;、在于设]{1,24}[主分]会场)|(?:在|于)([^,。;、在于设]{2,24})设立?(?:有)?[主分]会场|[主分]会场设(?:立)?[在于]([^,。;、]{2,24})/g;
const NO_HALL = /^(?:各|全|本|其|该|相关)|[^一-鿿]/;

/** Where the halls of a video conference are: 「在青河县分会场」, 「主会场设在市行政中心」. */
export function findHalls(masked: string, span: Span): Span[] {
  const text = masked.slice(span.start, span.end);
  if (!text.includes('会场')) return [];
  return [...text.matchAll(HALL)].flatMap((match) => {
    const hall = match[1] ?? match[2] ?? match[3] ?? '';
    if (NO_HALL.test(hall)) return [];
    const start = span.start + match.index + match[0].indexOf(hall);
    return [{ start, end: start + hall.length }];
  });
}

/** The place that 这里 or 此 means: the last one named before `at` in the telling. */
export function meantHere(story: Story, telling: Telling, at: number): Span[] {
  const last = story.facets.named.findLast((one) => one.kind === 'place' && one.end <= at);
  return last && last.start >= telling.start ? [{ start: last.start, end: last.end }] : [];
}
