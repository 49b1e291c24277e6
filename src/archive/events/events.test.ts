import { describe, expect, it } from 'vitest';
import {
  type ArticleLines,
  articleOf,
  type DayWords,
  datesIn,
  peopleIn,
  type TitledNames,
} from '../__fixtures__/article.ts';
import { findEvents } from './events.ts';

interface Case {
  readonly says: string;
  readonly lines: ArticleLines;
  readonly dates?: DayWords;
  readonly people?: TitledNames;
  /** `day part kind status name @places` */
  readonly events: readonly string[];
  /** `name: deeds`, of the events one after another */
  readonly present?: readonly string[];
}

function read({ lines, dates = {}, people = {} }: Pick<Case, 'lines' | 'dates' | 'people'>) {
  const article = articleOf(lines);
  const facets = { dates: datesIn(article.text, dates), people: peopleIn(article.text, people), named: [] };
  return { article, ...findEvents(article, facets) };
}

function summary({ events }: ReturnType<typeof read>): string[] {
  return events.map((event) => {
    const day = event.from === event.to ? event.from : `${event.from}..${event.to}`;
    const places = event.places.length > 0 ? ` @${event.places.join('+')}` : '';
    return `${day ?? '-'} ${event.dayPart ?? '-'} ${event.kind} ${event.status} ${event.name}${places}`;
  });
}

function present({ events }: ReturnType<typeof read>): string[] {
  return events.flatMap((event) => event.participants.map(({ name, did }) => `${name}: ${did.join(' ')}`));
}

const APRIL_11: DayWords = {
  '4月11日上午': ['2023-04-11', '上午'],
  '4月11日下午': ['2023-04-11', '下午'],
  '4月11日': ['2023-04-11'],
};

