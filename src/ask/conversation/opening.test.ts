import { describe, expect, it } from 'vitest';
import { openingOf } from './opening.ts';

describe('openingOf', () => {
  it.each([
    ['不是他,是朱健', '朱健', '他'],
    ['不是9月5日,是9月6日', '9月6日', '9月5日'],
    ['不是闻致远而是祝怀安', '祝怀安', '闻致远'],
    ['是祝怀安,不是闻致远', '祝怀安', '闻致远'],
    ['不对,我问的是9月6日', '9月6日', ''],
    ['我说的是衡阳县', '衡阳县', ''],
    ['我是说晚报', '晚报', ''],
    ['我问的是在哪开的', '在哪开的', ''],
    ['说错了,是3月18日', '3月18日', ''],
    ['应该是10月7日', '10月7日', ''],
    ['我想问的是下午', '下午', ''],
  ])('%s corrects to %s', (question, rest, dropped) => {
    expect(openingOf(question)).toEqual({ turn: 'correct', rest, dropped });
  });

  it.each([
    ['换个话题', ''],
    ['换个话题,云溪二桥多长', '云溪二桥多长'],
    ['另外问一下,云溪二桥什么时候通车', '云溪二桥什么时候通车'],
    ['问个别的问题:谁主持的', '谁主持的'],
  ])('%s forgets, and asks %s', (question, rest) => {
    expect(openingOf(question)).toEqual({ turn: 'forget', rest, dropped: '' });
  });

  it.each([
    '不是说3月18日开会了吗',
    '不对外开放的景点有哪些',
    '是不是祝怀安主持的',
    '另外他还去了哪里',
    '换届选举是哪天',
    '我市今年种了多少树',
    '说说植树造林动员会',
    '问题楼盘怎么处理的',
    '是谁主持的',
    '不是党员的代表有几名',
  ])('%s opens with the question itself', (question) => {
    expect(openingOf(question)).toEqual({ turn: 'plain', rest: question, dropped: '' });
  });

  it('still speaks of him behind 「另外问一下」', () => {
    expect(openingOf('另外问一下,他是谁')).toMatchObject({ turn: 'plain', rest: '他是谁' });
  });
});
