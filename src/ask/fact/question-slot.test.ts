import { expect, it } from 'vitest';
import { questionSlot, type SlotKind } from './question-slot.ts';

it.each<[string, SlotKind]>([
  ['谁设计了新图书馆？', 'person'],
  ['大桥哪一年通车？', 'time'],
  ['新馆在什么地方？', 'place'],
  ['全市有多少名护林员？', 'number'],
  ['工期为什么推迟？', 'reason'],
  ['这种画被称为什么？', 'name'],
  ['垃圾怎么分类？', 'manner'],
  ['这项活动的名称是什么？', 'name'],
  ['这种画又叫什么？', 'name'],
  ['服务器预留了什么设计？', 'which'],
  ['大桥是否通车？', 'open'],
  ['', 'open'],
])('%s leaves a place open for a %s', (question, kind) => {
  expect(questionSlot(question).kind).toBe(kind);
});

it.each([
  ['大桥由哪家公司承建？', '公司'],
  ['服务器预留了什么设计？', '设计'],
  ['大桥采用哪种结构？', '结构'],
  ['图书馆的前身是什么？', '前身'],
])('the thing that %s asks for goes by %s', (question, head) => {
  expect(questionSlot(question).head).toBe(head);
});

it('keeps what stands before and behind the question word', () => {
  expect(questionSlot('大桥由哪家公司承建？')).toMatchObject({ before: '大桥由', after: '承建' });
});
