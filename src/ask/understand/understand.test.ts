import { describe, expect, it } from 'vitest';
import { NO_SLOTS } from '../../domain/conversation.ts';
import { memoryIndex } from '../__fixtures__/memory-index.ts';
import { knowledgeOf } from './archive-knowledge.ts';
import { understand } from './understand.ts';

const known = knowledgeOf(memoryIndex([]));
const plan = (question: string) => understand(question, { askedOn: '2023-07-01', slots: NO_SLOTS, ...known });

describe('understand', () => {
  it.each([
    ['丽华是不是市政协的干部？', ['市政协']],
    ['柳湖镇有没有建成敬老院？', ['柳湖镇']],
    ['今年花溪早市开了几天？', []],
    ['兴建康王路用了多少钱？', ['康王路']],
    ['修建解放路花了多少钱？', ['解放路']],
  ])('%s names the places %j', async (question, places) => {
    expect((await plan(question)).places).toEqual(places);
  });

  it.each([
    ['梧江龙舟邀请赛谁夺冠？', []],
    ['青江龙灯会在哪里举行？', []],
    ['江雪梅参加了龙舟赛吗？', ['江雪梅']],
  ])('%s names the people %j', async (question, people) => {
    expect((await plan(question)).people).toEqual(people);
  });

  it.each([
    ['石承业2022年的时间线', '2022-01-01'],
    ['石承业2022年时间线', '2022-01-01'],
    ['2022年的大事记', '2022-01-01'],
  ])('%s keeps its year', async (question, from) => {
    const { kind, times } = await plan(question);
    expect([kind, times[0]?.range.from]).toEqual(['timeline', from]);
  });
});
