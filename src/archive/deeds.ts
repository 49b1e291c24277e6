/** What somebody did, as printed or its plain form (作了讲话 → 讲话), and where. */
export interface Deed {
  readonly did: string;
  readonly at: number;
}

type Rule = readonly [pattern: string, did: string | null];

/** First match wins at each place; `null`: the matched word itself. A rule with an empty name swallows what is no deed. */
const RULES: readonly Rule[] = [
  ['(?:未|没有|没|未能|不|因故|拒绝)(?:能)?(?:出席|参加|到会|列席|缺席)', ''],
  ['主持人|主持(?:市|省|县|区|全面|日常)[^,。]{0,8}工作的?', ''],
  ['参加工作|参加(?:高考|中考|竞选|选举)|决策部署|工作部署(?=,|要求|会|的)|(?:重大|有关|各项|这一|统一|总体)部署', ''],
  ['听取[^,。;]{0,40}(?:汇报|发言|介绍|报告|意见|情况)', '听取汇报'],
  ['表示[^,。;]{0,30}(?:感谢|慰问|敬意|祝贺|欢迎|问候)|传达学习', ''],
  ['(?:作|发表)(?:了)?(?:重要)?讲话', '讲话'],
  ['重要(?:讲话|指示)精神|讲话精神|(?:学习|贯彻|传达)[^,。并]{1,20}(?:讲话|精神)', ''],
  ['主持召开|主持', '主持'],
  ['到会指导|现场指导', '指导'],
  ['到会|出席', '出席'],
  ['列席', null],
  ['陪同|随同', '陪同'],
  ['参加|参与(?:了)?(?=会议|活动|调研|座谈|督导|检查)|与会', '参加'],
  ['收听收看|收看', null],
  ['致(?:开幕|闭幕|欢迎|答谢)?[辞词]', '致辞'],
  ['(?:表态|交流|典型|大会|回应|主旨|主题|先后|分别)?发言', '发言'],
  ['(?:的|重要)讲话(?!,)', ''],
  ['(?:主旨)?演讲', '演讲'],
  ['讲话', null],
  ['通报', null],
  ['宣读', null],
  ['点评', null],
  ['传达', null],
  ['领学|领读|领誓|监誓', null],
  ['宣誓', null],
  ['授旗|授牌|授奖|授勋|授课|讲课|主讲', null],
  ['颁奖|颁发', '颁奖'],
  ['揭牌|揭幕|剪彩|奠基|鸣枪|发令|鸣锣|点火|献花|默哀|植树', null],
  ['敬献花[篮圈]', '敬献花篮'],
  ['宣布[^,。;]{0,24}?(?:启动|开幕|闭幕|开工|开始|开赛|开馆|开园|成立|开营|开机|通车|名单|任命|决定)', '宣布'],
  ['按下[^,。;]{0,10}(?:按钮|按键|键)|共同启动|启动(?=按钮)', '启动'],
  ['作(?:了)?[^,。;]{0,16}?(?:工作)?报告', '报告'],
  ['作(?:了)?[^,。;]{0,16}?说明', '说明'],
  ['作(?:了|出|出了)?[^,。;]{0,12}?(?:安排部署|工作部署|部署|安排)', '部署'],
  ['作(?:了)?[^,。;]{0,12}?指导', '指导'],
  ['作(?:了)?[^,。;]{0,16}?(?:小结|总结)', '总结'],
  ['(?:安排)?部署(?=$|[了下当工任全相有今近,。])|安排工作|安排部署', '部署'],
  ['提出[^,。;]{0,20}?(?:意见|建议)', '提出意见'],
  ['提出[^,。;]{0,20}?(?:要求|希望)', '提出要求'],
  ['(?:进行|作)?(?:了)?宣讲', '宣讲'],
  ['汇报', null],
  ['介绍(?!信)', null],
  ['解读|讲解', '解读'],
  ['交办', null],
  ['签约|签署|签字', '签约'],
  ['见证', null],
  ['捐赠|捐款', '捐赠'],
  ['座谈(?!会)', null],
  ['会见|会晤|接见|会谈', '会见'],
  ['调研|督导|督查|督察|视察|考察|检查|暗访|慰问|看望|走访|巡查|巡河|巡林', null],
  ['观看|参观', null],
];

const DEED = new RegExp(RULES.map(([pattern], n) => `(?<r${n}>${pattern})`).join('|'), 'g');
const VISIT_AFTER = /^(?:调研|督导|督查|督察|视察|考察|检查|暗访|慰问|看望|走访|活动|巡查|会见|座谈|植树)/;

/** Deeds told in a text whose quoted parts are blanked, in order; `offset` is added to where they stand. */
export function findDeeds(text: string, offset: number): Deed[] {
  const found: Deed[] = [];
  let floor = 0;
  for (const match of text.matchAll(DEED)) {
    if (match.index < floor) continue;
    const did = plainForm(match);
    if (did === '') continue;
    found.push({ did, at: offset + match.index });
    floor = match.index + match[0].length;
    // 「参加调研」 tells one deed, not two.
    if (did === '参加' || did === '陪同') floor += VISIT_AFTER.exec(text.slice(floor, floor + 4))?.[0].length ?? 0;
  }
  return found;
}

function plainForm(match: RegExpExecArray): string {
  const n = RULES.findIndex((_, index) => match.groups?.[`r${index}`] !== undefined);
  const did = RULES[n]?.[1] ?? match[0];
  if (did === '宣布') return `宣布${match[0].slice(-2)}`;
  return did;
}
