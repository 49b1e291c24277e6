import type { Span } from '../../domain/span.ts';
import type { Telling } from './event-story.ts';
import { isGenericName } from './event-words.ts';

const TOPIC =
  /^,?(?:专题|认真|进一步|集中)?(?:部署|研究|学习|传达|审议|听取|安排|调度|讨论|总结|分析|动员|贯彻|通报|推进)[^,。;!?:]{2,40}/;
/** A day or adverb at the end of what stands before a verb of holding. */
export const ON_A_DAY =
  /(?:[昨今当][天日晚]|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}日|上午|下午|晚|日前|近日|\([^()]*\)|立即|随即|紧急|联合|迅速|专门)+$/;
const LONGEST_BARE = 4;
const BODY =
  /(?:委|委员会|政府|党组|常委会|指挥部|领导小组|人大|政协|纪委|局|厅|部|办|院|校|公司|集团|省|市|县|区|乡|镇|村|社区|协会|联|组|会)$/;

/** A bare 「召开会议」 is named by who held it or by its subject: 「市委常委会召开会议」, 「会议部署防汛工作」; else it stays as it is. */
export function widen(
  masked: string,
  telling: Telling,
  name: Span & { readonly verb: number; readonly edge: number; readonly byPerson: boolean },
): Span {
  // 「头版刊登了市委召开…会议的消息」
  const edge = name.edge + masked.slice(name.edge, name.verb).lastIndexOf('了') + 1;
  const holder = masked.slice(edge, name.verb).replace(ON_A_DAY, '');
  const held = !name.byPerson && holder.length <= 20 && BODY.test(holder) && !/[^一-鿿]/.test(holder);
  const topic = TOPIC.exec(masked.slice(name.end, Math.min(telling.toldEnd, name.end + 60)));
  const ownName =
    held &&
    (!isGenericName(masked.slice(name.start, name.end)) || /常委会|党组|指挥部|领导小组|中心组|委员会$/.test(holder));
  // Whoever reports there is no part of the name.
  const topicEnd = name.end + (topic?.[0].length ?? 0);
  const peopled = telling.groups.some((group) => group.start >= name.end && group.start < topicEnd);
  const generic = isGenericName(masked.slice(name.start, name.end));
  // 「视频调度会，听取…汇报」 is a sentence, not a name; 「会议，部署…」 has no other.
  const apart = topic?.[0].startsWith(',') === true && name.end - name.start > LONGEST_BARE;
  const end = topic && generic && !ownName && !peopled && !apart ? topicEnd : name.end;
  if (!held && end === name.end) return name;
  return { start: held ? edge : name.start, end };
}
