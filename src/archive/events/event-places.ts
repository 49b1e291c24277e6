import type { Span } from '../../domain/span.ts';
import { CITIES, COUNTRIES, PROVINCES } from '../../text/lexicon/cities.ts';

/** Words of going somewhere, with the places they lead to. */
interface Move extends Span {
  readonly places: readonly Span[];
}

const MOVE =
  /(?:实地|现场)(?:察看|查看|考察|踏勘)了?(?!.{0,3}(?:情况|工作))|(?:走访|拜访|考察|参观|视察)[了过]|(?:先后|分别|依次)(?:走访|察看|考察|参观|视察|检查)(?!慰问|调研|看望|组)|[第首]一?站(?:是|来到)?|先后(?:来到|深入|前往|走进|到)?|来到|前往|走进|深入|奔赴|抵达|步行到|(?:坚守|值守|守|驻守|蹲守)在|(?<![达看得提听感接受做直回遇拿想说找收碰叫请不])到(?![位会场底期来达访处了])|(?<![奔])赴|在/g;
/** Where a place's name stops: what was done there begins. */
const STOP =
  /招商|学习|访问|拜访|对接|洽谈|义务|公开|集中(?![隔安供])|开门|接待(?![中室厅站处大])|接访|[,。;:!?\s“”]|就(?!业)|围绕|对(?!口|外)|开展|进行|专题|实地|现场(?=[一-鿿])|督促|调研|调查|督导|督查|督察|督战|视察|考察|参观|检查(?!站)|暗访|巡查|慰问|看望|走访|宣讲|了解|察看|查看|观看|座谈|听取|参加|出席|与|同|并|时(?![代光尚])|主持|召开|举行|讲(?![堂习])|上课|工作|(?<!合)作(?![坊物])|为|指导(?!站|中心)|一线调|带队|率队|看了|先看|询问|征求|收听|植树/;
const PLACE =
  /(?:[省市县区州旗盟乡镇村屯寨街路巷院校园厂矿馆站所局点场库桥寺庙祠塔楼店岛湾河湖江海山岭部处室营厅家地]|社区|街道|[一二三四五六七八九十]中|[附]中|附小|学|公司|集团|中心|基地|项目|大厦|酒店|码头|港口|港|隧道|超市|合作社|车间|监狱|企业|政府|一线|指挥部|小组|平台|支队|大队|中队|总队|部队|军营|哨所|驿站|银行|商会|协会|机关|卡点|大棚|果园|茶园|泵站|家[中里]|[渠闸坝堤圩峡]|水口|口岸|路口|渡口|隧洞|水闸|大坝|堤防?|水渠|机场|食堂|宿舍|书屋|故居|遗址|陵园|广场|门口|窗口|学堂|田间地头|田间|[华安德福和]里)$/;
const NO_PLACE =
  /^[我本](?:[省市县区州镇乡]|校|院)$|^(?:商场|车站|加油站|仓库|厂区|厂房|展厅|大厅|学校|企业|工地|医院|社区|农村|乡村|超市|市场|车间|基层|村庄|厂矿|码头|工厂|门店|酒店|景区|景点|(?:建设|项目|施工)工?地?|(?:重点|重大|在建)*项目|(?:困难)?(?:职工|农户|党员)家|群众家|农户家|家|现场)(?:一线|中)?$|[0-9一二三四五六七八九十两]+个[一-鿿]{1,4}$|(?:部分|多家|多个|有关|相关|一些|几家|几个)[^、]{1,6}$|^(?:[0-9](?![0-9]*号)|[全这此其我那哪一几多各每]|去年|今年|明年|春节|元旦|国庆|节前|节日|即将)|(?:[上后时前际]|(?<![家华安德福和])里|(?<![脚楼桥山崖])下|(?<![一二三四五六七八九十附高初家])中|期间|方面|以来)$/;
/** Names that need no word of their kind behind them: 「赴深圳招商」. */
const KNOWN = new Set([...PROVINCES, ...CITIES, ...COUNTRIES]);
const TAIL = /(?:等[一-鿿]{0,8}|[0-9一二三四五六七八九十两]{1,3}个[乡镇县区村市]|一带|的?现场|脚下)$/;
/** 「来到联系企业甲重工」: what is led to is named as a place. */
const LED = /^(?:联系|挂点|包联|结对|帮扶)的?(?:企业|单位|村|社区|学校)/;
const LONGEST = 120;

/** Moves told in `span`, in order; words of moving that lead to no place are left out. */
export function findMoves(masked: string, span: Span): Move[] {
  const found: Move[] = [];
  for (const match of masked.slice(span.start, span.end).matchAll(MOVE)) {
    const start = span.start + match.index;
    if (start < (found.at(-1)?.end ?? 0)) continue;
    const from = start + match[0].length;
    const places = placesAt(masked, from, Math.min(span.end, from + LONGEST));
    const last = places.at(-1);
    if (last) found.push({ start, end: last.end, places });
  }
  return found;
}

/** The places listed from `from` on: 「衡东县、云溪市第一中学和茶园」. One that looks like a place speaks for the list. */
function placesAt(masked: string, from: number, end: number): Span[] {
  const text = masked.slice(from, end);
  const stop = text.search(STOP);
  const list = stop < 0 ? text : text.slice(0, stop);
  const found: (Span & { readonly sure: boolean })[] = [];
  let at = 0;
  for (const piece of list.split(/(、|以及|及|和(?=[一-鿿]{3}))/)) {
    const place = /^(?:、|以及|及|和)$/.test(piece) ? null : trimmed(piece);
    if (place)
      found.push({
        start: from + at + place.start,
        end: from + at + place.end,
        sure: PLACE.test(piece.replace(TAIL, '')) || LED.test(piece) || KNOWN.has(piece.slice(place.start, place.end)),
      });
    at += piece.length;
  }
  const last = found.at(-1);
  // 「到全国劳模、特级教师甲家中」 is one home.
  if (last && /家[中里]?$/.test(masked.slice(last.start, last.end))) return [{ start: last.start, end: last.end }];
  return found.some((place) => place.sure) ? found.map(({ start, end }) => ({ start, end })) : [];
}

function trimmed(piece: string): Span | null {
  const lead =
    /^(?:了|(?:联系|挂点|包联|结对|帮扶)的?(?:点|企业|村|户|单位|社区|学校|项目)|位于|分包的|联系的|所在的|挂点的|包联的|结对的|附近的|其)*/.exec(
      piece,
    )?.[0].length ?? 0;
  const name = piece.slice(lead).replace(TAIL, '');
  if (name.length < 2 || name.length > 30 || NO_PLACE.test(name)) return null;
  return { start: lead, end: lead + name.length };
}
