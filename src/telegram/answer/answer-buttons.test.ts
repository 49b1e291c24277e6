import { describe, expect, it } from 'vitest';
import { listAnswer, refusal, sampleCitation, samplePlan } from '../../render/__fixtures__/answers.ts';
import { fakeArticle } from '../__fixtures__/fake-archive.ts';
import { type DeskCall, dataOf, labelsOf, PressDesk } from './__fixtures__/press-desk.ts';
import { answerOf, manySources } from './__fixtures__/stored-answers.ts';

const FLOOD_QUOTE = '9月5日上午，全市防汛工作会议在云栖会堂召开，市长林致远出席并讲话。';
const textOf = (call: DeskCall | undefined) => String(call?.payload.text);
const marked = (call: DeskCall | undefined, type: string) =>
  // The calls are held against the schema when the desk is closed.
  ((call?.payload.entities ?? []) as { type: string; offset: number; length: number }[])
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => textOf(call).slice(offset, offset + length));

describe('a source button', () => {
  it('shows the passage in its article in a new message that answers the answer', async () => {
    const desk = new PressDesk();
    const id = desk.keep();
    const [sent, ...more] = await desk.press(`c:${id}:1`);
    expect(more).toEqual([]);
    expect(sent).toMatchObject({
      method: 'sendMessage',
      payload: { chat_id: 7, reply_parameters: { message_id: 55, allow_sending_without_reply: true } },
    });
    expect(textOf(sent)).toBe(
      [
        '[1] 《云栖晚报》2031年9月6日A01版',
        '汛期未过 防线不松',
        '记者 许南',
        '',
        `　　${FLOOD_QUOTE}林致远强调，要把堤防看牢，把物资备足，把值班值守落到每一个人。`,
      ].join('\n'),
    );
    expect(marked(sent, 'underline')).toEqual([FLOOD_QUOTE]);
    expect(labelsOf(sent)).toEqual([
      ['◀', '1/2', '▶'],
      ['📄 全文', '📋 复制引用'],
    ]);
    expect(desk.toast).toEqual({ callback_query_id: 'press5000' });
  });

  it('turns to the next and the previous source in place, round and round', async () => {
    const desk = new PressDesk();
    const id = desk.keep();
    const [first] = await desk.press(`c:${id}:1`);
    const [second] = await desk.press(dataOf(first, '▶'));
    expect(second).toMatchObject({ method: 'editMessageText', payload: { chat_id: 7, message_id: 55 } });
    expect(textOf(second)).toContain('[2] 《云栖日报》2031年9月6日第3版');
    expect(textOf(second)).toContain('（日期据文内推断，标题据正文代拟）');
    expect(labelsOf(second)).toContainEqual(['🔗 电子报']);
    for (const turn of ['▶', '◀']) {
      expect(textOf((await desk.press(dataOf(second, turn)))[0])).toContain('[1] 《云栖晚报》');
    }
  });

  it('shows the quote as it was when the archive no longer holds the article, and says so', async () => {
    const desk = new PressDesk();
    desk.archive.held = [];
    const [sent] = await desk.press(`c:${desk.keep()}:1`);
    expect(textOf(sent)).toContain(`馆藏里已没有这篇稿件，以下是答复当时所引的原文：\n${FLOOD_QUOTE}`);
    expect(marked(sent, 'expandable_blockquote')).toEqual([FLOOD_QUOTE]);
    expect(labelsOf(sent).flat()).not.toContain('📄 全文');
  });

  it('says when the article was changed and the quote is gone', async () => {
    const desk = new PressDesk();
    desk.archive.held = [fakeArticle({ id: 'a_7c1d20b4', title: '汛期未过', body: '另一番话。' })];
    const [sent] = await desk.press(`c:${desk.keep()}:1`);
    expect(textOf(sent)).toContain(`这篇稿件后来有改动，现稿中没有这段话，以下是答复当时所引的原文：\n${FLOOD_QUOTE}`);
    expect(labelsOf(sent).flat()).toContain('📄 全文');
  });

  it('opens what a refusal comes near to', async () => {
    const desk = new PressDesk();
    const nearest = [sampleCitation({ n: 1 })];
    const id = desk.keep(refusal({ reason: { code: 'nothing_says', text: '未提及。', nearest } }));
    expect(textOf((await desk.press(`c:${id}:1`))[0])).toContain(FLOOD_QUOTE);
  });

  it('speaks the language of whoever presses', async () => {
    const desk = new PressDesk();
    const [sent] = await desk.press(`c:${desk.keep()}:1`, { language: 'en' });
    expect(labelsOf(sent).flat()).toContain('📄 Article');
    expect(JSON.stringify(sent?.payload.reply_markup)).toContain('6 September 2031, p. A01.');
  });

  it.each([
    ['is changed already', 'Bad Request: message is not modified: specified new message content is the same', 1],
    ['can no longer be changed', 'Bad Request: message to edit not found', 2],
  ])('does not fail when the message %s', async (_, refusal, calls) => {
    const desk = new PressDesk();
    desk.refusals.set('editMessageText', [refusal]);
    const made = await desk.press(`c:${desk.keep()}:1:e`);
    expect(made.map(({ method }) => method)).toEqual(['editMessageText', 'sendMessage'].slice(0, calls));
    expect(desk.toast).toEqual({ callback_query_id: 'press5000' });
  });

  it('under a message sent inline opens the bot at the citation', async () => {
    const desk = new PressDesk();
    const id = desk.keep();
    expect(await desk.press(`c:${id}:2`, { inline: true })).toEqual([]);
    expect(desk.toast).toMatchObject({ url: `https://t.me/wenbao_test_bot?start=c_${id}_2` });
  });

  it('sends its message once, however often the update is taken up', async () => {
    const desk = new PressDesk();
    const id = desk.keep();
    expect(await desk.press(`c:${id}:1`, { updateId: 9 })).toHaveLength(1);
    expect(await desk.press(`c:${id}:1`, { updateId: 9 })).toEqual([]);
  });
});

