import { describe, expect, it } from 'vitest';
import { startBench, until } from '../__fixtures__/bot-bench.ts';

/** Reader 7 and group -50 are on the list; 1 is the admin. */
const LISTED = { settings: { allowed: ['7', '-50'], admins: [1] } };

describe('who may come in', () => {
  it('tells somebody who is not let in their number, once an hour', async () => {
    const bench = await startBench(LISTED);
    const stranger = bench.reader(8);
    stranger.says('谁主持了会议');
    await stranger.sees('您的编号是 8，');
    stranger.says('谁主持了会议');
    stranger.says('/help');
    await stranger.seesNothing();
    expect(bench.ask.asked).toEqual([]);
    expect(bench.state.readers.get(8)).toBeNull();
  });

  it('lets in who is on the list, an admin, and everybody where there is no list', async () => {
    const bench = await startBench(LISTED);
    for (const id of [7, 1]) {
      const reader = bench.reader(id);
      reader.says('谁主持了会议');
      await reader.sees('答：谁主持了会议');
    }
    await bench.restart({ allowed: null });
    const anybody = bench.reader(9);
    anybody.says('谁来了');
    await anybody.sees('答：谁来了');
    expect(bench.state.readers.get(9)).not.toBeNull();
  });

  it('lets everybody in a listed group ask, but not those who are shut out', async () => {
    const bench = await startBench(LISTED);
    bench.state.readers.setStanding(9, 'banned');
    const group = bench.api.supergroup(-50);
    group.member(9).says('/ask 谁来了');
    const member = group.member(8);
    member.says('/ask 谁主持了会议');
    await member.sees('答：谁主持了会议');
    expect(bench.ask.questions()).toEqual(['谁主持了会议']);
  });

  it('says nothing to somebody shut out, buttons included', async () => {
    const bench = await startBench();
    const reader = bench.reader(8);
    reader.says('谁来了');
    await reader.sees('答：谁来了');
    bench.state.readers.setStanding(8, 'banned');
    reader.says('谁主持了会议');
    const press = reader.presses('👍');
    expect(await press.answer()).toEqual({ text: null, alert: false, url: null });
    await reader.seesNothing();
    expect(bench.state.feedback.counts()).toEqual({ good: 0, bad: 0 });
  });

  it('tells over the chat that a button is not for somebody who is no longer let in', async () => {
    const bench = await startBench();
    const reader = bench.reader(8);
    reader.says('谁来了');
    await reader.sees('答：谁来了');
    await bench.restart({ allowed: ['7'] });
    expect(await reader.presses('👍').answer()).toMatchObject({ text: expect.stringContaining('8'), alert: true });
  });

  it('lets somebody who is no longer let in have erased what is kept of them, and nothing else', async () => {
    const bench = await startBench();
    const reader = bench.reader(8);
    reader.says('谁来了');
    await reader.sees('答：谁来了');
    await bench.restart({ allowed: ['7'] });
    reader.says('/forget');
    await reader.sees('要删除我这里与您有关的全部数据吗');
    await reader.presses('全部删除').answer();
    await reader.sees('已删除');
    expect([bench.state.answers.count(), bench.state.readers.get(8)]).toEqual([0, null]);
    reader.says('/forget');
    await reader.sees('您的编号是 8');
  });

  it('does not count the talk of a group for the bot, and passes over other bots', async () => {
    const bench = await startBench({ pace: { floodBurst: 2, floodRefill: 60_000 } });
    const group = bench.api.supergroup(-50);
    const member = group.member(8);
    for (let at = 0; at < 6; at++) member.says('大家好');
    group.otherBot().says('/ask 谁来了');
    member.says('/ask 谁主持了会议');
    await member.sees('答：谁主持了会议');
    expect(bench.ask.questions()).toEqual(['谁主持了会议']);
  });
});

describe('how fast', () => {
  it('says once that it is too fast, then does not hear', async () => {
    const bench = await startBench({ pace: { floodBurst: 2, floodRefill: 3_600_000 } });
    const reader = bench.reader(8);
    for (const text of ['甲', '乙', '丙', '丁', '戊']) reader.says(text);
    await reader.sees('发得太快了');
    await reader.sees('答：甲');
    await reader.sees('答：乙');
    await reader.seesNothing();
    expect(bench.ask.questions()).toEqual(['甲', '乙']);
    expect(reader.chat.texts().filter((text) => text.startsWith('发得太快了'))).toHaveLength(1);
  });
});