const MEETINGS: readonly Case[] = [
  {
    says: 'a meeting told in the passive, with host, speaker and closing list',
    lines: {
      kicker: '林向北在全市防汛工作会议上强调——',
      title: '把隐患查在雨前',
      subtitle: '沈知秋主持',
      byline: '本报讯（记者 李沐）',
      body: [
        '4月11日上午，全市防汛工作会议在市会议中心召开。市委书记林向北出席会议并强调，要把堤防看牢。市委副书记、市长沈知秋主持会议。',
        '市领导顾长河、白秋实，市政府秘书长贺知秋出席。',
      ],
    },
    dates: APRIL_11,
    people: {
      林向北: ['市委书记'],
      沈知秋: ['市委副书记', '市长'],
      顾长河: ['市领导'],
      白秋实: [],
      贺知秋: ['市政府秘书长'],
    },
    events: ['2023-04-11 上午 会议 held 全市防汛工作会议 @市会议中心'],
    present: ['林向北: 出席 讲话', '沈知秋: 主持', '顾长河: 出席', '白秋实: 出席', '贺知秋: 出席'],
  },
  {
    says: 'the order of the nineties, with the venue between subject and verb',
    lines: {
      title: '我市部署春耕生产',
      body: ['市委书记王建国昨天在市委礼堂主持召开全市春耕生产动员大会。副市长赵德胜到会讲话。'],
      issueDate: '1994-03-02',
    },
    dates: { 昨天: ['1994-03-01'] },
    people: { 王建国: ['市委书记'], 赵德胜: ['副市长'] },
    events: ['1994-03-01 - 会议 held 全市春耕生产动员大会 @市委礼堂'],
    present: ['王建国: 主持', '赵德胜: 出席 讲话'],
  },
  {
    says: 'a name with 暨 and with a comma inside its quotation marks',
    lines: {
      title: '市政协议政茶产业',
      body: [
        '4月11日下午，六届市政协第三次常委会会议暨“做优茶产业，带富一方人”专题协商会召开。市政协主席苏婉主持会议。',
      ],
    },
    dates: APRIL_11,
    people: { 苏婉: ['市政协主席'] },
    events: ['2023-04-11 下午 会议 held 六届市政协第三次常委会会议暨“做优茶产业，带富一方人”专题协商会'],
    present: ['苏婉: 主持'],
  },
  {
    says: 'the day printed between the name and the verb',
    lines: { title: '茶文化论坛举行', body: ['首届云溪茶文化论坛4月11日在凤鸣山举行。'] },
    dates: APRIL_11,
    events: ['2023-04-11 - 活动 held 首届云溪茶文化论坛 @凤鸣山'],
  },
  {
    says: 'a meeting held when a higher one was over has no part of day of its own',
    lines: {
      title: '省里开会 市里部署',
      body: [
        '4月11日上午，省政府召开安全生产电视电话会议。省长高远主持会议并讲话。全省会议结束后，市长沈知秋立即主持召开全市安全生产工作会议。',
        '副市长白秋实、田维新参加。',
      ],
    },
    dates: APRIL_11,
    people: { 高远: ['省长'], 沈知秋: ['市长'], 白秋实: ['副市长'], 田维新: [] },
    events: ['2023-04-11 上午 会议 held 安全生产电视电话会议', '2023-04-11 - 会议 held 全市安全生产工作会议'],
    present: ['高远: 主持 讲话', '沈知秋: 主持', '白秋实: 参加', '田维新: 参加'],
  },
  {
    says: 'a meeting without a name bears its subject, or the body that held it',
    lines: { title: '部署防汛', body: ['4月11日，市长沈知秋主持召开会议，研究部署防汛工作。'] },
    dates: APRIL_11,
    people: { 沈知秋: ['市长'] },
    events: ['2023-04-11 - 会议 held 会议，研究部署防汛工作'],
    present: ['沈知秋: 主持'],
  },
  {
    says: 'the body that held it names a numbered meeting',
    lines: { title: '市政府常务会', body: ['4月11日，市政府召开第二十一次常务会议，听取防汛汇报。'] },
    dates: APRIL_11,
    events: ['2023-04-11 - 会议 held 市政府召开第二十一次常务会议'],
  },
  {
    says: 'the headline names what the body calls a meeting only',
    lines: { title: '全市旅游发展大会召开', body: ['4月11日，大会召开。市长沈知秋致辞。'] },
    dates: APRIL_11,
    people: { 沈知秋: ['市长'] },
    events: ['2023-04-11 - 会议 held 全市旅游发展大会'],
    present: ['沈知秋: 致辞'],
  },
  {
    says: 'a web page that prints the lead twice, as caption and as body',
    lines: {
      title: '安委会全体会议召开',
      body: [
        '4月11日下午，沈知秋主持召开市安委会2023年第二次全体会议。',
        '4月11日下午，市长沈知秋主持召开市安全生产委员会2023年第二次全体会议。副市长白秋实出席。',
      ],
    },
    dates: APRIL_11,
    people: { 沈知秋: ['市长'], 白秋实: ['副市长'] },
    events: ['2023-04-11 下午 会议 held 市安全生产委员会2023年第二次全体会议'],
    present: ['沈知秋: 主持', '白秋实: 出席'],
  },
  {
    says: 'a morning and an afternoon meeting on one page stay apart',
    lines: {
      title: '两场会议',
      body: [
        '4月11日上午，市长沈知秋主持召开全市防汛工作会议。副市长白秋实出席会议。',
        '4月11日下午，市长沈知秋主持召开全市抗旱工作会议。副市长田维新出席会议。',
      ],
    },
    dates: APRIL_11,
    people: { 沈知秋: ['市长'], 白秋实: ['副市长'], 田维新: ['副市长'] },
    events: ['2023-04-11 上午 会议 held 全市防汛工作会议', '2023-04-11 下午 会议 held 全市抗旱工作会议'],
    present: ['沈知秋: 主持', '白秋实: 出席', '沈知秋: 主持', '田维新: 出席'],
  },
  {
    says: 'who attends tells of the meeting, too',
    lines: { title: '林向北出席招商引资大会', body: ['4月11日上午，市委书记林向北出席全市招商引资大会并致辞。'] },
    dates: APRIL_11,
    people: { 林向北: ['市委书记'] },
    events: ['2023-04-11 上午 会议 held 全市招商引资大会'],
    present: ['林向北: 出席 致辞'],
  },
  {
    says: 'a meeting of people is named by whom was met',
    lines: {
      title: '林向北会见客商',
      body: ['4月11日，市委书记林向北会见了远山集团董事长何一舟一行。市长沈知秋参加会见。'],
    },
    dates: APRIL_11,
    people: { 林向北: ['市委书记'], 何一舟: ['远山集团董事长'], 沈知秋: ['市长'] },
    events: ['2023-04-11 - 会见 held 会见了远山集团董事长何一舟一行'],
    present: ['林向北: 会见', '何一舟: 会见', '沈知秋: 参加'],
  },
  {
    says: 'a study session is named by who held it',
    lines: {
      title: '市委中心组集体学习',
      body: ['4月11日，市委理论学习中心组举行集体学习会，专题学习生态文明思想。市委书记林向北主持学习并讲话。'],
    },
    dates: APRIL_11,
    people: { 林向北: ['市委书记'] },
    events: ['2023-04-11 - 学习 held 市委理论学习中心组举行集体学习会'],
    present: ['林向北: 主持 讲话'],
  },
  {
    says: 'a day between the holder and the verb stays in the name and is the day',
    lines: { title: '常务会议', body: ['市政府昨日召开第15次常务会议。市长沈知秋主持会议。'], issueDate: '2023-04-12' },
    dates: { 昨日: ['2023-04-11'] },
    people: { 沈知秋: ['市长'] },
    events: ['2023-04-11 - 会议 held 市政府昨日召开第15次常务会议'],
    present: ['沈知秋: 主持'],
  },
  {
    says: 'delegates deliberate',
    lines: { title: '林向北参加审议', body: ['4月11日下午，市委书记林向北参加东岭代表团审议。'] },
    dates: APRIL_11,
    people: { 林向北: ['市委书记'] },
    events: ['2023-04-11 下午 会议 held 东岭代表团审议'],
    present: ['林向北: 参加'],
  },
];