describe('a button that leads nowhere', () => {
  it.each([
    'c:zzzzzzzzzzzz:1',
    'c:',
    'c:../../etc/passwd:1',
    'c:abcdefghijkl:99999999999',
    'a:abcdefghijkl',
    'l:x',
    'p:abcdefghijkl:1:2:3',
    't:abcdefghijkl',
    'w:abcdefghijkl:',
    'g:абвгдежзийкл',
    'b:abcdefghijkl:0',
    'by:abcdefghijkl',
    'bn:abcdefghijkl',
  ])('is answered with a line: %s', async (data) => {
    const desk = new PressDesk();
    expect(await desk.press(data)).toEqual([]);
    expect(desk.toast).toMatchObject({ text: '这个答复已经找不到了，请重新提问。' });
  });

  it.each(['c:ID:99', 'c:ID', 'a:ID:99:0'])('says that there is no such source: %s', async (data) => {
    const desk = new PressDesk();
    expect(await desk.press(data.replace('ID', desk.keep()))).toEqual([]);
    expect(desk.toast).toMatchObject({ text: '这个答复没有这条出处。' });
  });

  it('is answered when the archive cannot be read, and the log has no word of it', async () => {
    const desk = new PressDesk();
    desk.archive.articles = () => Promise.reject(new Error('林致远'));
    expect(await desk.press(`c:${desk.keep()}:1`)).toEqual([]);
    expect(desk.toast).toMatchObject({ text: '没有办成，请稍后再试。' });
    expect(desk.log.join()).toContain('press_failed');
    expect(desk.log.join()).not.toContain('林致远');
  });

  it('does not fail when the press came too long ago to be answered', async () => {
    const desk = new PressDesk();
    desk.refusals.set('answerCallbackQuery', ['Bad Request: query is too old and response timeout expired']);
    expect(await desk.press(`c:${desk.keep()}:1`)).toHaveLength(1);
  });
});

