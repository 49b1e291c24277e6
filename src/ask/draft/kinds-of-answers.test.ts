import { describe, expect, it } from 'vitest';
import type { AnswerStatus } from '../../domain/answer.ts';
import type { QuestionKind } from '../../domain/plan.ts';
import { askingPages, pagesIndex } from '../__fixtures__/pages-index.ts';
import { WUCHUAN } from '../__fixtures__/wuchuan.ts';

const ask = askingPages(WUCHUAN, '2023-12-01');

/** What an answer must be; what is left out is not looked at. */
interface Wanted {
  readonly kind?: QuestionKind;
  readonly status?: AnswerStatus;
  /** What the whole answer begins with. */
  readonly opens?: string;
  readonly says?: readonly string[];
  readonly lacks?: readonly string[];
  readonly claims?: number;
  /** Each stands in the answer behind the one before. */
  readonly order?: readonly string[];
}

async function holds(question: string, wanted: Wanted): Promise<void> {
  const { text, status, plan, claims } = await ask(question);
  const places = (wanted.order ?? []).map((part) => text.indexOf(part));
  expect({
    text,
    kind: plan.kind,
    status,
    opens: wanted.opens === undefined || text.startsWith(wanted.opens),
    missing: (wanted.says ?? []).filter((part) => !text.includes(part)),
    unwanted: (wanted.lacks ?? []).filter((part) => text.includes(part)),
    claims: wanted.claims ?? claims.length,
    ordered: places.every((place, at) => place >= 0 && place > (places[at - 1] ?? -1)),
  }).toEqual({
    text,
    kind: wanted.kind ?? plan.kind,
    status: wanted.status ?? status,
    opens: true,
    missing: [],
    unwanted: [],
    claims: claims.length,
    ordered: true,
  });
}

const table = (cases: readonly (readonly [string, Wanted])[]) => it.each(cases)('%s', holds);

describe('yes or no', () => {
  table([
    ['冯素洁主持了全市养老服务工作推进会吗？', { kind: 'yesno', opens: '是的', says: ['冯素洁', '主持'], claims: 1 }],
    ['卫长庚主持了全市养老服务工作推进会吗？', { opens: '主持会议的是', says: ['冯素洁'], lacks: ['是的'] }],
    ['曲怀玉参加8月10日的防汛工作视频调度会了吗', { opens: '没有', says: ['曲怀玉没有参加'] }],
    ['柯立言参加全市养老服务工作推进会了吗', { status: 'not_found' }],
    ['葛天放和曲怀玉都参加了全市养老服务工作推进会吗', { opens: '是的', says: ['葛天放', '曲怀玉'] }],
    [
      '葛天放和房玉书都参加了全市养老服务工作推进会吗',
      { says: ['葛天放', '房玉书'], lacks: ['是的'], status: 'partial' },
    ],
    ['梧川港一季度货物吞吐量超过100万吨了吗', { opens: '是的', says: ['112万吨'] }],
    ['梧川港一季度货物吞吐量超过了150万吨吗', { opens: '没有', says: ['112万吨'] }],
    ['东环路是5月31日通车的吗', { opens: '是的', says: ['5月31日'] }],
    ['西环路是8月12日通车的吗', { opens: '不是', says: ['8月10日'] }],
    ['西环路全长有没有10公里', { opens: '是的', says: ['11.6公里'] }],
    ['龙舟邀请赛如期举行了吗', { opens: '没有', says: ['取消'] }],
    ['梧川马拉松已经举行了吗', { says: ['将于11月5日举行'], lacks: ['是的'] }],
    ['滨江书院可以免费进入吗', { says: ['免费入馆'] }],
    ['滨江书院有没有停车场', { status: 'not_found' }],
    ['石鼓县春茶产量达到1000吨了吗', { opens: '是的', says: ['1200吨'], lacks: ['860'] }],
    ['景怀仁是不是沄州市市长', { opens: '是的', says: ['景怀仁'] }],
  ]);
});

describe('what was said', () => {
  table([
    [
      '卫长庚在养老服务工作推进会上提出了哪些要求',
      { kind: 'summary', order: ['社区食堂办到老人家门口', '2000张', '闲置厂房'], lacks: ['项目清单', '石鼓绿'] },
    ],
    ['卫长庚对茶园用药提了什么要求', { says: ['来源可查'], lacks: ['养老床位'] }],
    ['卫长庚2023年都强调了什么', { order: ['4月11日', '石鼓绿', '4月12日', '养老', '8月10日', '十防九空'] }],
    ['冯素洁在签约仪式上说了什么', { says: ['开放港口数据'], lacks: ['项目清单', '一衣带水'] }],
    ['戴承宗怎么看用电量回升', { says: ['订单在增加'] }],
  ]);
});

