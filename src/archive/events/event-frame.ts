import type { EventStatus } from '../../domain/event.ts';
import type { Span } from '../../domain/span.ts';
import type { Mention } from './event-mention.ts';
import type { FoundName } from './event-name.ts';
import type { Story } from './event-story.ts';
import { kindOfName } from './event-words.ts';

/** Words that put a happening off or call it off. */
export const CALLED_OFF = /取消|延期|推迟|改期|顺延|暂缓/;
const PLANNED = /(?<![少中上大干名健老虎猛])将(?![军近来领士])|即将|拟(?:于|在)?|定于|计划|预计|有望|筹备|准备|决定/;
/** What refers to a happening instead of naming it: 「为迎接…」. */
export const REFERS = /^(?:为了?|迎接|喜迎|随着|自从|自|距|距离|等|在|以|按照|根据|关于|至|从|因)/;
/** What no name begins with or holds. */
export const UNSOUND =
  /^(?:[整全这本该]场|一[家个]|宣布|参与|组织|开展|进行|观看|举行|欢迎|多项|各项|各类|一系列|系列活动|[两三四五六七八九十几数][十百]?[场次]|[两三几数]个重要|多场|若干|部分|这些|许多|其他|相关|形式为|人数)|每[^,]{1,8}一次|^(?:并|和|与|及|、|等|过|在|对|就|的|会议|仪式)(?!.{0,4}$)|召开|出席|指出|强调|[。;!?]|.(?:迎接|喜迎)|以来|,|、.*等|并(?![购行网联轨])|即将/;
/** A verb's clause that holds no subject: it stands in the clause before. */
export const NO_SUBJECT =
  /^\s*(?:将|拟|已|定|即将|计划|原定)?[0-9一二三四五六七八九十月日时点上下中午晚间夜凌晨今昨明前天]{0,16}(?:(?:在|于)[^,在于]{2,24}?){0,2}(?:(?:以|采取|通过)[^,]{2,12}(?:形式|方式))?(?:胜利|隆重|顺利|正式|圆满|盛大|如期|成功|精彩|火热|分别|同时)*$/;

/** A verb with the clause that it stands in. */
export interface AtVerb {
  readonly verb: string;
  readonly at: number;
  readonly clause: number;
}

/** What the name alone makes of a mention: its shape, kind and spans. */
export function frame(story: Story, found: FoundName, name: Span): Pick<Mention, 'shape' | 'kind' | 'name' | 'core'> {
  const text = story.masked.slice(found.start, found.end);
  return {
    shape: found.shape,
    kind: kindOfName(text, found.shape),
    name: { start: name.start, end: name.end },
    core: { start: found.start, end: found.end },
  };
}

/** Whether the words around a name tell it as planned, called off or held. */
export function statusOf(before: string, after: string): EventStatus {
  if (CALLED_OFF.test(after.slice(0, 12))) return 'cancelled';
  return PLANNED.test(before) ? 'planned' : 'held';
}
