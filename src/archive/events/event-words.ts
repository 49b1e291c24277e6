import type { EventKind } from '../../domain/event.ts';
import type { Span } from '../../domain/span.ts';

/** What a happening is at bottom: people sit together, a rite, something put on, somebody goes somewhere, a talk. */
export type EventShape = 'meeting' | 'ceremony' | 'activity' | 'visit' | 'talk';

/** A word that can close an event's name, such as 座谈会 or 启动仪式. */
export interface Head extends Span {
  readonly shape: EventShape;
}

/** What may stand before 会 so that a gathering is meant, not a body (协会, 委员会) or a verb (将会). */
const GATHERINGS =
  '座谈|恳谈|询问|调度|推进|动员|部署|协调|通报|发布|研讨|讨论|论证|听证|报告|总结|表彰|表扬|现场|观摩|汇报|交流|见面|宣讲|培训|对接|洽谈|推介|招聘|学习|专题|办公|联席|' +
  '分析|研判|点评|评审|碰头|茶话|团拜|生活|议事|誓师|工作|视频|电话|扩大|主席|主任|常务|书记|代表|党员|家长|院坝|屋场|坝坝|板凳|夜谈|圆桌|吹风|说明|述职|测评|' +
  '验收|启动|签约|股东大|会员|职代|职工代表|理论学习|答谢|招待|欢迎|欢送|追悼|追思|纪念|庆祝|庆功|颁奖|命名|授奖|游艺|换届|选举|成立|预备|筹备|警示|教育|整改|督办|督导|督查|会商|协商|议政|评议|' +
  '新闻|媒体|对话|辩论|擂台|拍卖|订货|合作|攻坚|出征|专家|咨询|情况|调研|次常委|议政性常委|晨|早|例|全|年|峰|大|盛|集|两';
/** Gatherings that are put on for a public. */
const SHOWS =
  '联欢|游园|音乐|演唱|运动|博览|展览|展销|交易|展示|推荐|供需|双选|故事|诗歌|朗诵|读书|分享|品鉴|鉴赏|晚|灯|庙|花|歌|诗|舞|酒|茶';
const CEREMONIES =
  '仪式|典礼|[盛庆大]典|(?:升学|成人|开笔|拜师|毕业|婚|葬|丧|入学|谢师|敬茶|开蒙|入营)礼|(?:开幕|闭幕|揭幕|首映|首发|奠基|开班|结业|毕业|签约|授牌|揭牌|挂牌|发车|开机|启动|颁奖|落成|竣工|通车|升旗|入队|出征|开营|结营|开学|开工|交接)式';
const SERIES =
  '专场|分站|大奖|奖|评选|初|复|半决|总决|表演|技能|知识|演讲|辩论|创业|创新|设计|比|大|竞|决|联|预|锦标|邀请|挑战|选拔|公开|对抗|巡回|资格|擂台|争霸|友谊|排位|循环|杯|球|龙舟';
const ACTIVITIES =
  `活动|(?:技能|技术|岗位|业务|练兵|劳动|大)比武|(?:联|锦标|杯|季后|常规|球)赛[^,。;、\\s在于]{0,6}?(?:第[0-9一二三四五六七八九十]{1,3}[轮场]|总决赛|半决赛|决赛|揭幕战)|(?:${SERIES})赛(?:总决赛|半决赛|决赛|揭幕战)?|马拉松(?:比?赛)?|(?<=(?:届|[0-9]年)[^,。;:、]{2,16})节(?![目日点约能水俭假气奏后前期选庆])|(?:文化|艺术|旅游|美食|读书|电影|戏剧|科技|体育|音乐|购物|花|茶|酒|果|民俗|菜|梨|桃|橘|枣|葡萄|龙虾|采摘|丰收)节|` +
  '(?:画|影|师|书法|摄影|成果|图片|作品|文物|花|灯|车|巡|联|个|艺术|美术|书画|农机|主题)展(?:览)?|(?<!游戏|网络|贴吧|汽车|社区)论坛|讲座|沙龙|演练|演习|演奏|培训班|培训|研修班|轮训班|读书班|训练营|夏令营|冬令营|' +
  '义诊|市集(?!中|体)|大集|(?:宣传|活动|科技|服务|安全|阅读)[周月日]|读书月|大讲堂|公开课|党课|思政课|巡演|展演|会演|汇演|演出|健步走|骑行|嘉年华|学习班|党日';
const NOT_AFTER = '(?!室|厅|中心|馆|址|场|员|长|计|见|晤|谈|同|徽|章|费|所|务|首|客|诊|师|商|站|家|板|量|性)';

const HEAD = new RegExp(
  `(?<show>(?:${SHOWS})会${NOT_AFTER})|(?<meeting>(?:(?:代表团|分组|小组|界别|联组)(?:会议)?(?:审议|讨论)|(?:集体|专题|集中)学习(?:会)?|(?:[一二三四五六七八九十0-9]{1,3}届[一二三四五六七八九十0-9]{1,3}次|第[一二三四五六七八九十0-9]{1,4}次)(?:常务)?(?:理事|董事|监事|代表|会员代表|职工代表|委员|全体)?(?:会议|大会|全会|会)|会议|(?:${GATHERINGS})会)(?:议)?${NOT_AFTER})|(?<ceremony>${CEREMONIES})|(?<activity>(?:${ACTIVITIES})${NOT_AFTER})`,
  'g',
);
/** After 召开 every 会 is a gathering, unless a body's name ends there. */
const ANY_GATHERING = new RegExp(
  `(?<!十字|委员|协|学|工|商|社|机|基金|联合|研究|理事|董事|监事|村委|居委|党委|组委|管委|妇联|常委|促进|总|分)会(?:议)?${NOT_AFTER}|会商(?![业务品店])`,
  'g',
);