describe('who said it', () => {
  table([
    ['“宁可十防九空，不可失防万一”是谁说的', { kind: 'speaker', opens: '市委书记卫长庚', says: ['十防九空'] }],
    ['谁说两市一衣带水', { kind: 'speaker', says: ['景怀仁', '沄州市市长', '一衣带水'], lacks: ['冯素洁表示'] }],
    ['谁要求5月底前排出项目清单', { kind: 'speaker', says: ['冯素洁', '项目清单'], lacks: ['卫长庚强调'] }],
    ['谁表示新航线带来了三成货源', { says: ['褚敬山', '港务公司总经理'] }],
    ['“一棵树要当一个孩子来养”这句话出自谁之口', { kind: 'speaker', says: ['蒯成义'] }],
    ['晚上学二胡日子有了奔头是谁说的', { says: ['鲍桂芳'] }],
    ['谁提出把书院办成第二书房', { says: ['曲怀玉'] }],
    ['“要建十座大桥”是谁提出的', { status: 'not_found' }],
  ]);
});

describe('a summary', () => {
  table([
    ['《滨江书院开馆》讲了什么', { kind: 'summary', order: ['5月31日上午', '3600平方米'], lacks: ['东环路', '龙舟'] }],
    ['介绍一下红星夜校', { kind: 'summary', order: ['9月13日晚', '17门课', '12月开课'], lacks: ['公交7路'] }],
    ['沄州晚报A03版那篇讲夜校的报道说了什么', { kind: 'summary', says: ['红星夜校第一堂课'], lacks: ['公交7路'] }],
    ['《老厂房变身夜校》这篇报道的主要内容是什么', { kind: 'summary', says: ['712人'], lacks: ['公交7路'] }],
    ['4月12日的养老服务工作推进会主要内容是什么', { order: ['4月12日下午', '社区食堂'], lacks: ['茶园'] }],
    ['概括一下沄州和梧川签约的报道', { kind: 'summary', order: ['9月19日上午', '岑溪主持'] }],
  ]);
});

describe('a byline', () => {
  table([
    ['《东环路昨日通车》那篇是谁写的', { kind: 'byline', says: ['邹明远'], lacks: ['沙雨桐'] }],
    ['老厂房变身夜校那篇报道的照片是谁拍的', { kind: 'byline', says: ['毛小舟'] }],
    ['《滨江书院开馆》的照片是谁拍的', { kind: 'byline', says: ['凌霄汉'] }],
  ]);
});

describe('a comparison', () => {
  table([
    [
      '石鼓县和白沙县春茶产量哪个多',
      { kind: 'comparison', opens: '石鼓县', says: ['1200吨', '860吨'], claims: 2, status: 'answered' },
    ],
    ['东环路和西环路哪个先通车', { kind: 'comparison', opens: '东环路', says: ['5月31日', '8月10日'], claims: 2 }],
    ['东环路比西环路长吗', { opens: '不', says: ['8.4公里', '11.6公里'] }],
    ['石鼓县与白沙县一季度工业用电量各是多少', { kind: 'comparison', order: ['4.3亿千瓦时', '5.1亿千瓦时'] }],
    ['石鼓县和临岳县春茶产量哪个多', { kind: 'comparison', says: ['1200吨', '临岳县'], status: 'partial' }],
    ['一季度工业用电量比去年同期增长多少', { kind: 'quantity', says: ['9.2%'] }],
    ['东环路和西环路的总投资相差多少', { kind: 'comparison', says: ['6.2亿元', '9.5亿元'] }],
    [
      '冯素洁和景怀仁共同出席了哪些活动',
      { kind: 'list', says: ['签约仪式'], lacks: ['阅读大会', '通车仪式'], claims: 1 },
    ],
  ]);
});

describe('a question of two parts', () => {
  table([
    [
      '全市养老服务工作推进会什么时候、在哪里举行，谁主持的',
      { order: ['4月12日', '会展中心', '冯素洁'], status: 'answered' },
    ],
    ['梧川港一季度货物吞吐量是多少，比去年同期增加多少', { order: ['112万吨', '14万吨'], status: 'answered' }],
    ['全市防汛工作视频调度会是哪天开的，在哪里开的', { says: ['8月10日', '地点', '未提及'], status: 'partial' }],
    ['滨江书院建筑面积多少平方米，藏书多少册', { order: ['3600平方米', '12万册'] }],
    ['谁主持了西环路通车仪式，谁宣布通车', { order: ['葛天放', '冯素洁'] }],
  ]);
});

