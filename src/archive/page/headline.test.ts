import { describe, expect, it } from 'vitest';
import { readHeadline } from './headline.ts';
import { linesOfText } from './page-line.ts';

function read(block: string): (string | null)[] {
  const { kicker, title, subtitle } = readHeadline(linesOfText(block));
  return [kicker, title, subtitle].map((lines) => lines.map((line) => line.content.text).join('|') || null);
}

describe('readHeadline', () => {
  it.each([
    ['one line', '云溪二桥昨日开工', null, '云溪二桥昨日开工', null],
    ['a kicker that ends in a dash', '张某在会上——\n把事办好', '张某在会上——', '把事办好', null],
    ['a kicker over two lines', '张某在全市\n工作会议上强调\n把事办好', '张某在全市|工作会议上强调', '把事办好', null],
    [
      'two title lines behind such a kicker',
      '张某调研时强调\n查漏补缺 严防死守\n把安全网织得更密',
      '张某调研时强调',
      '查漏补缺 严防死守|把安全网织得更密',
      null,
    ],
    ['a marked title between others', '会议举行\n# 把路修到门口\n张某主持', '会议举行', '把路修到门口', '张某主持'],
    ['a title marked over two lines', '# 把路修到门口\n# 把灯装到巷尾', null, '把路修到门口|把灯装到巷尾', null],
    ['a lower mark below the title', '# 把路修到门口\n## 今年修路三百里', null, '把路修到门口', '今年修路三百里'],
    ['a deed line', '全市教育大会召开\n张明远主持', null, '全市教育大会召开', '张明远主持'],
    ['a subtitle led by a dash', '归来\n——记一位老兵', null, '归来', '——记一位老兵'],
    ['the title set apart', '县 委 表 彰 先 进\n庆祝大会昨天举行', null, '县 委 表 彰 先 进', '庆祝大会昨天举行'],
    [
      'a question and what answers it',
      '门前车辆去哪了？\n队员劝离车辆四十台',
      null,
      '门前车辆去哪了？',
      '队员劝离车辆四十台',
    ],
    ['when it happened', '小长假首日\n公交加开班次送客八千人', '小长假首日', '公交加开班次送客八千人', null],
    ['the name of a list', '溪口县人大常委会\n任命名单', null, '溪口县人大常委会|任命名单', null],
    ['a title that goes on', '市政府决定端午节前后\n严查不合格粽子', null, '市政府决定端午节前后|严查不合格粽子', null],
    ['what somebody spoke about', '就当前夏收工作\n张明远到县里检查', '就当前夏收工作', '张明远到县里检查', null],
    [
      'two lines of one build',
      '一天两会\n早学：班上谈体会\n晚议：会上定方案',
      null,
      '一天两会',
      '早学：班上谈体会|晚议：会上定方案',
    ],
    ['a place before the title', '石桥镇\n开展食品安全检查', null, '石桥镇|开展食品安全检查', null],
    ['a place with a colon', '白马乡：\n巧手绣出幸福路', null, '白马乡：|巧手绣出幸福路', null],
    [
      'a deed with an office',
      '张某强调\n守住山林\n副市长欧阳朗作工作部署',
      '张某强调',
      '守住山林',
      '副市长欧阳朗作工作部署',
    ],
    ['a document', '某市人大常委会\n任免名单', null, '某市人大常委会|任免名单', null],
    ['a campaign', '全面推进乡村振兴\n茶山上的“新农人”', '全面推进乡村振兴', '茶山上的“新农人”', null],
    ['lines of like length', '让下岗职工有活干\n让困难职工有饭吃', null, '让下岗职工有活干|让困难职工有饭吃', null],
    [
      'figures before their matter',
      '总投资12.6亿元 工期30个月\n望江大桥开工',
      '总投资12.6亿元 工期30个月',
      '望江大桥开工',
      null,
    ],
    ['figures after it', '老街市场凌晨起火\n过火面积约90平方米', null, '老街市场凌晨起火', '过火面积约90平方米'],
    [
      'a meeting before its matter',
      '县委常委会召开会议\n传达学习全会精神',
      '县委常委会召开会议',
      '传达学习全会精神',
      null,
    ],
    [
      'a decision after its meeting',
      '县人大常委会会议举行\n决定一批人事任免事项',
      null,
      '县人大常委会会议举行',
      '决定一批人事任免事项',
    ],
    [
      'a deed before the matter',
      '张明远调研老旧小区\n听居民说 跟居民算',
      '张明远调研老旧小区',
      '听居民说 跟居民算',
      null,
    ],
    [
      'circumstances with a comma',
      '全市两千名护林员上岗\n今年以来,我市未发生较大森林火灾',
      null,
      '全市两千名护林员上岗',
      '今年以来,我市未发生较大森林火灾',
    ],
  ])('sorts %s', (_, block, kicker, title, subtitle) => {
    expect(read(block)).toEqual([kicker, title, subtitle]);
  });
});
