import { describe, expect, it } from 'vitest';
import { listAnswer } from '../../render/__fixtures__/answers.ts';
import { type Bench, startBench } from '../__fixtures__/bot-bench.ts';

const ADMIN = { settings: { admins: [1], allowed: ['7'] } };

/** Somebody asks and presses 👎; `agrees` says whether the words may be read. */
async function complains(bench: Bench, userId: number, question: string, agrees: boolean): Promise<void> {
  const reader = bench.reader(userId);
  reader.says(question);
  await reader.sees(`答：${question}`);
  await reader.presses('👎').answer();
  await reader.sees('可以把这个问题和答复交给管理员');
  await reader.presses(agrees ? '可以' : '不必了').answer();
}

describe("admins' commands on people", () => {
  it('/allow lets somebody in, by number or in answer to what they wrote', async () => {
    const bench = await startBench(ADMIN);
    const admin = bench.reader(1);
    admin.says('/allow 8');
    await admin.sees('8 已登记');
    const reader = bench.reader(8);
    reader.says('谁来了');
    await reader.sees('答：谁来了');
    admin.sends({
      text: '放他进来',
      forward_origin: { type: 'user', date: 1, sender_user: { id: 9, is_bot: false, first_name: '甲' } },
    });
    const forwarded = admin.chat.messages().findLast(({ byBot }) => !byBot)?.id ?? 0;
    admin.says('/allow', { replyTo: forwarded });
    await admin.sees('9 已登记');
    expect(bench.state.readers.get(9)?.standing).toBe('allowed');
    admin.says('/allow');
    await admin.sees('/allow 123456789');
  });

  it('/allow in a group lets the group in', async () => {
    const bench = await startBench(ADMIN);
    const group = bench.api.supergroup(-50);
    const admin = group.member(1);
    admin.says('/allow');
    await admin.sees('-50 已登记');
    const member = group.member(8);
    member.says('/ask 谁来了');
    await member.sees('答：谁来了');
  });

  it('/ban shuts out and ends what somebody follows, /unban undoes it; no admin can be shut out', async () => {
    const bench = await startBench(ADMIN);
    bench.state.follows.add({ chatId: 7, threadId: null, userId: 7, subject: '防汛' });
    const [admin, reader] = [bench.reader(1), bench.reader(7)];
    admin.says('/ban 7');
    await admin.sees('7 已停用');
    expect(bench.state.follows.all()).toEqual([]);
    reader.says('谁来了');
    await reader.seesNothing();
    admin.says('/unban 7');
    await admin.sees('7 不再停用');
    reader.says('谁主持了会议');
    await reader.sees('答：谁主持了会议');
    admin.says('/unban 7');
    await admin.sees('7 没有被停用');
    admin.says('/ban 1');
    await admin.sees('1 是管理员');
    expect(bench.state.readers.get(1)?.standing).toBe('default');
  });

  it('/ban of a group leaves it', async () => {
    const bench = await startBench(ADMIN);
    bench.api.supergroup(-50);
    const admin = bench.reader(1);
    admin.says('/ban -50');
    await admin.sees('-50 已停用');
    expect(bench.api.callsOf('leaveChat').map(({ payload }) => payload)).toEqual([{ chat_id: -50 }]);
  });

  it('/quota limits questions a day, and off goes back to the settings', async () => {
    const bench = await startBench({ settings: { ...ADMIN.settings, dailyQuestions: 50 } });
    const [admin, reader] = [bench.reader(1), bench.reader(7)];
    admin.says('/quota 7 1');
    await admin.sees('7 每天可以问1个问题');
    reader.says('谁来了');
    await reader.sees('答：谁来了');
    reader.says('还有谁');
    await reader.sees('今天的1个问题已经问完，明天零时起');
    admin.says('/quota 7 off');
    await admin.sees('每天50个问题');
    reader.says('还有谁');
    await reader.sees('答：还有谁');
    for (const words of ['/quota', '/quota 7', '/quota 7 much', '/quota 7 1 2']) {
      admin.says(words);
      await admin.sees('/quota 123456789 20');
    }
  });

  it('/invite makes a link that lets in, for so many and so long', async () => {
    const bench = await startBench(ADMIN);
    const admin = bench.reader(1);
    admin.says('/invite 2 3');
    const { text } = await admin.sees(/https:\/\/t\.me\/wenbao_test_bot\?start=i_[a-z0-9]{16}\n可供2人使用，3天内/);
    const guest = bench.reader(9);
    guest.opens(/start=(i_\w+)/.exec(text)?.[1] ?? '');
    await guest.sees('邀请有效');
    for (const words of ['/invite 0', '/invite 5 1000', '/invite a', '/invite 1 2 3']) {
      admin.says(words);
      await admin.sees('/invite 人数 天数');
    }
  });

  it('/users lists who was here with today’s questions, page by page', async () => {
    const bench = await startBench(ADMIN);
    const [admin, reader] = [bench.reader(1), bench.reader(7)];
    for (let id = 100; id < 125; id++) bench.state.readers.seen(id);
    bench.state.readers.setStanding(100, 'banned');
    reader.says('谁来了');
    await reader.sees('答：谁来了');
    admin.says('/users');
    const first = await admin.sees('读者和群共27个，第1页，共2页：');
    expect(first.text).toMatch(/\n7　一般　\d{4}-\d\d-\d\d　今天1问/);
    expect(first.text).toMatch(/\n1　管理员　/);
    await admin.presses('▶').answer();
    const second = await admin.sees('第2页，共2页');
    expect(second.id).toBe(first.id);
    expect(`${first.text}\n${second.text}`).toMatch(/\n100　已停用　/);
    const foreign = bench.reader(7);
    expect((await foreign.forges('m:u:0').answer()).text).toContain('失效');
  });
});