const RITES: readonly Case[] = [
  {
    says: 'a rite with its host printed behind',
    lines: {
      title: '法律服务团成立',
      subtitle: '苏婉授牌',
      body: [
        '4月11日上午，“千企帮扶”法律服务团授牌仪式在云溪律师事务所举行。市政协主席苏婉出席仪式。授牌仪式由市政协副主席孟繁英主持。',
      ],
    },
    dates: APRIL_11,
    people: { 苏婉: ['市政协主席'], 孟繁英: ['市政协副主席'] },
    events: ['2023-04-11 上午 仪式 held “千企帮扶”法律服务团授牌仪式 @云溪律师事务所'],
    present: ['苏婉: 出席 授牌', '孟繁英: 主持'],
  },
  {
    says: 'a rite that headline and body tell is one event',
    lines: {
      title: '2023年云溪读书月启动',
      body: ['4月11日上午，2023年云溪读书月启动仪式在市图书馆举行。市委书记林向北宣布活动启动，并为读书志愿队授旗。'],
    },
    dates: APRIL_11,
    people: { 林向北: ['市委书记'] },
    events: ['2023-04-11 上午 仪式 held 2023年云溪读书月启动仪式 @市图书馆'],
    present: ['林向北: 宣布启动 授旗'],
  },
  {
    says: 'a bridge whose building begins',
    lines: { title: '云溪三桥开工', body: ['4月11日，云溪三桥开工。'] },
    dates: APRIL_11,
    events: ['2023-04-11 - 仪式 held 云溪三桥开工'],
  },
  {
    says: 'an activity behind those who put it on',
    lines: {
      title: '职工唱起来',
      body: ['4月11日晚，由市总工会主办、市文化馆承办的“云溪好声音”职工歌咏比赛在人民广场举行。'],
    },
    dates: { '4月11日晚': ['2023-04-11', '晚'] },
    events: ['2023-04-11 晚 活动 held “云溪好声音”职工歌咏比赛 @人民广场'],
  },
  {
    says: 'what is to come is planned',
    lines: {
      title: '茶文化节下周开幕',
      body: ['第五届云溪茶文化节将于4月20日至23日在凤鸣山茶博园举行。'],
      issueDate: '2023-04-12',
    },
    dates: { '4月20日至23日': ['2023-04-20', null, '2023-04-23'] },
    events: ['2023-04-20..2023-04-23 - 活动 planned 第五届云溪茶文化节 @凤鸣山茶博园'],
  },
  {
    says: 'what is called off is cancelled',
    lines: {
      title: '灯会延期',
      body: ['因连日降雨，原定于4月20日举行的凤鸣山灯会延期举行。'],
      issueDate: '2023-04-12',
    },
    dates: { '4月20日': ['2023-04-20'] },
    events: ['2023-04-20 - 活动 cancelled 凤鸣山灯会'],
  },
];

