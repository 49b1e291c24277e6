import type { Span } from '../domain/span.ts';

/** Words of going somewhere, with the places they lead to. */
export interface Move extends Span {
  readonly places: readonly Span[];
}

const MOVE =
  /[第首]一?站(?:是|来到)?|先后(?:来到|深入|前往|走进|到)?|来到|前往|走进|深入|奔赴|抵达|步行到|(?<![达看得提听感接受做直回遇拿想说找收碰叫请不])到(?![位会场底期来达访处了])|(?<![奔])赴|在/g;
/** Where a place's name stops: what was done there begins. */
const STOP =
  /[,。;:!?\s“”]|就|围绕|对|开展|进行|专题|实地|现场(?=[一-鿿])|督促|调研|调查|督导|督查|督察|督战|视察|考察|参观|检查|暗访|巡查|慰问|看望|走访|宣讲|了解|察看|查看|观看|座谈|听取|参加|出席|与|同|并|时|主持|召开|举行|讲|上课|作|为|指导|一线调|带队|率队|看了|先看|询问|征求|收听|植树/;
const PLACE =
  /(?:[省市县区州旗盟乡镇村屯寨街路巷院校园厂矿馆站所局点场库桥寺庙祠塔楼店岛湾河湖江海山岭部处室营厅家地]|社区|街道|学|公司|集团|中心|基地|项目|大厦|酒店|码头|港口|港|隧道|超市|合作社|车间|监狱|企业|政府|一线|指挥部|小组|平台|门口|窗口|学堂|田间地头|田间)$/;
const NO_PLACE =
  /^(?:[0-9]|[全这此其我那哪一几多各每]|去年|今年|明年|春节|元旦|国庆|节前|节日|即将)|(?:[上下中后时前际里]|期间|方面|以来)$/;
const TAIL = /(?:等[一-鿿]{0,8}|一带)$/;
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
        sure: PLACE.test(piece.replace(TAIL, '')),
      });
    at += piece.length;
  }
  return found.some((place) => place.sure) ? found.map(({ start, end }) => ({ start, end })) : [];
}

function trimmed(piece: string): Span | null {
  const lead = /^(?:了|位于|分包的|联系的|所在的|挂点的|联系点|包联的|结对的|附近的|其)*/.exec(piece)?.[0].length ?? 0;
  const name = piece.slice(lead).replace(TAIL, '');
  if (name.length < 2 || name.length > 30 || NO_PLACE.test(name)) return null;
  return { start: lead, end: lead + name.length };
}
