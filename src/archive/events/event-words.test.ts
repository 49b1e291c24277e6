import { describe, expect, it } from 'vitest';
import { headsIn, isGenericName, isNumberedName, kindOfName } from './event-words.ts';

describe('headsIn', () => {
  it.each([
    ['全市防汛工作会议', '工作会议'],
    ['云溪市第三次党员代表大会', '大会'],
    ['市委七届五次全会', '七届五次全会'],
    ['屋场恳谈会', '恳谈会'],
    ['读书月启动仪式', '读书月 仪式'],
    ['云溪马拉松', '马拉松'],
    ['第七届灯会', '灯会'],
    ['市科学技术协会', ''],
    ['市安全生产委员会', ''],
    ['会议室和会议中心', ''],
    ['老年活动中心', ''],
    ['社会机会', ''],
  ])('finds in %s: %s', (text, wanted) => {
    const heads = headsIn(text, 0, text.length);
    expect(heads.map(({ start, end }) => text.slice(start, end)).join(' ')).toBe(wanted);
  });

  it('takes any gathering behind a verb that only gatherings have', () => {
    const text = '院坝议事小会';
    expect(headsIn(text, 0, text.length)).toEqual([]);
    expect(headsIn(text, 0, text.length, true)).toEqual([{ start: 5, end: 6, shape: 'meeting' }]);
  });
});

describe('names', () => {
  it.each(['会议', '座谈会', '启动仪式', '新闻发布会', '全省会议', '活动'])(
    'like %s say only what sort it is',
    (name) => {
      expect(isGenericName(name)).toBe(true);
    },
  );

  it.each(['全市防汛会议', '茶文化节', '云溪二桥开工仪式'])('like %s say more', (name) => {
    expect(isGenericName(name)).toBe(false);
  });

  it.each([
    ['第二十一次常务会议', true],
    ['2023年第三次全体会议', true],
    ['第三次防汛会议', false],
    ['会议', false],
  ])('%s is numbered: %s', (name, numbered) => {
    expect(isNumberedName(name)).toBe(numbered);
  });

  it.each([
    ['全市青年座谈会', '座谈'],
    ['市委中心组学习会', '学习'],
    ['“四进”宣讲会', '宣讲'],
    ['法律服务团授牌仪式', '仪式'],
    ['全市防汛会议', '会议'],
  ])('%s is a %s', (name, kind) => {
    expect(kindOfName(name, 'meeting')).toBe(kind);
  });
});
