import { describe, expect, it } from 'vitest';
import { askingPages } from '../__fixtures__/pages-index.ts';
import { XIYANG } from '../__fixtures__/xiyang.ts';

const ask = askingPages(XIYANG, '2023-06-01');

/** What an answer must say, in order where the pattern says so, and what it must not. */
type Case = readonly [question: string, says: RegExp, not?: RegExp];

const named = (cases: readonly Case[]) => cases.map((one) => ({ question: one[0], one }));

const holds = async ([question, says, not]: Case): Promise<void> => {
  const { text, status } = await ask(question);
  expect(text).toMatch(says);
  if (not) expect(text).not.toMatch(not);
  expect(status).not.toBe('not_found');
};

const LISTS: readonly Case[] = [
  ['鲍庆和2021年4月主持了几次会议？', /^鲍庆和.*共1次[\s\S]*第1次全体会议/, /合龙/],
  ['2021年鲍庆和主持召开的会议有哪些？', /共3项[\s\S]*春耕[\s\S]*第1次全体会议[\s\S]*第2次全体会议/, /合龙仪式召开/],
  ['卫承远2021年6月有哪些活动？', /^(?!\d\.).*6月18日至20日[^\n]*考察/, /2\. /],
  ['2021年4月20日有什么活动？', /取消/, /共2项/],
  ['卫承远2021年4月有哪些活动？', /已取消/],
  ['鲍庆和2021年参加了多少次活动？', /共6次/],
  ['纪雪梅2021年陪同了几次调研？', /共1次[\s\S]*汐阳二中/],
  ['2021年3月8日的会议有几位领导参加？', /[4四](?:人|位)/],
  ['卫承远2021年调研了几次？', /共[12]次[\s\S]*棠溪县/],
  ['鲍庆和每个月参加了多少活动？', /共9项，其中2020年9月1项、2021年3月1项/],
];

const MORE_LISTS: readonly Case[] = [
  ['1956年5月1日汐阳有什么活动', /讲话人，《汐阳工人报》作潘守义，《汐阳日报》作方树人/],
  ['莫婉清2021年有哪些活动', /共3项/, /同名/],
  ['2021年市安委会开了几次全体会议', /市安委会的会议，见于馆藏报道的共2次/],
  ['卫承远2021年6月去了哪里', /临港新城、明珠科技园/],
  ['油茶节开幕式什么时候举行', /取消/],
  ['卫承远最近一次参加会议是什么时候', /^2022年10月7日上午9时30分/],
  ['2021年9月1日汐阳二中有什么活动', /共2项/, /没有报道提到/],
  ['按时间先后列出鲍庆和2022年的活动', /1\. 2022年10月7日上午[\s\S]*2\. 2022年10月19日/],
  ['2021年3月8日的会议有几位市领导出席', /见报的共4人/],
];

const ROLES: readonly Case[] = [
  ['2022年10月汐阳市委书记是谁', /卫承远[\s\S]*邢志高/],
  ['2022年10月15日以后汐阳市委书记是谁', /邢志高/, /1\. 卫承远/],
  ['汐阳历任市长', /方树人[\s\S]*孔令奇[\s\S]*鲍庆和/, /纪雪梅/],
  ['汐阳历任市长有哪些', /孔令奇[^\n]*2019年3月20日[\s\S]*鲍庆和[^\n]*2022年10月/, /原市长/],
  ['2021年3月汐阳市长是谁', /^鲍庆和|1\. 鲍庆和/, /孔令奇：/],
  ['2020年10月汐阳市市长是谁', /鲍庆和[^\n]*代/],
  ['鲍庆和担任过哪些职务', /代市长|代理市长[\s\S]*市长/],
  ['纪雪梅担任过什么职务', /副市长/],
  ['省委书记是谁', /溪南[^\n]*汪致平[\s\S]*湖右[^\n]*龚百川/],
  ['溪南省委书记是谁', /汪致平/, /龚百川/],
  ['2022年11月汐阳市市长是谁', /鲍庆和/, /^(?![\s\S]*鲍庆和)[\s\S]*孔令奇/],
  ['谁接替卫承远任汐阳市委书记', /邢志高/],
  ['市水利局局长是谁', /拟任/],
  ['2021年汐阳市委书记和市长分别是谁', /卫承远[\s\S]*鲍庆和/],
  ['卫承远什么时候不再担任汐阳市委书记', /^2022年10月11日/],
  ['鲍庆和什么时候当选市长', /^2021年1月15日/],
  ['孔令奇是谁', /市长（最早2019年3月20日见报，最晚2020年3月17日见报）/, /原市长/],
];

