import { describe, expect, it } from 'vitest';
import { fakeDesk } from './__fixtures__/desk.ts';
import { complete } from './complete.ts';

const NAMES = ['林致远', '林晚秋', '欧阳若水', '阿依古丽·买买提'];

describe('complete', () => {
  it.each([
    ['/so', ['/sources '], '/so'],
    ['/s', ['/sources ', '/save '], '/s'],
    ['／wh', ['/why'], '／wh'],
    ['/save!', ['/save! '], '/save!'],
    ['/date 2031', ['2031-09-06', '2031-09-05'], '2031'],
    ['/issue 2031-09-05', ['2031-09-05'], '2031-09-05'],
    ['/paper 云栖', ['云栖日报', '云栖晚报'], '云栖'],
    ['/paper 《云栖日', ['云栖日报'], '《云栖日'],
    ['/timeline 林', ['林致远', '林晚秋'], '林'],
    ['/sources ', ['1', '2'], ''],
    ['/cite 2', ['2'], '2'],
    ['/help ', [], '/help '],
    ['/zz 甲', [], '/zz 甲'],
    ['林致', ['林致远'], '林致'],
    ['9月5日林', ['林致远', '林晚秋'], '林'],
    ['请问欧阳', ['欧阳若水'], '欧阳'],
    ['阿依古丽·买', ['阿依古丽·买买提'], '阿依古丽·买'],
    ['《云栖', ['云栖日报》', '云栖晚报》'], '云栖'],
    ['林致远', [], '林致远'],
    ['9月5日', [], '9月5日'],
    ['', [], ''],
  ])('%j', async (line, texts, replaced) => {
    const desk = fakeDesk({ names: NAMES });
    await desk.answer();
    const [found, part] = await complete(line, desk.session);
    expect([[...found].sort(), part]).toEqual([[...texts].sort(), replaced]);
  });

  it('offers nothing when the archive cannot be read', async () => {
    const { session } = fakeDesk();
    const broken = { ...session, asking: { ...session.asking, names: () => Promise.reject(new Error('broken')) } };
    expect(await complete('林', broken)).toEqual([[], '林']);
  });
});