describe('invitations', () => {
  it('let in as many as they are for', async () => {
    const bench = await startBench(LISTED);
    const code = bench.state.invitations.create(1, 1, new Date(Date.now() + 60_000));
    const [first, second] = [bench.reader(8), bench.reader(9)];
    first.opens(`i_${code}`);
    await first.sees('邀请有效');
    first.says('谁来了');
    await first.sees('答：谁来了');
    second.opens(`i_${code}`);
    await second.sees('已经用完');
    second.opens('i_nothing');
    await second.sees('已经用完');
    second.says('谁来了');
    await second.sees('您的编号是 9');
    expect(second.chat.texts().filter((text) => text.startsWith('答：'))).toEqual([]);
  });

  it('are not used up by somebody who is let in already', async () => {
    const bench = await startBench(LISTED);
    const code = bench.state.invitations.create(1, 1, new Date(Date.now() + 60_000));
    const [listed, stranger] = [bench.reader(7), bench.reader(8)];
    listed.opens(`i_${code}`);
    expect((await listed.sees('这里是问报')).text).not.toContain('邀请');
    stranger.opens(`i_${code}`);
    await stranger.sees('邀请有效');
  });
});

describe('an invitation where everybody may come in', () => {
  it.each(['i_nothing', 'i_'])('is not said to be good: %s', async (payload) => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.opens(payload);
    expect((await reader.sees('这里是问报')).text).not.toContain('邀请');
  });
});

describe('groups', () => {
  it('are told their number and left when they are not let in', async () => {
    const bench = await startBench(LISTED);
    const group = bench.api.supergroup(-60);
    const member = group.member(8);
    member.addsBot();
    await member.sees('群的编号是 -60');
    await until(() => bench.api.callsOf('leaveChat').length === 1);
    expect(bench.api.callsOf('leaveChat')[0]?.payload).toEqual({ chat_id: -60 });
  });

  it('are let in when an admin brings the bot there', async () => {
    const bench = await startBench(LISTED);
    const group = bench.api.supergroup(-60);
    group.member(1).addsBot();
    const member = group.member(8);
    await until(() => bench.state.readers.get(-60)?.standing === 'allowed');
    member.says('/ask 谁来了');
    await member.sees('答：谁来了');
    expect(bench.api.callsOf('leaveChat')).toEqual([]);
  });

  it('that are no longer let in are left in silence', async () => {
    const bench = await startBench(LISTED);
    const group = bench.api.supergroup(-70);
    const member = group.member(8);
    member.says('/ask 谁来了');
    member.says('大家好');
    await until(() => bench.api.callsOf('leaveChat').length === 1);
    await member.seesNothing();
    expect(bench.ask.asked).toEqual([]);
  });

  it('keep their standing and what they follow when they become supergroups', async () => {
    const bench = await startBench(LISTED);
    const old = bench.api.group(-50);
    bench.state.follows.add({ chatId: -50, threadId: null, userId: 7, subject: '防汛' });
    bench.state.readers.setDailyQuestions(-50, 9);
    old.member(7).sends({ migrate_to_chat_id: -1050 });
    await until(() => bench.state.readers.get(-1050)?.standing === 'allowed');
    expect(bench.state.readers.get(-1050)?.dailyQuestions).toBe(9);
    expect(bench.state.follows.of(-1050, null)).toMatchObject([{ subject: '防汛', userId: 7 }]);
    expect(bench.state.follows.of(-50, null)).toEqual([]);
  });

  it('and people follow nothing once they have put the bot out', async () => {
    const bench = await startBench();
    const group = bench.api.supergroup(-50);
    const reader = bench.reader(8);
    for (const chatId of [-50, 8]) bench.state.follows.add({ chatId, threadId: null, userId: 8, subject: '防汛' });
    group.member(8).removesBot();
    reader.blocks();
    await until(() => bench.state.follows.all().length === 0);
    expect(bench.log.filter((line) => line.includes('out_of_chat'))).toHaveLength(2);
  });
});
