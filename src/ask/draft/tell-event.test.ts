import { describe, expect, it } from 'vitest';
import type { EventKind, NewsEvent } from '../../domain/event.ts';
import { eventOf, participantOf } from '../__fixtures__/events.ts';
import { tellPart, toldPeople } from './tell-event.ts';

const event = (kind: EventKind, name: string, deeds: Readonly<Record<string, readonly string[]>>) =>
  eventOf({
    kind,
    name,
    from: '2021-03-07',
    to: '2021-03-07',
    dayPart: null,
    participants: Object.entries(deeds).map(([person, did]) => participantOf(person, { did })),
  });
const INSPECTION = event('检查', '检查节日市场供应', { 何启明: ['检查'], 林秀: ['陪同'] });
const MEETING = event('会议', '县人大常委会第八次会议', { 吴振海: ['主持'], 尉迟青: ['汇报'] });

describe('tellPart', () => {
  it.each<[NewsEvent, string, string]>([
    [INSPECTION, '何启明', '3月7日，何启明检查节日市场供应。'],
    [INSPECTION, '林秀', '3月7日，何启明检查节日市场供应，林秀陪同。'],
    [
      event('会见', '会见客商温世安一行', { 何启明: ['会见'], 林秀: ['参加'] }),
      '林秀',
      '3月7日，何启明会见客商温世安一行，林秀参加。',
    ],
    [MEETING, '尉迟青', '3月7日，尉迟青在县人大常委会第八次会议上汇报。'],
    [MEETING, '吴振海', '3月7日，吴振海主持县人大常委会第八次会议。'],
  ])('%o: what %s did', (told, name, line) => {
    expect(tellPart(told, name, false)).toBe(line);
  });
});

it('rests on the sentence of whoever did it too', () => {
  expect(toldPeople(INSPECTION, '林秀').map(({ name }) => name)).toEqual(['林秀', '何启明']);
});
