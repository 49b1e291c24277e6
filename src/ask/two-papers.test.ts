import { describe, expect, it } from 'vitest';
import { NO_SLOTS } from '../domain/conversation.ts';
import { askingPages, pagesIndex } from './__fixtures__/pages-index.ts';
import { YUCHUAN } from './__fixtures__/yuchuan.ts';
import { answerQuestion } from './answer-question.ts';

const ASKED_ON = '2024-02-01';
const ask = askingPages(YUCHUAN, ASKED_ON);

interface Wanted {
  readonly opens?: string;
  readonly says?: readonly string[];
  readonly lacks?: readonly string[];
}

function faults(text: string, { opens = '', says = [], lacks = [] }: Wanted): readonly string[] {
  return [
    ...(text.startsWith(opens) ? [] : [`不是“${opens}”开头`]),
    ...says.filter((part) => !text.includes(part)).map((part) => `缺${part}`),
    ...lacks.filter((part) => text.includes(part)).map((part) => `多${part}`),
  ];
}

async function holds(question: string, wanted: Wanted): Promise<void> {
  const { text } = await ask(question);
  expect({ text, faults: faults(text, wanted) }).toEqual({ text, faults: [] });
}

describe('an office, which its own paper prints without the city', () => {
  it.each<[string, Wanted]>([
    ['2017年的榆川市委书记是谁', { opens: '申屠明远' }],
    ['2023年5月的榆川市市长是谁', { opens: '郁北辰', lacks: ['古月'] }],
    ['2017年和2023年的榆川市委书记分别是谁', { says: ['申屠明远', '麦守成'] }],
    ['冷一川之后谁当市水利局局长', { says: ['之后的市水利局局长是柳如烟'] }],
    ['郁北辰的前任是谁', { says: ['之前的市长是麦守成'], lacks: ['古月'] }],
    ['冷一川什么时候被免去市水利局局长职务', { opens: '2023年5月17日' }],
  ])('%s', holds);
});

describe('stages of a work', () => {
  it.each<[string, Wanted]>([
    ['清砚大桥什么时候通车', { says: ['2026年8月', '2026年底'], lacks: ['5月17日'] }],
    ['清砚大桥什么时候开工', { says: ['5月17日'] }],
    ['清砚大桥开工仪式由谁致辞', { says: ['郁北辰'] }],
    ['榆川地铁什么时候开工', { lacks: ['清砚大桥', '5月17日'] }],
  ])('%s', holds);
});

describe('figures', () => {
  it.each<[string, Wanted]>([
    ['2016年榆川农村居民人均可支配收入是多少元', { opens: '11480元' }],
    ['2022年榆川的地区生产总值是多少', { opens: '702.6亿元', lacks: ['618.3'] }],
    ['2022年榆川和砚溪的GDP哪个高', { opens: '榆川更高', says: ['702.6亿元', '618.3亿元'] }],
    ['榆川市2016年和2022年末常住人口各是多少', { opens: '2016年201.4万人，2022年末196.8万人' }],
    ['槐树街居民楼火灾出动了多少消防员', { opens: '24名' }],
    ['居民楼下的夜宵店营业到几点', { opens: '凌晨一点', lacks: ['5月16日'] }],
  ])('%s', holds);
});

describe('what did not take place, where, and who was there', () => {
  it.each<[string, Wanted]>([
    ['环湖骑行赛如期举行了吗', { opens: '没有如期举行' }],
    ['5月16日凌晨的居民楼火灾发生在哪里', { opens: '砚溪市槐树街41号' }],
    ['2017年的全市水利工作会议谁出席了', { says: ['申屠明远', '麦守成', '冷一川'] }],
    ['哪期榆川日报报道了环湖骑行赛取消', { says: ['2023年5月18日'] }],
  ])('%s', holds);
});

describe('turns of a conversation', () => {
  it.each<[readonly string[], Wanted]>([
    [['2022年榆川的地区生产总值是多少', '比上年增长多少'], { opens: '4.9%' }],
    [['2017年榆川市委书记是谁', '后来呢'], { says: ['麦守成'], lacks: ['申屠明远'] }],
  ])('%j', async (questions, wanted) => {
    const reader = await pagesIndex(YUCHUAN);
    let [slots, text] = [NO_SLOTS, ''];
    for (const question of questions) {
      const answered = await answerQuestion({ question, slots, askedOn: ASKED_ON }, { reader, writer: null });
      [slots, text] = [answered.slots, answered.answer.text];
    }
    expect({ text, faults: faults(text, wanted) }).toEqual({ text, faults: [] });
  });
});