const TIMELINES: readonly Case[] = [
  [
    '梳理卫承远2021年的活动',
    /按时间先后：\n1\. 2021年3月8日上午[\s\S]*\d\. 2021年3月8日下午[\s\S]*2021年6月18日至20日/,
    /[^\n]*考察[\s\S]*6月18日至20日[\s\S]*6月18日至20日/,
  ],
  [
    '时间线 鲍庆和 2021',
    /1\. 2021年1月15日[^\n]*选举鲍庆和[\s\S]*2021年4月14日下午[\s\S]*2021年9月1日/,
    /2020年|2022年/,
  ],
  ['鲍庆和 2021年3月 时间线', /3月8日/, /4月/],
  ['卫承远2021年3月到6月的时间线', /3月8日[\s\S]*6月18日/],
  ['汐阳二中异址新建的来龙去脉', /2019年3月19日[\s\S]*2020年3月16日[\s\S]*2021年9月1日/],
  ['时间线 汐阳大桥', /2021年4月1[34]日[\s\S]*2022年11月/],
];

const ATTENDANCE: readonly Case[] = [
  ['2021年3月8日全市春耕备耕工作会议有谁参加', /卫承远[\s\S]*鲍庆和[\s\S]*纪雪梅[\s\S]*范大勇/, /冉光(?!.*请假)/],
  ['谁没参加2021年3月8日的全市春耕备耕工作会议', /冉光[^\n]*请假/, /^[^\n]*卫承远/],
  ['谁陪卫承远去棠溪县调研的', /祁安平[\s\S]*莫婉清/],
  ['2021年4月1日县委常委会议谁缺席', /古存义[^\n]*请假/],
  ['2021年9月1日陪鲍庆和去汐阳二中的有谁', /纪雪梅[\s\S]*焦立新/],
];

const POINTS: readonly Case[] = [
  ['市安委会第1次全体会议在哪里召开', /报道未提地点/],
  ['2022年10月7日全市安全生产视频会议几点召开', /9时30分/],
  ['全市安全生产视频会议是什么时候召开的', /2022年10月7日上午9时30分|2022年10月7日上午/],
];

const DISAGREEMENTS: readonly Case[] = [
  [
    '2021年3月8日全市春耕备耕工作会议在哪里召开',
    /《汐阳日报》[^\n]*市农业农村局会议室[\s\S]*《汐阳晚报》[^\n]*市委礼堂/,
  ],
  ['2021年全市春耕备耕工作会议是什么时候召开的', /《汐阳日报》[^\n]*上午[\s\S]*《汐阳晚报》[^\n]*下午/],
  ['谁主持了2021年的全市春耕备耕工作会议', /《汐阳日报》[^\n]*鲍庆和[\s\S]*《汐阳晚报》[^\n]*纪雪梅/],
  ['2021年3月卫承远参加了哪些会议', /《汐阳日报》[^\n]*《汐阳晚报》/, /共2项/],
  ['汐阳大桥合龙仪式是哪天举行的', /4月13日[\s\S]*更正|更正[\s\S]*4月13日/],
  ['谁主持了汐阳大桥合龙仪式', /市政协副主席纪雪梅[\s\S]*更正/],
  ['谁在1956年庆祝“五一”大会上讲话', /方树人[\s\S]*潘守义|潘守义[\s\S]*方树人/],
];

describe('what no report says', () => {
  it.each([
    '谁主持了2021年9月1日的汐阳二中新校区启用仪式',
    '2021年6月21日市安委会第2次全体会议谁没参加',
    '卫承远2021年8月有哪些活动',
  ])('is refused: %s', async (question) => {
    expect((await ask(question)).status).toBe('not_found');
  });
});

describe('answers about events, offices and time, on two papers that differ', () => {
  it.each(named(LISTS))('lists and counts: $question', ({ one }) => holds(one));
  it.each(named(MORE_LISTS))('tells lists of other eras and papers: $question', ({ one }) => holds(one));
  it.each(named(ROLES))('tells offices: $question', ({ one }) => holds(one));
  it.each(named(TIMELINES))('puts in order of time: $question', ({ one }) => holds(one));
  it.each(named(ATTENDANCE))('tells who was there: $question', ({ one }) => holds(one));
  it.each(named(POINTS))('tells one point of one event: $question', ({ one }) => holds(one));
  it.each(named(DISAGREEMENTS))('tells what papers differ on: $question', ({ one }) => holds(one));
});
