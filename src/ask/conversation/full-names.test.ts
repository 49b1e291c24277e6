import { describe, expect, it } from 'vitest';
import { NO_SLOTS } from '../../domain/conversation.ts';
import { fullest, fullNames, withFullName } from './full-names.ts';

describe('fullNames', () => {
  it.each([
    ['澜川职业技术学院是哪年成立的', ['澜川职业技术学院']],
    ['澜川大学农业与农村发展学院有几个专业', ['澜川大学农业与农村发展学院']],
    ['经济学院与历史学院联合设立了什么', ['经济学院', '历史学院']],
    ['曲长青是瑞丰机械公司的董事长吗', ['瑞丰机械公司']],
    ['云溪二桥北接哪里', ['云溪二桥']],
    ['市第三人民医院哪天接诊', ['市第三人民医院']],
    ['学院有哪些专业', []],
    ['该公司成立于哪一年', []],
    ['农村的大学生有多少', []],
    ['全市有几家医院', []],
  ])('%s names %j', (text, names) => {
    expect(fullNames(text).map(({ name }) => name)).toEqual(names);
  });

  it('tells what belongs to a body from the body', () => {
    expect(fullNames('澜川学院数字经济专业')).toEqual([
      { name: '澜川学院', part: false },
      { name: '澜川学院数字经济专业', part: true },
    ]);
  });
});

describe('withFullName', () => {
  const names = ['瑞丰机械公司', '澜川大学应用经济学院', '云溪二桥', '数字经济专业', '市第三人民医院'];
  it.each([
    ['学院有多少名教师', '澜川大学应用经济学院有多少名教师'],
    ['学校在哪里', '澜川大学应用经济学院在哪里'],
    ['该公司是哪年成立的', '瑞丰机械公司是哪年成立的'],
    ['这家医院有几张床', '市第三人民医院有几张床'],
    ['大桥总投资多少', '云溪二桥总投资多少'],
    ['该专业招多少人', '数字经济专业招多少人'],
    ['目前公司有多少职工', '目前瑞丰机械公司有多少职工'],
  ])('%s means %s', (question, meant) => {
    expect(withFullName(question, { ...NO_SLOTS, names })).toBe(meant);
  });

  it.each([
    '国外大学有哪些',
    '商学院什么时候成立',
    '哪些公司参加了',
    '学院路修到哪里了',
    '项目部有几个人',
    '该院长是谁',
    '企业复工了多少家',
    '市场上菜价多少',
  ])('%s means none of them', (question) => {
    expect(withFullName(question, { ...NO_SLOTS, names })).toBe(question);
  });

  it('takes the latest of several', () => {
    const slots = { ...NO_SLOTS, names: ['远洋公司', '瑞丰机械公司'] };
    expect(withFullName('公司在哪', slots)).toBe('远洋公司在哪');
  });
});

describe('fullest', () => {
  it('finds the full form of a shortened name', () => {
    expect(fullest('应用经济学院', ['澜川大学应用经济学院'])).toBe('澜川大学应用经济学院');
    expect(fullest('商学院', ['澜川大学应用经济学院'])).toBe('商学院');
  });
});