const VISITS: readonly Case[] = [
  {
    says: 'a visit and the meeting called after it; the closing list belongs to the meeting',
    lines: {
      kicker: '林向北赴东岭县调研防汛工作并召开视频调度会，强调——',
      title: '守住每一段堤',
      subtitle: '沈知秋主持调度会',
      body: [
        '4月11日上午，市委书记林向北赴东岭县调研防汛工作，并召开全市防汛视频调度会。他强调，要守住每一段堤。市长沈知秋主持全市防汛视频调度会。',
        '林向北先后前往东岭县水文站、青石坝和红旗水库，察看水情。他指出，要备足沙袋。',
        '在随后召开的全市防汛视频调度会上，林向北听取汇报后强调，值守要到位。',
        '副市长白秋实通报有关情况。市领导田维新、孟繁英参加。',
      ],
    },
    dates: APRIL_11,
    people: { 林向北: ['市委书记'], 沈知秋: ['市长'], 白秋实: ['副市长'], 田维新: ['市领导'], 孟繁英: [] },
    events: [
      '2023-04-11 上午 调研 held 赴东岭县调研防汛工作 @东岭县水文站+青石坝+红旗水库',
      '2023-04-11 上午 会议 held 全市防汛视频调度会',
    ],
    present: [
      '林向北: 调研 察看 讲话',
      '林向北: 召开 讲话 听取汇报',
      '沈知秋: 主持',
      '白秋实: 通报',
      '田维新: 参加',
      '孟繁英: 参加',
    ],
  },
  {
    says: 'a visit whose place and purpose stand in two clauses; the unnamed meeting at its end is part of it',
    lines: {
      title: '打好防火仗',
      body: [
        '4月11日，市长沈知秋赴西坪县，专题督导森林防火工作。来到石门镇云台村，沈知秋实地检查入户宣传。',
        '在随后召开的督导会上，沈知秋指出，要守住山头。',
        '市政府秘书长贺知秋参加督导。',
      ],
    },
    dates: APRIL_11,
    people: { 沈知秋: ['市长'], 贺知秋: ['市政府秘书长'] },
    events: ['2023-04-11 - 督导 held 赴西坪县，专题督导森林防火工作 @西坪县+石门镇云台村'],
    present: ['沈知秋: 督导 检查 讲话', '贺知秋: 参加'],
  },
  {
    says: 'a visit without a place begins at its verb',
    lines: {
      title: '检查节前安全',
      body: ['4月11日下午，市长沈知秋带队检查节前安全生产工作时强调，要一处一处过。副市长田维新陪同。'],
    },
    dates: APRIL_11,
    people: { 沈知秋: ['市长'], 田维新: ['副市长'] },
    events: ['2023-04-11 下午 检查 held 带队检查节前安全生产工作'],
    present: ['沈知秋: 检查 讲话', '田维新: 陪同'],
  },
  {
    says: 'somebody accompanied and somebody in whose company',
    lines: {
      title: '高远来我市调研',
      body: ['4月11日，省长高远在市委书记林向北陪同下，到云溪经开区调研企业生产。'],
    },
    dates: APRIL_11,
    people: { 高远: ['省长'], 林向北: ['市委书记'] },
    events: ['2023-04-11 - 调研 held 到云溪经开区调研企业生产 @云溪经开区'],
    present: ['林向北: 陪同', '高远: 调研'],
  },
  {
    says: 'visits of several people under one day',
    lines: {
      title: '市领导走访慰问困难职工',
      body: ['4月11日，市委书记林向北到红星机械厂看望困难职工。市长沈知秋到城南环卫所慰问环卫工人。'],
    },
    dates: APRIL_11,
    people: { 林向北: ['市委书记'], 沈知秋: ['市长'] },
    events: [
      '2023-04-11 - 慰问 held 到红星机械厂看望困难职工 @红星机械厂',
      '2023-04-11 - 慰问 held 到城南环卫所慰问环卫工人 @城南环卫所',
    ],
    present: ['林向北: 看望', '沈知秋: 慰问'],
  },
];

