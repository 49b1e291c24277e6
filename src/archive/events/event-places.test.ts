import { describe, expect, it } from 'vitest';
import { findMoves } from './event-places.ts';
import { findHalls } from './event-venue.ts';

function placesIn(text: string): string[] {
  return findMoves(text, { start: 0, end: text.length }).flatMap(({ places }) =>
    places.map(({ start, end }) => text.slice(start, end)),
  );
}

describe('findMoves', () => {
  it.each([
    [
      'a list of places',
      '先后来到大坪镇石门水库、柳塘乡渠首闸和双河镇张家堰,察看工程',
      ['大坪镇石门水库', '柳塘乡渠首闸', '双河镇张家堰'],
    ],
    ['schools by their numbers', '先后到青河一中、青河八中检查', ['青河一中', '青河八中']],
    ['a city without its suffix', '赴深圳招商考察', ['深圳']],
    ['the site, not the word for site', '在北湖体育中心项目现场,', ['北湖体育中心项目']],
    ['what was gone round', '先后察看了胜利路农贸市场、火车站广场', ['胜利路农贸市场', '火车站广场']],
    ['a cooperative', '先后来到云雾合作社、清溪豆制品作坊,察看茶园', ['云雾合作社', '清溪豆制品作坊']],
    ['a square and a station', '先后到时代广场和城关镇就业服务站检查', ['时代广场', '城关镇就业服务站']],
    ['no sorts of places', '深入商场、车站检查', []],
    ['no places without names', '到部分企业督导', []],
  ])('finds %s', (_, text, wanted) => {
    expect(placesIn(text)).toEqual(wanted);
  });
});

describe('findHalls', () => {
  it.each([
    ['a branch hall', '在青河县分会场出席会议', ['青河县分会场']],
    ['where the main hall is set up', '主会场设在市行政中心,各县设分会场', ['市行政中心']],
    ['no hall without a name', '各县区设分会场', []],
  ])('finds %s', (_, text, wanted) => {
    expect(findHalls(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end))).toEqual(
      wanted,
    );
  });
});