describe('the article button', () => {
  it('shows the article from its beginning with the quotes marked, and leads back to the source and on', async () => {
    const desk = new PressDesk();
    const id = desk.keep();
    const [sent] = await desk.press(`a:${id}:1:0`);
    expect(sent?.method).toBe('sendMessage');
    expect(textOf(sent)).toMatch(/^《云栖晚报》2031年9月6日A01版《.*》\n\n汛期未过 防线不松.*\n　　9月5日上午/);
    expect(marked(sent, 'underline')).toEqual([FLOOD_QUOTE]);
    expect(labelsOf(sent)).toEqual([['↩ 出处1', '📋 复制引用'], ['下一篇 ▶']]);
    const [next] = await desk.press(dataOf(sent, '下一篇 ▶'));
    expect(next?.method).toBe('editMessageText');
    expect(textOf(next)).toContain('《云栖日报》2031年9月6日第3版');
    const [back] = await desk.press(dataOf(next, '↩ 出处2'));
    expect(back?.method).toBe('editMessageText');
    expect(textOf(back)).toContain('[2] ');
  });

  it('turns the pages of a long article in place, each with every character once', async () => {
    const desk = new PressDesk();
    const body = Array.from({ length: 300 }, (_, at) => `第${at + 1}段${'字'.repeat(60)}。`).join('\n');
    desk.archive.held = [fakeArticle({ id: 'a_7c1d20b4', title: '长稿', body })];
    const id = desk.keep();
    const pages: string[] = [];
    let [page] = await desk.press(`a:${id}:1:0`);
    const of = Number(labelsOf(page)[0]?.[1]?.split('/')[1]);
    for (let at = 0; at < of; at++) {
      pages.push(textOf(page));
      [page] = await desk.press(dataOf(page, '▶'));
    }
    expect(of).toBeGreaterThan(4);
    expect(textOf(page)).toBe(pages[0]);
    const read = pages.join('\n');
    for (let at = 1; at <= 300; at++) expect(read.split(`第${at}段`)).toHaveLength(2);
    expect(textOf((await desk.press(`a:${id}:1:9999:e`))[0])).toBe(pages.at(-1));
  });

  it('shows what was quoted when the article is gone', async () => {
    const desk = new PressDesk();
    desk.archive.held = [];
    expect(textOf((await desk.press(`a:${desk.keep()}:1:0`))[0])).toContain('馆藏里已没有这篇稿件');
  });
});

describe('a deep link', () => {
  it('opens a citation', async () => {
    const desk = new PressDesk();
    const [sent] = await desk.start(`c_${desk.keep()}_2`);
    expect(textOf(sent)).toContain('[2] 《云栖日报》');
    expect(labelsOf(sent)[0]).toEqual(['◀', '2/2', '▶']);
  });

  it.each([
    ['an answer that is gone', 'c_zzzzzzzzzzzz_1', '这个答复已经找不到了，请重新提问。'],
    ['a source that is not there', 'c_ID_9', '这个答复没有这条出处。'],
  ])('says so for %s', async (_, payload, wanted) => {
    const desk = new PressDesk();
    const [sent, ...more] = await desk.start(payload.replace('ID', desk.keep()));
    expect([textOf(sent), more]).toEqual([wanted, []]);
  });

  it.each(['i_abcdefghijklmnop', 'c_1_1', 'c_abcdefghijkl_12345', ''])('is left to others: %s', async (payload) => {
    expect(await new PressDesk().start(payload)).toEqual([]);
  });
});

describe('the pager of the sources', () => {
  it('changes the buttons alone, and keeps the reader’s mark', async () => {
    const desk = new PressDesk();
    const id = desk.keep(answerOf(manySources(23, 5)));
    await desk.press(`g:${id}:0`);
    const [edited] = await desk.press(`l:${id}:2`);
    expect(edited?.method).toBe('editMessageReplyMarkup');
    expect(labelsOf(edited).slice(0, 2)).toEqual([
      ['出处21', '出处22', '出处23'],
      ['◀', '3/3', '▶'],
    ]);
    expect(labelsOf(edited).flat()).toContain('👍 ✓');
    expect(labelsOf((await desk.press(`l:${id}:9999`))[0])[1]).toEqual(['◀', '3/3', '▶']);
  });

  it('does not fail when the buttons are so already', async () => {
    const desk = new PressDesk();
    desk.refusals.set('editMessageReplyMarkup', ['Bad Request: message is not modified']);
    await desk.press(`l:${desk.keep()}:0`);
    expect(desk.toast).toEqual({ callback_query_id: 'press5000' });
    expect(desk.log).toEqual([]);
  });
});