const OTHERS: readonly Case[] = [
  {
    says: 'an inspection of something, on a day that is not told',
    lines: {
      title: '人大检查',
      body: ['近日，市人大常委会副主任孟繁英率执法检查组，对全市供水条例实施情况进行检查。'],
    },
    people: { 孟繁英: ['市人大常委会副主任'] },
    events: ['- - 检查 held 对全市供水条例实施情况进行检查'],
    present: ['孟繁英: 检查'],
  },
  {
    says: 'a talk on the way is part of the visit',
    lines: {
      title: '走村',
      body: [
        '4月11日，市长沈知秋到西坪县督导森林防火工作。第一站是石门镇云台村。沈知秋察看防火物资，同镇、村两级干部座谈。',
      ],
    },
    dates: APRIL_11,
    people: { 沈知秋: ['市长'] },
    events: ['2023-04-11 - 督导 held 到西坪县督导森林防火工作 @西坪县+石门镇云台村'],
    present: ['沈知秋: 督导 察看 座谈'],
  },
  {
    says: 'whoever comes for another meeting is met, not at it',
    lines: { title: '会见', body: ['4月11日，市委书记林向北会见来市里出席首届茶文化论坛的省长高远。'] },
    dates: APRIL_11,
    people: { 林向北: ['市委书记'], 高远: ['省长'] },
    events: ['2023-04-11 - 会见 held 会见来市里出席首届茶文化论坛的省长高远'],
    present: ['林向北: 会见', '高远: 会见'],
  },
];

describe('findEvents', () => {
  it.each([...MEETINGS, ...RITES, ...VISITS, ...OTHERS])('$says', (one) => {
    const reading = read(one);
    expect(summary(reading)).toEqual(one.events);
    if (one.present) expect(present(reading)).toEqual(one.present);
  });

  it.each([
    ['a meeting whose spirit is passed on', '4月11日，全市上下贯彻全省安全生产电视电话会议精神，查出隐患三处。'],
    ['a congress that is looked forward to', '4月11日，我市以实际行动迎接市第六次党代表大会胜利召开，开出新航线。'],
    ['a meeting that did not take place', '4月11日，因人数不足，业主大会没有召开。'],
    ['a meeting that somebody asks for', '4月11日，市长沈知秋强调，要召开全市防汛动员大会，压实责任。'],
    ['meetings counted', '截至4月11日，全市共召开动员会30次。'],
    ['a campaign over months', '4月以来，市交警支队开展“文明出行”交通安全公益活动。'],
    ['what happens every month', '4月11日起，社区每月举办邻里读书会。'],
    ['an accident', '4月11日，城西建材市场一间仓库起火，民警赶到现场检查。'],
    ['a meeting of long ago', '1997年7月1日，全市庆祝大会在人民广场举行。'],
    ['what an inspection station does', '4月11日，检查站的检查员检查结果显示一切正常。'],
  ])('finds no event in %s', (_, sentence) => {
    const dates: DayWords = {
      ...APRIL_11,
      '4月以来': ['2023-04-01', null, '2023-04-11'],
      '1997年7月1日': ['1997-07-01'],
    };
    const lines = { title: '本市要闻', body: [sentence], issueDate: '2023-04-12' };
    expect(summary(read({ lines, dates, people: { 沈知秋: ['市长'] } }))).toEqual([]);
  });
});