describe('a definition', () => {
  table([
    ['什么是零工驿站', { kind: 'definition', says: ['免费求职场所'], lacks: ['饮水机'], claims: 1 }],
    ['“一村一策”是什么意思', { kind: 'definition', says: ['分别制定发展方案'], lacks: ['73个村'] }],
    ['一村一策指什么', { kind: 'definition', says: ['分别制定发展方案'] }],
    ['梧港集团是指什么', { kind: 'definition', says: ['梧川港务集团有限公司'] }],
    ['什么是石鼓绿', { status: 'not_found' }],
  ]);
});

describe('other wordings', () => {
  table([
    ['葛天放是不是沄州市市长', { lacks: ['是的'] }],
    ['冯素洁是9月20日出席签约仪式的吗', { opens: '不是9月20日', says: ['9月19日'] }],
    ['卫长庚在防汛工作视频调度会上说过要盯紧水库吗', { opens: '是的', says: ['盯紧水库'] }],
    ['卫长庚在养老服务工作推进会上说过要修铁路吗', { status: 'not_found' }],
    ['白沙县春茶产量比去年多吗', { opens: '没有', says: ['减少40吨'] }],
    ['一季度全市工业用电量比去年同期增长了吗', { opens: '是的', says: ['9.2%'] }],
    ['梧川马拉松总规模是2万人吗', { opens: '不是', says: ['1.5万人'] }],
    ['公交7路全程票价超过3元吗', { opens: '没有', says: ['2元'] }],
    ['葛天放出席了红星夜校第一堂课吗', { lacks: ['是的'] }],
    ['景怀仁在全民阅读大会上强调了什么', { lacks: ['一衣带水'] }],
    ['9月19日冯素洁说了什么', { says: ['开放港口数据'], lacks: ['养老'] }],
    ['4月份卫长庚都提了哪些要求', { order: ['石鼓绿', '闲置厂房'], lacks: ['十防九空'] }],
    ['哪位负责人说一门课只收五百元', { says: ['齐雪松'] }],
    ['谁介绍了夜校第二期的开课时间', { says: ['廉清和'] }],
    ['“一衣带水”是谁说的', { says: ['景怀仁'] }],
    ['9月14日沄州晚报A03版那篇讲公交的报道说了什么', { says: ['大学城'], lacks: ['夜校'] }],
    ['《书院开馆》这篇稿子写了什么', { says: ['3600平方米'] }],
    ['《跨海大桥合龙》讲了什么', { status: 'not_found' }],
    ['介绍一下沄州的内河航运中心', { says: ['签约仪式'] }],
    ['东环路和西环路的全长相差多少', { opens: '相差3.2公里', says: ['8.4公里', '11.6公里'] }],
    ['卫长庚和冯素洁谁参加的会议多', { kind: 'comparison', says: ['卫长庚', '冯素洁'] }],
    ['石鼓县和白沙县工业用电量增长哪个快', { kind: 'comparison', says: ['12.5%', '6.8%'] }],
    ['滨江书院和红星夜校有什么不同', { kind: 'comparison', says: ['书院', '夜校'] }],
    ['西环路比东环路长多少', { says: ['3.2公里'] }],
    ['签约仪式是哪天在哪里举行的', { says: ['9月19日', '沄州宾馆'] }],
    ['红星夜校第一期开了多少门课、有多少人报名', { order: ['17门', '712人'] }],
    ['养老服务工作推进会是谁主持的，卫长庚在会上强调了什么', { order: ['冯素洁', '2000张'] }],
    ['冯素洁参加全市养老服务工作推进会了吗，谁主持的', { opens: '是否属实：是的', says: ['主持：市长冯素洁'] }],
    ['西环路什么时候通车？总投资多少？', { order: ['8月10日', '9.5亿元'] }],
    ['滨江书院是怎样一座书院', { kind: 'definition', says: ['航运局办公楼改建'] }],
    ['梧港集团的全称是什么', { says: ['梧川港务集团有限公司'] }],
  ]);
});

it('quotes nothing but stored text in every answer', async () => {
  const { citations } = await ask('石鼓县和白沙县春茶产量哪个多');
  const texts = await (await pagesIndex(WUCHUAN)).articles(citations.map(({ articleId }) => articleId));
  expect(citations.map(({ articleId, start, end }) => texts.get(articleId)?.text.slice(start, end))).toEqual(
    citations.map(({ quote }) => quote),
  );
});