describe('the pager of a long answer', () => {
  it('turns its parts in place; the pager of the sources below leaves the part', async () => {
    const desk = new PressDesk();
    const sources = manySources(30, 30, { quote: '引文。'.repeat(60) });
    const id = desk.keep({ ...answerOf(sources), plan: samplePlan({ kind: 'timeline' }) });
    const [second] = await desk.press(`p:${id}:0:1`);
    expect(second?.method).toBe('editMessageText');
    expect(labelsOf(second)[0]?.[1]).toMatch(/^2\/\d$/);
    expect(textOf(second)).not.toContain('共有这些');
    const [sourcesTurned] = await desk.press(`l:${id}:2:1`);
    expect(labelsOf(sourcesTurned)[0]).toEqual(labelsOf(second)[0]);
    expect(labelsOf(sourcesTurned).flat()).toContain('出处21');
  });
});

describe('buttons that others put under an answer', () => {
  it('stay when its own change', async () => {
    const desk = new PressDesk();
    const id = desk.keep(answerOf(manySources(12, 3)));
    const keyboard = [
      [{ text: '出处1', callback_data: `c:${id}:1` }],
      [{ text: '📋 复制引用', copy_text: { text: '报' } }],
      [{ text: '不再关注', callback_data: 'f:stop:1' }],
    ];
    for (const data of [`l:${id}:1`, `g:${id}:0`, `p:${id}:0:0`]) {
      const [edited] = await desk.press(data, { keyboard });
      expect(labelsOf(edited).at(-1)).toEqual(['不再关注']);
      expect(
        labelsOf(edited)
          .flat()
          .filter((label) => label === '📋 复制引用'),
      ).toHaveLength(1);
    }
  });
});

describe('the why button', () => {
  it('tells plan and coverage, folded', async () => {
    const desk = new PressDesk();
    const [sent, ...more] = await desk.press(`w:${desk.keep()}`);
    expect(more).toEqual([]);
    expect(textOf(sent)).toMatch(/^这个答复是怎么来的\n问题类型：列举活动\n人物：林致远\n/);
    expect(textOf(sent)).toContain('查阅：查了馆藏8版41篇稿件');
    expect(marked(sent, 'expandable_blockquote')).toHaveLength(1);
  });

  it('keeps the limits of a message, whatever the plan holds', async () => {
    const desk = new PressDesk();
    const id = desk.keep(listAnswer({ plan: samplePlan({ text: '🙂字'.repeat(4_000) }) }));
    expect((await desk.press(`w:${id}`)).length).toBeGreaterThan(2);
  });
});

describe('👍 and 👎', () => {
  it('keep a verdict, change it, and take it back', async () => {
    const desk = new PressDesk();
    const id = desk.keep();
    const verdict = () => desk.state.feedback.of(id, 7)?.verdict ?? null;
    const [good] = await desk.press(`g:${id}:0`);
    expect([verdict(), good?.method, labelsOf(good).at(-1)]).toEqual([
      'good',
      'editMessageReplyMarkup',
      ['👍 ✓', '👎', '📋 复制引用'],
    ]);
    expect(desk.toast).toMatchObject({ text: '谢谢，记下了。' });
    const [bad] = await desk.press(`b:${id}:0`);
    expect([verdict(), labelsOf(bad).at(-1)?.[1]]).toEqual(['bad', '👎 ✓']);
    const [none] = await desk.press(`b:${id}:0`);
    expect([verdict(), labelsOf(none).at(-1)?.slice(0, 2)]).toEqual([null, ['👍', '👎']]);
    expect(desk.toast).toMatchObject({ text: '已收回评价。' });
  });

  it('count once for an update that is taken up twice', async () => {
    const desk = new PressDesk();
    const id = desk.keep();
    await desk.press(`g:${id}:0`, { updateId: 9 });
    await desk.press(`g:${id}:0`, { updateId: 9 });
    expect(desk.state.feedback.of(id, 7)?.verdict).toBe('good');
  });

  it('are each person’s own in a group, whose buttons stay as they are', async () => {
    const desk = new PressDesk();
    const id = desk.keep(listAnswer(), { chatId: -5, conversationId: 'telegram:-5' });
    expect(await desk.press(`g:${id}:0`, { userId: 8, chatId: -5 })).toEqual([]);
    const [asking] = await desk.press(`b:${id}:0`, { userId: 9, chatId: -5 });
    expect(asking?.payload.disable_notification).toBe(true);
    expect([8, 9, 7].map((user) => desk.state.feedback.of(id, user)?.verdict ?? null)).toEqual(['good', 'bad', null]);
    expect(
      labelsOf((await desk.press(`l:${id}:0`, { userId: 8, chatId: -5 }))[0])
        .at(-1)
        ?.slice(0, 2),
    ).toEqual(['👍', '👎']);
  });
});

