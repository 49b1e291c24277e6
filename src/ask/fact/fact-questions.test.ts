import { describe, expect, it } from 'vitest';
import { askingPages } from '../__fixtures__/pages-index.ts';
import { QINGHE_BAY } from './__fixtures__/qinghe-bay.ts';

const ask = askingPages(QINGHE_BAY, '2023-01-10');

describe('a question for one fact', () => {
  it.each([
    ['栖霞岭隧道有多长？', '4.37公里'],
    ['栖霞岭隧道是由哪家公司承建的？', '中澄路桥集团'],
    ['栖霞岭隧道总投资多少？', '18.6亿元'],
    ['栖霞岭隧道为什么推迟了工期？', '因岩溶发育'],
    ['栖霞岭隧道采用了什么工法？', '先探后掘'],
    ['从老城区到柳汀新区的车程将缩短到多少分钟？', '12分钟'],
    ['柳汀新区图书馆在什么地方？', '望潮路66号'],
    ['柳汀新区图书馆是谁设计的？', '乔一苇'],
    ['柳汀新区图书馆的前身是什么？', '柳汀公社文化站'],
    ['柳汀新区图书馆藏书多少册？', '38万册'],
    ['柳汀新区图书馆不提供什么服务？', '外文图书外借'],
    ['渔政巡护员在澄江口发现了多少头江豚？', '12头'],
    ['江豚吃什么？', '小型鱼虾'],
    ['江豚为什么一度绝迹？', '采砂船噪声'],
    ['“潮涌澄湾”诗会的主题是什么？', '风从海上来'],
    ['“潮涌澄湾”诗会由哪个单位主办？', '市文联'],
    ['温以南凭借哪部作品获得一等奖？', '《盐的记忆》'],
    ['诗会一等奖的奖金是多少？', '8000元'],
    ['2021年澄湾夏粮收购预计收购小麦多少吨？', '24万吨'],
    ['夏粮收购价每斤多少钱？', '1.15元'],
    ['哪个县设的夏粮收购点最多？', '澄西县'],
    ['售粮农民要带什么？', '身份证和银行卡'],
    ['纸织画又称什么？', '隐纱画'],
    ['褚怀瑾的代表作叫什么？', '《渔歌晚唱》'],
    ['褚怀瑾几岁开始学艺？', '15岁'],
    ['县人民医院新住院楼新增床位多少张？', '420张'],
    ['旧住院楼将改造成什么？', '康复中心'],
    ['澄湾灯泡厂试制的节能灯使用寿命是多少小时？', '五千小时'],
    ['谁主持试制了节能灯？', '段伯安'],
    ['西门菜场早市几点开市？', '四时半'],
    ['西门菜场的早市停办了多少年？', '十七年'],
    ['西门菜场早市过去为什么停办？', '货源不足'],
  ])('%s → %s in the first claim', async (question, wanted) => {
    const [first] = (await ask(question)).claims;
    expect(first?.text ?? 'refused').toContain(wanted);
  });

  it('tells what it shows in few words', async () => {
    const answers = await Promise.all(['栖霞岭隧道有多长？', '江豚吃什么？', '纸织画又称什么？'].map(ask));
    for (const { claims } of answers) expect(claims[0]?.text.length).toBeLessThanOrEqual(100);
  });
});

describe('a question that the pages do not answer', () => {
  it.each([
    '栖霞岭隧道的设计单位董事长叫什么名字？',
    '澄湾国际机场的跑道有多长？',
    '白鹿书院是哪一年重修的？',
    '谁获得了澄湾马拉松女子组冠军？',
    '澄西县实验中学有多少名教师？',
    '澄湾灯泡厂什么时候迁往开发区？',
    '栖霞岭隧道2号线哪天通车？',
  ])('%s is refused', async (question) => {
    expect((await ask(question)).status).toBe('not_found');
  });
});
