import { describe, expect, it } from 'vitest';
import { listAnswer, samplePlan } from '../../render/__fixtures__/answers.ts';
import { startBench, until } from '../__fixtures__/bot-bench.ts';
import { answerOf, manySources } from './__fixtures__/stored-answers.ts';

const FLOOD_QUOTE = '9月5日上午，全市防汛工作会议在云栖会堂召开，市长林致远出席并讲话。';

describe('an answer in a chat', () => {
  it('opens its sources, articles and reasons by its buttons, and all of them after a restart', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('林致远9月5日出席了哪些会议');
    const answer = await reader.sees('[1]');
    expect(answer.buttons[0]).toEqual(['出处1', '出处2']);
    reader.presses('出处1');
    const view = await reader.sees(FLOOD_QUOTE);
    expect(view.replyTo).toBe(answer.id);
    await bench.restart();
    await reader.presses('▶', view.id).answer();
    const turned = await reader.sees('[2] 《云栖日报》');
    expect(turned.id).toBe(view.id);
    reader.presses('📄 全文', view.id);
    expect((await reader.sees('与会者建议')).id).toBe(view.id);
    bench.archive.held = [];
    reader.presses('出处1', answer.id);
    await reader.sees('馆藏里已没有这篇稿件');
    reader.presses('💡 为什么', answer.id);
    await reader.sees('问题类型：列举活动');
  });

  it('opens a citation by the link on its marker, for whoever has it', async () => {
    const bench = await startBench();
    bench.reader().says('林致远9月5日出席了哪些会议');
    const { entities } = await bench.reader().sees('[1]');
    const link = entities.find((entity) => entity.type === 'text_link' && entity.url.includes('start='));
    const payload = link?.type === 'text_link' ? new URL(link.url).searchParams.get('start') : null;
    const other = bench.reader(8);
    other.opens(payload ?? 'there is no link');
    await other.sees(FLOOD_QUOTE);
  });

  it('keeps what a reader thinks of it, and asks once whether its words may be passed on', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('谁主持');
    const { id } = await reader.sees('谁主持');
    expect(await reader.presses('👎', id).answer()).toMatchObject({ text: '记下了，谢谢指出。' });
    const asked = await reader.sees('可以把这个问题和答复交给管理员改进吗？');
    await reader.presses('可以', asked.id).answer();
    expect((await reader.sees('谢谢')).buttons).toEqual([]);
    expect(bench.state.feedback.list(10)).toMatchObject([{ userId: 7, verdict: 'bad', agreed: true }]);
    expect(await reader.presses('👎 ✓', id).answer()).toMatchObject({ text: '已收回评价。' });
    expect(bench.state.feedback.list(10)).toEqual([]);
  });

  it('is followed by a timeline with its own sources, asked once however often it is pressed', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('林致远9月5日出席了哪些会议');
    const { id } = await reader.sees('[1]');
    const open: (() => void)[] = [];
    const sources = manySources(30, 30, { quote: '引文。'.repeat(60) });
    bench.ask.reply = (question) =>
      new Promise((resolve) =>
        open.push(() => resolve({ ...answerOf(sources), question, plan: samplePlan({ kind: 'timeline' }) })),
      );
    const presses = [reader.presses('🗓 时间线', id), reader.presses('🗓 时间线', id)];
    for (const press of presses) expect(await press.answer()).toMatchObject({ text: '正在整理时间线…' });
    await until(() => open.length > 0);
    for (const answer of open) answer();
    const timeline = await reader.sees('共有这些');
    expect(bench.ask.questions().slice(1)).toEqual(['林致远的大事记']);
    expect(timeline.buttons.flat()).not.toContain('🗓 时间线');
    reader.presses('▶', timeline.id);
    expect((await reader.sees('[25] ')).id).toBe(timeline.id);
  });

  it('is one message whose parts are turned, however monstrous it is', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    const sources = manySources(400, 40, { quote: '引文🙂'.repeat(2_500), title: '题'.repeat(300) });
    bench.ask.reply = async () => answerOf(sources, '出席了一场会议，并讲了话。'.repeat(8));
    reader.says('林致远出席了哪些会议');
    const { id } = await reader.sees('共有这些');
    expect(bench.api.sent).toHaveLength(1);
    reader.presses('▶', id);
    const second = await reader.sees(/^\d+\. 出席了/);
    expect([second.id, second.buttons[0]?.[1]]).toEqual([id, expect.stringMatching(/^2\/\d+$/)]);
    await bench.restart();
    const [named] = second.buttons[1] ?? [];
    reader.presses(named ?? 'no source', id);
    await reader.sees('馆藏里已没有这篇稿件');
  });

  it('has no timeline button where it is about nobody', async () => {
    const bench = await startBench();
    bench.ask.reply = async () => listAnswer({ plan: samplePlan({ people: [] }) });
    const reader = bench.reader();
    reader.says('有什么新闻');
    const { id, buttons } = await reader.sees('[1]');
    expect(buttons.flat()).not.toContain('🗓 时间线');
    const data = reader.button('💡 为什么', id);
    const forged = 'callback_data' in data ? data.callback_data.replace('w:', 't:') : '';
    expect(await reader.forges(forged, id).answer()).toMatchObject({ text: '不知道要整理谁的时间线。' });
  });
});

describe('an answer in a group', () => {
  it('is opened in its topic', async () => {
    const bench = await startBench();
    const member = bench.api.supergroup(-100, [12]).member(7, { threadId: 12 });
    member.says('/ask@wenbao_test_bot 林致远9月5日出席了哪些会议');
    const { id } = await member.sees('[1]');
    member.presses('出处1', id);
    expect(await member.sees(FLOOD_QUOTE)).toMatchObject({ threadId: 12, replyTo: id });
    await member.presses('👎', id).answer();
    expect((await member.sees('交给管理员改进吗')).threadId).toBe(12);
  });

  it('can be opened and rated by everybody, each for themselves', async () => {
    const bench = await startBench();
    const room = bench.api.group(-100);
    const [asker, other] = [room.member(7), room.member(8)];
    asker.says('/ask@wenbao_test_bot 林致远9月5日出席了哪些会议');
    const { id } = await asker.sees('[1]');
    other.presses('出处2', id);
    await other.sees('[2] 《云栖日报》');
    await asker.presses('👍', id).answer();
    await other.presses('👎', id).answer();
    expect(bench.state.feedback.counts()).toEqual({ good: 1, bad: 1 });
    const asked = await other.sees('可以把这个问题和答复交给管理员改进吗？');
    expect(await asker.presses('可以', asked.id).answer()).toMatchObject({ text: '这一问是对点了👎的读者的。' });
    expect(
      room.chat
        .fromBot()
        .find((message) => message.id === id)
        ?.buttons.flat(),
    ).toContain('👍');
  });
});
