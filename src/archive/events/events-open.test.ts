import { describe, expect, it } from 'vitest';
import { findDates } from '../../text/dates.ts';
import { findNamed } from '../../text/places.ts';
import { articleOf, peopleIn, type TitledNames } from '../__fixtures__/article.ts';
import { findEvents } from './events.ts';

const PEOPLE: TitledNames = {
  林向北: ['市委书记'],
  沈知秋: ['市长'],
  白秋实: ['副市长'],
  贺知秋: ['市水利局局长'],
  董桂芝: ['市农业大学教授'],
  顾长河: [],
};

function read(body: readonly string[], title = '今日要闻'): { events: string[]; present: string[] } {
  const article = articleOf({ title, issueDate: '2021-07-21', body });
  const facets = {
    dates: findDates(article.text, { reference: article.issueDate?.value ?? null, use: 'article' }),
    people: peopleIn(article.text, PEOPLE),
    named: findNamed(article.text),
  };
  const { events } = findEvents(article, facets);
  return {
    events: events.map(
      ({ from, dayPart, status, kind, name, places }) =>
        `${from} ${dayPart ?? '-'} ${kind} ${status} ${name}${places.length > 0 ? ` @${places.join('+')}` : ''}`,
    ),
    present: events.flatMap(({ participants }) => participants.map(({ name, did }) => `${name}: ${did.join(' ')}`)),
  };
}

describe('happenings told without a meeting verb', () => {
  it.each([
    [
      'a planned one cut off from its 将 by a comma',
      ['由市体育局主办的云溪湖龙舟邀请赛，将于7月25日上午在东门码头举行。'],
      ['2021-07-25 上午 活动 planned 云溪湖龙舟邀请赛 @东门码头'],
    ],
    [
      'one held in a form',
      ['7月22日上午，全市河湖长制工作推进会将在市会议中心，以视频形式召开。'],
      ['2021-07-22 上午 会议 planned 全市河湖长制工作推进会'],
    ],
    [
      'one put off to a day',
      ['原定于7月17日举行的云溪半程马拉松赛延期至8月14日举行。'],
      ['2021-08-14 - 活动 planned 云溪半程马拉松赛'],
    ],
    [
      'a round, named by the contest in the clause before',
      ['由团市委举办的全市第四届青年歌手大奖赛，7月20日晚在文化宫举行决赛。'],
      ['2021-07-20 晚 活动 held 全市第四届青年歌手大奖赛 @文化宫'],
    ],
    [
      'a contest decided in a studio',
      ['7月20日晚，全市少儿故事大赛在市电视台演播厅揭晓。'],
      ['2021-07-20 晚 活动 held 全市少儿故事大赛 @市电视台演播厅'],
    ],
    [
      'a session that closes',
      ['市三届人大常委会第十六次会议7月20日下午在圆满完成各项议程后闭会。'],
      ['2021-07-20 下午 会议 held 市三届人大常委会第十六次会议'],
    ],
    ['a building completed', ['云溪一中教学楼7月20日落成。'], ['2021-07-20 - 仪式 held 云溪一中教学楼7月20日落成']],
    [
      'a body formed, told in the clause before',
      ['老街商户组成夜间巡守队，7月20日晚在天后宫前成立。'],
      ['2021-07-20 晚 仪式 held 老街商户组成夜间巡守队 @天后宫前'],
    ],
    [
      'people who gather',
      ['7月20日上午，全县妇女八百人在县影剧院集会，庆祝妇联成立三十周年。'],
      ['2021-07-20 上午 会议 held 集会，庆祝妇联成立三十周年 @县影剧院'],
    ],
    [
      'a play that is given',
      ['省京剧团将于7月23日晚在云溪大剧院演出传统京剧《四进士》。'],
      ['2021-07-23 晚 活动 planned 演出传统京剧《四进士》 @云溪大剧院'],
    ],
    [
      'a sentence of a court about a case named before',
      ['昨日上午，云溪区人民法院对这起诈骗案一审公开宣判。'],
      ['2021-07-20 上午 其他 held 对这起诈骗案一审公开宣判'],
    ],
  ])('%s', (_, body, wanted) => {
    expect(read(body).events).toEqual(wanted);
  });

  it('counts a talk given as a happening only where the article tells of no other', () => {
    const talk = '市农业大学教授董桂芝在图书馆报告厅作了题为《水与城》的学术报告';
    expect(read([`7月20日下午，${talk}。`])).toEqual({
      events: ['2021-07-20 下午 学习 held 作了题为《水与城》的学术报告 @图书馆报告厅'],
      present: ['董桂芝: 报告'],
    });
    expect(read([`7月20日下午，全市水利工作会议召开。7月20日下午，${talk}。`]).events).toEqual([
      '2021-07-20 下午 会议 held 全市水利工作会议',
    ]);
  });
});