/** Words that close event names between `from` and `end`, in order. `anyGathering`: a verb that only meetings take stands before. */
export function headsIn(text: string, from: number, end: number, anyGathering = false): Head[] {
  const part = text.slice(from, end);
  const found: Head[] = [];
  for (const match of part.matchAll(HEAD)) {
    const groups = match.groups ?? {};
    const shape = groups.meeting ? 'meeting' : groups.ceremony ? 'ceremony' : 'activity';
    const end = from + match.index + match[0].length;
    found.push({ start: from + match.index, end: text.charAt(end) === '”' ? end + 1 : end, shape });
  }
  if (!anyGathering) return found;
  for (const match of part.matchAll(ANY_GATHERING)) {
    const [start, stop] = [from + match.index, from + match.index + match[0].length];
    if (!found.some((head) => head.start < stop && start < head.end))
      found.push({ start, end: stop, shape: 'meeting' });
  }
  return found.sort((a, b) => a.start - b.start);
}

const GENERIC =
  /^(?:本次|此次|这次|该|专题|集中|紧急|视频|电视|电话|线上|现场|工作|扩大|小型|全体|启动|授牌|揭牌|签约|开幕|闭幕|总结|表彰|动员|部署|推进|调度|督导|座谈|汇报|交流|协调|研判|通报|主题|相关|有关|系列|各类|全国|全省|全市|全港|全校|全院|全镇|全乡|全军|全县|全区|我市|文艺|集体|新闻|发布|大型|同一|当日|类似|公益|宣传|实践|慰问|志愿服务|主题教育|首场|庆祝|惠民|爱心){0,4}(?:会议|大会|会|仪式|典礼|式|活动|比赛|大赛|演出|讲座|培训|培训班|论坛|展览|演练|学习|学习会)$/;

/** Whether a name says no more than what sort of happening it is: 会议, 座谈会, 启动仪式. */
export function isGenericName(name: string): boolean {
  return GENERIC.test(name);
}

const NUMBERED = /^(?:[0-9]{4}年(?:度)?)?(?:第[0-9一二三四五六七八九十百]{1,4}次|首次)?(?=.)/;

/** Whether only the number of a series stands before the sort of happening: 第三次全体会议. The holder's name is wanted then. */
export function isNumberedName(name: string): boolean {
  const bare = name.replace(NUMBERED, '');
  return bare !== name && /^(?:常务|党组|全体|专题|例|领导小组|党组扩大|成员|主席|主任){0,3}(?:会议|会)$/.test(bare);
}

const KINDS: readonly (readonly [RegExp, EventKind])[] = [
  [/(?:座谈|恳谈|茶话)会/, '座谈'],
  [/宣讲/, '宣讲'],
  [/集体学习|专题学习|集中学习|中心组|党课|培训|研修班|轮训班|读书班|学习班|学习会|辅导报告/, '学习'],
  [/仪式|典礼|式$|揭牌|开工|奠基|签约|挂牌|通车|竣工|剪彩/, '仪式'],
];

/** The kind of a meeting, rite or activity, told by its name. */
export function kindOfName(name: string, shape: EventShape): EventKind {
  const known = KINDS.find(([rule]) => rule.test(name));
  if (known) return known[1];
  return shape === 'activity' ? '活动' : shape === 'ceremony' ? '仪式' : shape === 'meeting' ? '会议' : '其他';
}

/** Verbs of visits with the kind of event each makes and the word that says what somebody did. */
export const VISIT_KINDS: ReadonlyMap<string, EventKind> = new Map([
  ['调研', '调研'],
  ['调查研究', '调研'],
  ['督导', '督导'],
  ['督查', '督导'],
  ['督察', '督导'],
  ['督战', '督导'],
  ['视察', '考察'],
  ['考察', '考察'],
  ['参观', '考察'],
  ['检查', '检查'],
  ['暗访', '检查'],
  ['夜查', '检查'],
  ['巡视', '检查'],
  ['巡查', '检查'],
  ['巡河', '检查'],
  ['巡林', '检查'],
  ['慰问', '慰问'],
  ['看望', '慰问'],
  ['走访', '慰问'],
  ['宣讲', '宣讲'],
  ['义务植树', '活动'],
  ['送去慰问', '慰问'],
  ['送上慰问', '慰问'],
  ['送去节日', '慰问'],
  ['送上节日', '慰问'],
  ['送去新春', '慰问'],
  ['送上新春', '慰问'],
  ['察看', '调研'],
  ['查看', '调研'],
  ['踏勘', '调研'],
  ['接待来访群众', '活动'],
  ['接待群众', '活动'],
  ['约访群众', '活动'],
]);
