import type { QuestionKind } from '../../domain/plan.ts';

/** What a turn of a dialogue must come to; what is left out is not looked at. */
interface Wanted {
  readonly kind?: QuestionKind;
  readonly people?: readonly string[];
  /** Month and day that each time begins with. */
  readonly days?: readonly string[];
  readonly part?: string | null;
  readonly places?: readonly string[];
  readonly papers?: readonly string[];
  /** Each of them stands in the answer. */
  readonly says?: readonly string[];
  readonly lacks?: readonly string[];
  readonly refused?: boolean;
}

/** Questions of one conversation; what the last of them must come to. */
export interface Dialogue {
  readonly about: string;
  readonly questions: readonly string[];
  readonly wanted: Wanted;
}

/** A dialogue on one line. */
export const of = (about: string, questions: readonly string[], wanted: Wanted): Dialogue => ({
  about,
  questions,
  wanted,
});

const WEN = '闻致远3月18日有哪些活动';
const WEN_MORNING = '闻致远3月18日上午参加了什么会议';
const QIN = '秦国文9月5日出席了哪些会议';
const ZHU = '朱健10月5日有哪些活动';
const TREES = '谁主持了全市春季植树造林动员会';

/** Dialogues over the shipped sample and the two pages of Lanchuan, an invented city. */
export const DIALOGUES: readonly Dialogue[] = [
  // another part of the day
  of('part 1', [WEN_MORNING, '那下午呢'], {
    people: ['闻致远'],
    days: ['03-18'],
    part: '下午',
    says: ['管网'],
    lacks: ['植树'],
  }),
  of('part 2', ['秦国文9月5日下午出席了哪些会议', '上午呢'], {
    part: '上午',
    says: ['疫情防控', '网络安全'],
    lacks: ['政协'],
  }),
  of('part 3', ['3月18日上午澜川有哪些会议', '下午呢？'], { days: ['03-18'], part: '下午', lacks: ['植树'] }),
  of('part 4', ['祝怀安3月18日下午做了什么', '晚上呢'], { people: ['祝怀安'], part: '晚', lacks: ['1. '] }),
  of('part 5', [WEN, '上午呢', '那下午呢'], { people: ['闻致远'], part: '下午', says: ['管网'], lacks: ['植树'] }),
  of('part 6', ['闻致远3月18日下午去哪里调研', '当天上午呢'], {
    people: ['闻致远'],
    days: ['03-18'],
    part: '上午',
    says: ['植树'],
  }),
  // another day
  of('day 1', ['朱健10月5日去了哪些地方', '7日呢'], { people: ['朱健'], days: ['10-07'], says: ['值班值守'] }),
  of('day 2', ['朱健10月5日去了哪些地方', '那10月7日呢'], { people: ['朱健'], days: ['10-07'], says: ['值班值守'] }),
  of('day 3', ['祝怀安3月18日有哪些活动', '第二天呢'], {
    people: ['祝怀安'],
    days: ['03-19'],
    says: ['农贸市场'],
    lacks: ['瑞丰'],
  }),
  of('day 4', [ZHU, '6号呢'], { people: ['朱健'], days: ['10-06'], says: ['视频调度会'], lacks: ['常宁'] }),
  of('day 5', ['梁启东5月3日参加了哪些活动', '6月27日呢'], { people: ['梁启东'], days: ['06-27'], says: ['常务会议'] }),
  of('day 6', ['祝怀安3月19日去了哪里', '前一天呢'], { people: ['祝怀安'], days: ['03-18'], says: ['瑞丰'] }),
  // another person
  of('person 1', [WEN, '那祝怀安呢'], { people: ['祝怀安'], days: ['03-18'], says: ['瑞丰'], lacks: ['管网'] }),
  of('person 2', [QIN, '朱健呢'], { people: ['朱健'], days: ['09-05'], says: ['疫情防控'], lacks: ['政协'] }),
  of('person 3', ['朱健10月6日参加了哪些会议', '那刘越高呢'], {
    people: ['刘越高'],
    days: ['10-06'],
    says: ['视频调度会'],
  }),
  of('person 4', ['陆文舟在防汛备汛工作会议上强调了什么', '沈克俭呢'], {
    kind: 'summary',
    people: ['沈克俭'],
    says: ['实战演练'],
  }),
  of('person 5', ['云溪市市长是谁', '市委书记呢'], { kind: 'role', says: ['陆文舟'] }),
  of('person 6', [WEN_MORNING, '那祝市长呢'], { people: ['祝怀安'], days: ['03-18'], part: '上午', says: ['植树'] }),
  of('person 7', ['闻致远和祝怀安3月18日上午参加了什么会议', '尤书礼也参加了吗'], { kind: 'yesno', says: ['植树'] }),
  // he and she
  of('pronoun 1', [TREES, '他提了什么要求'], { people: ['祝怀安'], says: ['4月5日'], lacks: ['本地苗'] }),
  of('pronoun 2', [WEN_MORNING, '他强调了什么'], {
    people: ['闻致远'],
    days: ['03-18'],
    says: ['本地苗'],
    lacks: ['管子'],
  }),
  of('pronoun 3', ['闻致远3月18日去哪里调研', '谁陪他去的'], { kind: 'who', says: ['尤书礼'] }),
  of('pronoun 4', ['谁主持了十三届市政协第六次常委会会议', '她是什么职务'], {
    kind: 'role',
    people: ['刘丽华'],
    says: ['市政协主席'],
  }),
  of('pronoun 5', ['云溪二桥开工仪式谁主持', '他是什么职务'], { kind: 'role', people: ['白秋实'], says: ['副市长'] }),
  of('pronoun 6', ['2022年10月衡阳市委书记是谁', '他10月6日上午去了哪里'], { people: ['刘越高'], says: ['衡山县'] }),
  of('pronoun 7', ['棉纺新村起火时是哪位医生救了老人', '她是什么职务'], {
    kind: 'role',
    people: ['乔素琴'],
    says: ['医生'],
  }),
  // the same event
  of('event 1', [WEN_MORNING, '这个会在哪开的'], { kind: 'where', says: ['林业局'] }),
  of('event 2', ['全市防汛备汛工作会议谁主持', '会议有哪些人参加'], { kind: 'attendance', says: ['顾长河', '苏婉'] }),
  of('event 3', ['十三届市政协第六次常委会会议是哪天开的', '谁主持的'], { kind: 'who', says: ['刘丽华'] }),
  of('event 4', [TREES, '在哪开的'], { kind: 'where', says: ['林业局'] }),
  of('event 5', ['云溪二桥哪一天开工的', '仪式谁主持的'], { kind: 'who', says: ['白秋实'] }),
  of('event 6', ['全市各界青年座谈会在哪召开', '还有谁参加'], { says: ['秦朗'] }),
  of('event 7', ['6月27日上午云溪市开了什么会', '到会代表多少名'], { kind: 'quantity', says: ['312'] }),
  of('event 8', [WEN_MORNING, '谁主持的', '还有谁参加了'], { says: ['邬国栋'] }),
  of('event 9', ['祝怀安3月18日下午会见了谁', '在什么地方'], { kind: 'where', says: ['澜川宾馆'] }),
  // one of a list
  of('ordinal 1', [QIN, '第三个会议谁主持的'], { kind: 'who', says: ['刘丽华'], lacks: ['朱健'] }),
  of('ordinal 2', [QIN, '第一个是谁主持的'], { kind: 'who', says: ['朱健'], lacks: ['刘丽华'] }),
  of('ordinal 3', [QIN, '最后一个会谁主持'], { kind: 'who', says: ['刘丽华'] }),
  of('ordinal 4', [WEN, '第二项是谁陪同的'], { kind: 'who', says: ['尤书礼'] }),
  of('ordinal 5', [ZHU, '第二个在哪里'], { kind: 'where', says: ['常宁'], lacks: ['南院区'] }),
  of('ordinal 6', [QIN, '第二个活动在哪里举行'], { kind: 'where', says: ['工业博物馆'] }),
  of('ordinal 7', [QIN, '第五个会议谁主持的'], { refused: true }),
  of('ordinal 8', ['梁启东5月3日参加了哪些活动', '第一个呢'], { says: ['云溪二桥'], lacks: ['青年座谈会'] }),
  of('ordinal 9', [WEN, '后一个是谁陪同的'], { says: ['尤书礼'] }),
  of('ordinal 10', [QIN, '第二个会议谁主持的'], { lacks: ['朱健', '刘丽华'], refused: true }),
  of('ordinal 11', [QIN, '第三个会议谁主持的', '那第一个呢'], { kind: 'who', says: ['朱健'], lacks: ['刘丽华'] }),
  // where it is printed
  of('source 1', [TREES, '上一条是哪家报纸登的'], { says: ['澜川日报'] }),
  of('source 2', ['朱健10月7日参加了什么会', '这是哪家报纸报道的'], { says: ['雁城新报'] }),
  of('source 3', ['云溪二桥总投资多少', '哪天的报纸登的'], { says: ['5月4日'] }),
  of('source 4', ['云溪二桥哪一天开工的', '这条新闻谁写的'], { kind: 'byline', says: ['江一鸣'] }),
  of('source 5', [WEN, '第二条是哪个记者写的'], { kind: 'byline', says: ['鲁小川'] }),
  of('source 6', ['祝怀安3月18日下午会见了谁', '登在第几版'], { says: ['01版'] }),
  // others
  of('more 1', [TREES, '还有别人吗'], { says: ['尤书礼'] }),
  of('more 2', ['全市防汛备汛工作会议谁主持', '还有谁出席'], { says: ['陆文舟', '田维新'] }),
  of('more 3', ['祝怀安3月19日上午去哪里检查', '有谁陪同', '还有别人吗'], { lacks: ['尤书礼'], refused: true }),
  // why
  of('why 1', ['3月19日凌晨棉纺新村发生了什么', '为什么'], { says: ['电动车'] }),
  of('why 2', ['城西建材市场起火过火面积多少', '为什么起火'], { says: ['电池'] }),
  of('why 3', ['3月19日凌晨棉纺新村起火造成人员伤亡了吗', '起火原因是什么'], { says: ['电动车'] }),
  // corrections
  of('correction 1', ['秦国文10月5日去了哪些地方', '不是他,是朱健'], {
    people: ['朱健'],
    days: ['10-05'],
    kind: 'list',
    says: ['常宁'],
  }),
  of('correction 2', ['秦国文9月6日出席了哪些会议', '不对，我问的是9月5日'], {
    people: ['秦国文'],
    days: ['09-05'],
    says: ['政协'],
  }),
  of('correction 3', ['刘越高10月6日到常宁市调研什么', '我说的是衡山县'], {
    people: ['刘越高'],
    places: ['衡山县'],
    says: ['衡山县'],
  }),
  of('correction 4', ['澜川日报3月20日登了什么', '我是说晚报'], { papers: ['澜川晚报'], days: ['03-20'] }),
  of('correction 5', [WEN_MORNING, '我问的是下午'], {
    people: ['闻致远'],
    part: '下午',
    says: ['管网'],
    lacks: ['植树'],
  }),
  of('correction 6', [TREES, '我问的是在哪开的'], { kind: 'where', says: ['林业局'] }),
  of('correction 7', [WEN, '不是闻致远，是祝怀安'], { people: ['祝怀安'], days: ['03-18'], says: ['瑞丰'] }),
  of('correction 8', ['祝怀安3月17日有哪些活动', '说错了，是3月18日'], {
    people: ['祝怀安'],
    days: ['03-18'],
    says: ['瑞丰'],
  }),
  of('correction 9', [QIN, '那朱健呢', '不对，我问的是10月7日'], {
    people: ['朱健'],
    days: ['10-07'],
    says: ['值班值守'],
  }),
  of('correction 10', ['闻致远3月18日下午去了哪里', '不是下午，是上午'], {
    people: ['闻致远'],
    days: ['03-18'],
    part: '上午',
    says: ['植树'],
  }),
  // another subject
  of('topic 1', [QIN, '云溪二桥总投资多少'], { people: [], days: [], says: ['12.6亿元'] }),
  of('topic 2', [WEN, '换个话题', '谁主持的'], { people: [], days: [] }),
  of('topic 3', [WEN_MORNING, '另外问一下，云溪二桥什么时候通车'], { people: [], days: [], says: ['2025年11月'] }),
  of('topic 4', [ZHU, '庞峻一月三日检查了哪些单位'], { people: ['庞峻'], days: ['01-03'], says: ['火车站'] }),
  of('topic 5', ['闻致远强调了什么', '梁启东在6月27日下午的会上强调了什么'], { people: ['梁启东'], says: ['过年'] }),
  of('topic 6', [WEN, '冰灯游园会的门票多少钱一张'], { people: [], days: [], says: ['五元'] }),
  // several turns
  of('chain 1', [QIN, '第三个会议谁主持的', '她是什么职务'], {
    people: ['刘丽华'],
    kind: 'role',
    says: ['市政协主席'],
  }),
  of('chain 2', [WEN, '第一个在哪开的', '谁主持的', '他3月19日去了哪里'], {
    people: ['祝怀安'],
    days: ['03-19'],
    says: ['农贸市场'],
  }),
  of('chain 3', ['祝怀安3月18日有哪些活动', '那闻致远呢', '下午呢', '谁陪同的'], { says: ['尤书礼'] }),
  of('chain 4', [ZHU, '7日呢', '有哪些人参加'], { says: ['黄立', '谢宏'] }),
  of('chain 5', [QIN, '那刘丽华呢', '她主持了什么会'], { people: ['刘丽华'], says: ['政协'] }),
  // a short name for what was named in full
  of('head 1', ['澜川职业技术学院新校区什么时候开工', '学院有多少名教师'], { says: ['412'] }),
  of('head 2', ['澜川水务集团有限公司是哪年成立的', '公司有多少职工'], { says: ['1260'] }),
  of('head 3', ['澜川职业技术学院院长是谁', '该校开设多少个专业'], { says: ['21'] }),
  of('head 4', ['云溪二桥北接哪里', '大桥总投资多少'], { says: ['12.6亿元'] }),
];