describe('visits', () => {
  it.each([
    [
      'without a day of their own stand at the head of the article when they lead to a place',
      ['昨天上午，横在路口两年的围墙被推倒。市长沈知秋到青石社区现场办公，当场拍板解决。'],
      ['2021-07-20 上午 调研 held 到青石社区现场办公 @青石社区'],
    ],
    [
      'of one who stays at a post',
      ['7月20日晚，市长沈知秋彻夜守在北堤指挥部。'],
      ['2021-07-20 晚 调研 held 守在北堤指挥部 @北堤指挥部'],
    ],
    [
      'keep a bracket inside the name',
      ['7月20日，市长沈知秋前往云溪南站，检查来（返）云人员核查工作。'],
      ['2021-07-20 - 检查 held 前往云溪南站，检查来（返）云人员核查工作 @云溪南站'],
    ],
    [
      'to what is named as led to',
      ['7月20日，市长沈知秋来到联系企业云溪重工，为企业送政策、解难题。'],
      ['2021-07-20 - 调研 held 来到联系企业云溪重工，为企业送政策、解难题 @云溪重工'],
    ],
    [
      'name a region by its parts',
      ['7月20日，市长沈知秋到东岭县调研防汛工作。沈知秋先后来到东岭县水文站、青石坝。'],
      ['2021-07-20 - 调研 held 到东岭县调研防汛工作 @东岭县水文站+青石坝'],
    ],
    [
      'to a home name no place',
      ['7月20日，市长沈知秋来到老党员顾长河家中，送去慰问金。'],
      ['2021-07-20 - 慰问 held 来到老党员顾长河家中，送去慰问金'],
    ],
  ])('%s', (_, body, wanted) => {
    expect(read(body).events).toEqual(wanted);
  });

  it('of somebody who looks at something that is no duty are none', () => {
    expect(read(['7月20日，市长沈知秋查看千年古寺。']).events).toEqual([]);
    expect(read(['7月20日，市长沈知秋查看三处管涌的处理情况。']).events).toEqual([
      '2021-07-20 - 调研 held 查看三处管涌的处理情况',
    ]);
  });

  it('end with who came along, though a meeting was held on the way', () => {
    const { events, present } = read([
      '7月20日，市委书记林向北到东岭县调研。随后，林向北主持召开座谈会，听取市水利局局长贺知秋工作汇报。',
      '副市长白秋实陪同。',
    ]);
    expect(events).toEqual(['2021-07-20 - 调研 held 到东岭县调研 @东岭县', '2021-07-20 - 座谈 held 座谈会']);
    expect(present).toEqual(['林向北: 调研', '白秋实: 陪同', '林向北: 主持 听取汇报', '贺知秋: 汇报']);
  });

  it('to see an event off are part of it', () => {
    expect(read(['停航三月的客轮7月20日复航。副市长白秋实到东门码头送行，并为首航剪彩。'])).toEqual({
      events: ['2021-07-20 - 仪式 held 停航三月的客轮7月20日复航'],
      present: ['白秋实: 送行 剪彩'],
    });
  });
});

describe('participants', () => {
  it('bear the titles printed elsewhere in the article, where the event’s own sentences print none', () => {
    const article = articleOf({
      title: '会议召开',
      issueDate: '2021-07-21',
      body: ['市长沈知秋很忙。', '7月20日，全市水利工作会议召开，沈知秋讲话。'],
    });
    const people = peopleIn(article.text, { 沈知秋: ['市长'] }).map((one, n) =>
      n === 0 ? one : { ...one, titles: [] },
    );
    const dates = findDates(article.text, { reference: article.issueDate?.value ?? null, use: 'article' });
    const [event] = findEvents(article, { dates, people, named: [] }).events;
    expect(event?.participants).toMatchObject([{ name: '沈知秋', titles: ['市长'], did: ['讲话'] }]);
  });
});
