import { describe, expect, it } from 'vitest';
import { BOT } from '../__fixtures__/bot-api-server.ts';
import { startBench } from '../__fixtures__/bot-bench.ts';

const MENTION = `@${BOT.username}`;

describe('a group', () => {
  it('gets answers to commands, mentions and replies to the bot, and to nothing else', async () => {
    const bench = await startBench({ pace: { status: 60_000 } });
    const group = bench.api.supergroup(-100);
    const [anna, bo] = [group.member(10), group.member(20)];
    anna.says('今天天气不错');
    bo.says('/ask@other_bot 谁主持');
    bo.says('/start@other_bot');
    bo.says('/weather');
    anna.sends({ sticker: STICKER });
    await anna.seesNothing(200);
    anna.says('/ask 谁主持');
    const answer = await anna.sees('答：谁主持');
    bo.says(`${MENTION} 哪天开的会`);
    await bo.sees('答：哪天开的会');
    bo.says('那下午呢', { replyTo: answer.id });
    await bo.sees('答：那下午呢');
    expect(bench.ask.questions()).toEqual(['谁主持', '哪天开的会', '那下午呢']);
    expect(group.chat.fromBot()).toHaveLength(3);
  });

  it('has one conversation for all who talk there, and one for each topic', async () => {
    const bench = await startBench({ pace: { status: 60_000 } });
    const forum = bench.api.supergroup(-100, [5, 6]);
    const [inFive, inSix] = [forum.member(10, { threadId: 5 }), forum.member(20, { threadId: 6 })];
    inFive.says('/ask 林致远上午出席了哪些会议');
    await inFive.sees('答：林致远');
    inSix.says('/ask 许南写了什么');
    await inSix.sees('答：许南');
    forum.member(30, { threadId: 5 }).says(`那下午呢 ${MENTION}`);
    const answer = await inFive.sees('答：那下午呢');
    expect(answer.threadId).toBe(5);
    expect(bench.ask.asked.at(-1)?.slots.plan?.question).toBe('林致远9月5日出席了哪些会议');
    expect(bench.state.conversations.get('telegram:-100:5').questions).toEqual([
      '林致远上午出席了哪些会议',
      '那下午呢',
    ]);
    expect(bench.state.conversations.get('telegram:-100:6').questions).toEqual(['许南写了什么']);
  });

  it('answers an admin who stays anonymous, and no bot', async () => {
    const bench = await startBench({ pace: { status: 60_000 } });
    const group = bench.api.supergroup(-100);
    group.otherBot().says('/ask 机器人问的');
    const admin = group.anonymousAdmin();
    admin.says('/ask 谁主持');
    await admin.sees('答：谁主持');
    expect(bench.ask.questions()).toEqual(['谁主持']);
    expect(bench.state.answers.latest('telegram:-100')?.userId).toBeNull();
  });

  it('can ask about what somebody else said', async () => {
    const bench = await startBench({ pace: { status: 60_000 } });
    const group = bench.api.supergroup(-100);
    const [anna, bo] = [group.member(10), group.member(20)];
    const said = anna.says('听说古桥要封了');
    bo.says('/ask', { replyTo: said });
    await bo.sees('答：听说古桥要封了');
    bo.says(MENTION, { replyTo: said });
    await bo.sees('答：听说古桥要封了');
    bo.says('/ask 真的吗', { replyTo: said });
    await bo.sees('答：真的吗');
    bo.says('/ask');
    await bo.sees('请把要查的事和 /ask（或 @ 我的名字）写在同一条消息里');
    expect(bench.ask.questions()).toEqual(['听说古桥要封了', '听说古桥要封了', '真的吗']);
  });

  it('reads the caption of a picture that mentions the bot', async () => {
    const bench = await startBench({ pace: { status: 60_000 } });
    const anna = bench.api.supergroup(-100).member(10);
    const caption = `${MENTION} 照片上是哪次会议`;
    anna.sends({
      photo: [{ file_id: 'f', file_unique_id: 'u', width: 1, height: 1 }],
      caption,
      caption_entities: [{ type: 'mention', offset: 0, length: MENTION.length }],
    });
    await anna.sees('答：照片上是哪次会议');
  });

  it('is told of a command that only this bot could have', async () => {
    const bench = await startBench({ pace: { status: 60_000 } });
    const anna = bench.api.supergroup(-100).member(10);
    anna.says(`/weather${MENTION}`);
    await anna.sees('没有这个命令');
  });

  it('hears nothing of channels', async () => {
    const bench = await startBench({ pace: { status: 60_000 } });
    bench.api.channel(-300).posts('/ask 谁主持');
    const reader = bench.reader();
    reader.says('谁主持');
    await reader.sees('答：谁主持');
    expect(bench.ask.asked).toHaveLength(1);
  });
});

const STICKER = {
  file_id: 'f',
  file_unique_id: 'u',
  type: 'regular',
  width: 1,
  height: 1,
  is_animated: false,
  is_video: false,
};
