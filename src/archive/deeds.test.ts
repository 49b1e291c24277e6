import { describe, expect, it } from 'vitest';
import { findDeeds } from './deeds.ts';

describe('findDeeds', () => {
  it.each([
    ['主持召开', '主持'],
    ['出席会议并讲话', '出席 讲话'],
    ['主持学习并作重要讲话', '主持 讲话'],
    ['到会指导', '指导'],
    ['致欢迎辞', '致辞'],
    ['作了题为“春风”的报告', '报告'],
    ['作工作部署', '部署'],
    ['安排部署下阶段工作', '部署'],
    ['宣布云溪二桥开工', '宣布开工'],
    ['听取了有关情况的汇报', '听取汇报'],
    ['参加督导', '参加'],
    ['陪同调研', '陪同'],
    ['在分会场收听收看会议', '收听收看'],
    ['因故未出席', ''],
    ['参加工作二十年', ''],
    ['落实决策部署', ''],
    ['学习重要讲话精神', ''],
    ['表示诚挚慰问', ''],
    ['会议主持人', ''],
  ])('reads %s as %s', (text, wanted) => {
    expect(
      findDeeds(text, 0)
        .map(({ did }) => did)
        .join(' '),
    ).toBe(wanted);
  });

  it('counts places from the offset', () => {
    expect(findDeeds('会上讲话', 100)).toEqual([{ did: '讲话', at: 102 }]);
  });
});
