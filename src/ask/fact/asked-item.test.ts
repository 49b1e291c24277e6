import { describe, expect, it } from 'vitest';
import type { Article } from '../../domain/article.ts';
import type { QueryPlan, QuestionKind } from '../../domain/plan.ts';
import { articleOf, planOf } from '../__fixtures__/plans.ts';
import { deeds } from '../understand/question-words.ts';
import { findAsked } from './asked-item.ts';

const article: Article = articleOf('标题', '正文。');
const asked = (kind: QuestionKind, question: string, sentence: string): string | null => {
  const plan: QueryPlan = planOf({ kind, question, text: question, deeds: deeds(question) });
  const span = findAsked(plan, sentence, article);
  return span && sentence.slice(span.start, span.end);
};

describe('findAsked', () => {
  it.each([
    ['全市有多少名护林员？', '全市有四级护林员1.3万余名，去年新增24人。', '1.3万余名'],
    ['查处了几起案件？', '立案32宗，查处案件10起，处理15人。', '10起'],
    ['门票多少钱？', '做灯三百二十组，门票每张五元。', '五元'],
    ['大桥总投资多少？', '大桥全长1.8公里，总投资12.6亿元。', '12.6亿元'],
    ['比上年增长百分之几？', '实现产值30亿元，增长8.5%。', '8.5%'],
    ['多长时间内清零？', '2022年起新增人员24小时内清零。', '24小时'],
    ['老人多大年纪？', '79岁的老人走了2公里。', '79岁'],
    ['工期有多长？', '计划2025年11月建成，工期30个月。', '30个月'],
    ['农村居民人均存款是多少元？', '城镇居民人均存款41200元，农村居民人均存款18600元。', '18600元'],
    ['出动了多少消防员？', '支队出动5辆车、27名消防员。', '27名'],
    ['多少学生参加了比赛？', '14所学校的620名学生参加比赛。', '620名'],
    ['电站年发电量多少？', '电站装机12万千瓦，年发电量4.3亿千瓦时。', '4.3亿千瓦时'],
    ['旧厂全年发电多少度？', '旧厂全年发电三百二十度。', '三百二十度'],
    ['磨坊每天磨面多少千克？', '磨坊每天磨面两百千克，用工5人。', '两百千克'],
    ['湿地面积有多大？', '湿地保护区始建于2003年，面积1860亩。', '1860亩'],
    ['湿地占地多少？', '湿地管护员36名，占地12.4平方公里。', '12.4平方公里'],
    ['苗圃规模多大？', '苗圃规模达300万株。', '300万株'],
    ['用水人口增加多少？', '管网延伸后，用水人口增加2.6万人。', '2.6万人'],
    ['粮食产量提高了多少？', '2021年粮食产量提高了12%。', '12%'],
    ['护林员增加了多少人？', '护林员增加了16人，增幅25%。', '16人'],
    ['新桥有多长？', '新桥工期26个月，全桥长860米。', '860米'],
    ['假期有多长？', '校园东侧修路860米，假期为期21天。', '21天'],
    ['船工今年多大了？', '船工撑船走过3公里，今年61岁。', '61岁'],
  ])('%s → the number with the unit asked for', (question, sentence, wanted) => {
    expect(asked('quantity', question, sentence)).toBe(wanted);
  });

  it('finds no number of another unit', () => {
    expect(asked('quantity', '查处了几起案件？', '下达通知书10份。')).toBeNull();
  });

  it('finds the day that the question does not name', () => {
    expect(asked('when', '大桥什么时候通车？', '大桥4月5日开工，计划2025年11月通车。')).toBe('2025年11月');
  });

  it.each([
    ['邮局每天开到几点？', '从三月一日起，邮局每天营业到八点半。', '八点半'],
    ['列车几时到站？', '6月2日，列车于14:35到站。', '14:35'],
  ])('%s → the time of day', (question, sentence, wanted) => {
    expect(asked('when', question, sentence)).toBe(wanted);
  });

  it('finds the house in the street, and no brigade behind a narrow stop', () => {
    const sentence = '8月2日,河口市长青路52号一栋仓库发生火灾. 市消防救援支队出动4辆车。';
    expect(asked('where', '8月2日的仓库火灾发生在哪里', sentence)).toBe('河口市长青路52号');
  });

  it('names a doer only where the deed is told', () => {
    expect(asked('who', '谁主持了会议？', '市长王建国出席会议。')).toBeNull();
    expect(asked('who', '谁主持了会议？', '会议由副市长李卫东主持。')).toBe('李卫东');
  });
});