describe('the question whether words may be passed on', () => {
  it('is asked once a person and answer, after 👎', async () => {
    const desk = new PressDesk();
    const id = desk.keep();
    const asked = (made: readonly DeskCall[]) => made.filter(({ method }) => method === 'sendMessage').map(textOf);
    expect(asked(await desk.press(`g:${id}:0`))).toEqual([]);
    const made = await desk.press(`b:${id}:0`);
    expect(asked(made)).toEqual(['可以把这个问题和答复交给管理员改进吗？']);
    expect(labelsOf(made.at(-1))).toEqual([['可以', '不必了']]);
    expect(asked(await desk.press(`b:${id}:0`))).toEqual([]);
    expect(asked(await desk.press(`b:${id}:0`))).toEqual([]);
    expect(asked(await desk.press(`b:${id}:0`, { userId: 8 }))).toHaveLength(1);
  });

  it('is over when the verdict is taken back or changed, and is asked anew in its message after the next 👎', async () => {
    const desk = new PressDesk();
    const id = desk.keep();
    await desk.press(`b:${id}:0`);
    await desk.press(`by:${id}`);
    const over = ['editMessageText', '好的，文字不会交给管理员。', []];
    const seen = (call: DeskCall | undefined) => [call?.method, textOf(call), labelsOf(call)];
    expect(seen((await desk.press(`b:${id}:0`)).at(-1))).toEqual(over);
    const again = (await desk.press(`b:${id}:0`)).at(-1);
    expect(seen(again)).toEqual(['editMessageText', '可以把这个问题和答复交给管理员改进吗？', [['可以', '不必了']]]);
    expect(again?.payload.message_id).toBe(desk.state.deliveries.sent(`q:${id}:7`).get(0));
    expect(desk.state.feedback.of(id, 7)?.agreed).toBe(false);
    expect(seen((await desk.press(`g:${id}:0`)).at(-1))).toEqual(over);
  });

  it.each([
    ['by', true, '谢谢，问题和答复将交给管理员，用来改进。'],
    ['bn', false, '好的，只记下评价，不交出文字。'],
  ])('keeps the answer %s, and its message says so without buttons', async (button, agreed, wanted) => {
    const desk = new PressDesk();
    const id = desk.keep();
    await desk.press(`b:${id}:0`);
    expect(desk.state.feedback.of(id, 7)?.agreed).toBe(false);
    const [edited] = await desk.press(`${button}:${id}`);
    expect([edited?.method, textOf(edited), labelsOf(edited)]).toEqual(['editMessageText', wanted, []]);
    expect(desk.state.feedback.of(id, 7)).toMatchObject({ verdict: 'bad', agreed });
  });

  it('is for those who pressed 👎 alone', async () => {
    const desk = new PressDesk();
    const id = desk.keep();
    await desk.press(`b:${id}:0`);
    await desk.press(`g:${id}:0`, { userId: 8 });
    for (const userId of [8, 9]) {
      expect(await desk.press(`by:${id}`, { userId })).toEqual([]);
      expect(desk.toast).toMatchObject({ text: '这一问是对点了👎的读者的。' });
    }
    expect(desk.state.feedback.of(id, 7)?.agreed).toBe(false);
    expect(desk.state.feedback.of(id, 8)).toMatchObject({ verdict: 'good', agreed: false });
  });
});