describe('/status', () => {
  it('tells how the bot is doing', async () => {
    const bench = await startBench(ADMIN);
    const [admin, reader] = [bench.reader(1), bench.reader(7)];
    admin.says('/status');
    expect((await admin.sees('运行 不到1分钟')).text).toContain('启动后还没有答过问题');
    reader.says('谁来了');
    await reader.sees('答：谁来了');
    admin.says('/status');
    const { text } = await admin.sees(/运行 [^\n]{2,20}\n今天 1个问题/);
    expect(text).toMatch(/累计 提问1，答出1，部分答出0/);
    expect(text).toMatch(/用时 半数在[\d,]+毫秒内，95%在[\d,]+毫秒内/);
    expect(text).toContain('队列 正在答0个，等候0个');
    expect(text).toContain('其他 推送新报道0份，行内查询0次，收下文件0个，更新索引0次');
    expect(text).toContain('对话模型 未配置');
    expect(text).toContain('索引版本 v1');
    expect(text).toContain('馆藏 2期、2篇');
    expect(text).toMatch(/状态文件 \d+\.\d MB/);
    expect(text).not.toMatch(/[{}]|undefined|NaN/);
  });

  it('names the chat model that is configured', async () => {
    const bench = await startBench({ settings: { ...ADMIN.settings, model: 'wise-owl-7b' } });
    const admin = bench.reader(1);
    admin.says('/status');
    await admin.sees('对话模型 wise-owl-7b');
  });

  it('is one line when the index cannot be read', async () => {
    const bench = await startBench(ADMIN);
    bench.archive.version = () => Promise.reject(new Error('gone'));
    const admin = bench.reader(1);
    admin.says('/status');
    await admin.sees('没有办成');
  });
});

describe('/feedback', () => {
  it('shows and exports the questions of 👎 whose readers agreed, and no others', async () => {
    const bench = await startBench({ settings: { admins: [1] } });
    const claims = [{ text: '林致远出席了会议。', citations: [1], event: null }];
    bench.ask.reply = async (question) => listAnswer({ question, text: `答：${question}[1]`, claims });
    await complains(bench, 7, '谁出席了会议', true);
    await complains(bench, 8, '谁主持了会议', false);
    const admin = bench.reader(1);
    admin.says('/feedback');
    const { text } = await admin.sees('👍 0，👎 2；愿意交出文字的👎 1条');
    expect(text).toContain('问：谁出席了会议\n答：答：谁出席了会议');
    expect(text).not.toContain('谁主持了会议');
    await admin.presses('导出').answer();
    const { file } = await admin.sees('1个问题，可用 wenbao eval --gold 打分');
    expect(file?.upload).toMatch(/^feedback-\d{4}-\d\d-\d\d\.jsonl$/);
    const lines = String(file?.bytes).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { question: '谁出席了会议', type: 'list', must: [], must_not: ['林致远出席了会议。'], cite: [] },
    ]);
  });

  it('says that there is nothing to export while nobody agreed', async () => {
    const bench = await startBench({ settings: { admins: [1] } });
    const admin = bench.reader(1);
    admin.says('/feedback');
    expect((await admin.sees('👍 0，👎 0')).buttons).toEqual([]);
    await admin.forges('m:e').answer();
    await admin.sees('还没有可导出的意见');
  });
});

describe("admins' commands of others", () => {
  it('are no commands to anybody else, and show nothing in groups', async () => {
    const bench = await startBench(ADMIN);
    const [reader, admin] = [bench.reader(7), bench.api.supergroup(-50).member(1)];
    for (const command of ['/status', '/users', '/feedback', '/invite', '/allow 9', '/ban 1', '/quota 9 1']) {
      reader.says(command);
      await reader.sees('没有这个命令');
    }
    expect(bench.state.readers.get(9)).toBeNull();
    for (const command of ['/status', '/users', '/feedback', '/invite']) {
      admin.says(command);
      await admin.sees('请在和我的私聊里用');
    }
  });
});
