import { describe, expect, it } from 'vitest';
import { startBench, until } from '../__fixtures__/bot-bench.ts';
import { fakeArticle } from '../__fixtures__/fake-archive.ts';

describe('/help', () => {
  it('tells readers and admins their commands, and in groups how to be heard', async () => {
    const bench = await startBench({ settings: { admins: [1] } });
    const [reader, admin] = [bench.reader(7), bench.reader(1)];
    const [member, head] = [bench.api.supergroup(-50).member(7), bench.api.supergroup(-50).member(1)];
    for (const one of [reader, admin, member, head]) one.says('/help');
    expect((await reader.sees('怎么问')).text).not.toContain('/allow');
    expect((await admin.sees('怎么问')).text).toContain('/allow');
    expect((await member.sees('@wenbao_test_bot')).text).toContain('/today');
    expect((await head.sees('@wenbao_test_bot')).text).not.toContain('/allow');
  });
});

describe('/timeline', () => {
  it('asks for what happened in order of time', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('/timeline 林致远 2031-09');
    await reader.sees('答：林致远2031年9月的大事记');
  });

  it('needs a person or a subject', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    for (const line of ['/timeline', '/timeline 2031']) {
      reader.says(line);
      await reader.sees('请写上人名或事情');
    }
    expect(bench.ask.asked).toEqual([]);
  });
});

describe('/stats', () => {
  it('tells which papers are held, from when to when', async () => {
    const bench = await startBench();
    const old = fakeArticle({ id: 'a_old', title: '旧闻一则', body: '正文。', day: '2031-09-03' });
    bench.archive.held = [...bench.archive.held, old];
    const reader = bench.reader();
    reader.says('/stats');
    const { text, entities } = await reader.sees('馆藏共3期、3篇稿件');
    expect(text.split('\n').slice(1)).toEqual([
      '· 《云栖晚报》：2期、2版、2篇（2031年9月3日至2031年9月6日）',
      '· 《云栖日报》：1期、1版、1篇（2031年9月6日）',
      '读自3个文件，记有活动2条。',
    ]);
    expect(entities).toMatchObject([{ type: 'bold', offset: 0 }]);
  });

  it('says what is not known of a paper', async () => {
    const bench = await startBench();
    const article = fakeArticle({ id: 'a_any', title: '无题', body: '正文。', day: 'XXXX-09-03' });
    bench.archive.held = [article];
    bench.archive.holdings = async () => ({
      issues: [{ paper: null, day: 'XXXX-09-03', inferred: false, pages: 1, articles: 1, doubtful: 0 }],
      files: 1,
      articles: 1,
      passages: 1,
      events: 0,
    });
    const reader = bench.reader();
    reader.says('/stats');
    await reader.sees('· 报名不详：1期、1版、1篇（日期不详）');
  });
});

describe('/lang', () => {
  it('changes the language of a person by a button, in place, and their menu with it', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('/lang');
    const question = await reader.sees('界面用哪种语言');
    await reader.presses('English').answer();
    expect((await reader.sees('English from now on')).id).toBe(question.id);
    reader.says('/help');
    await reader.sees('How to ask');
    const menu = () => JSON.stringify([...bench.api.world.menus].find(([key]) => key.includes('"chat_id":7')) ?? '');
    await until(() => menu().includes('Another subject'));
    reader.says('/lang zh');
    await reader.sees('以后用中文');
    await until(() => menu().includes('换个话题'));
  });

  it('goes by the client until somebody chooses', async () => {
    const bench = await startBench();
    const reader = bench.api.reader(8, { language: 'en-GB' });
    reader.says('/help');
    await reader.sees('How to ask');
    reader.says('/lang 中文');
    await reader.sees('以后用中文');
    reader.says('/help');
    await reader.sees('怎么问');
  });

  it('is each person’s own in a group', async () => {
    const bench = await startBench();
    const group = bench.api.supergroup(-50);
    const [one, other] = [group.member(7), group.member(8)];
    one.says('/lang');
    await one.sees('界面用哪种语言');
    await one.presses('English').answer();
    one.says('/help');
    await one.sees('How to ask');
    other.says('/help');
    await other.sees('怎么问');
  });
});

describe('/forget', () => {
  it('erases what is kept of a person once they confirm, and says what was and what was not', async () => {
    const bench = await startBench();
    const [reader, other] = [bench.reader(7), bench.reader(8)];
    for (const one of [reader, other]) {
      one.says('谁来了');
      await one.sees('答：谁来了');
    }
    bench.state.follows.add({ chatId: 7, threadId: null, userId: 7, subject: '防汛' });
    bench.state.readers.setLanguage(7, 'zh-CN');
    reader.says('/forget');
    const question = await reader.sees('要删除我这里与您有关的全部数据吗');
    await reader.presses('全部删除').answer();
    const told = await reader.sees(/^已删除：.*聊天记录存在 Telegram/s);
    expect([told.id, told.buttons]).toEqual([question.id, []]);
    const { state } = bench;
    expect(state.answers.latest('telegram:7')).toBeNull();
    expect(state.follows.all()).toEqual([]);
    expect(state.readers.get(7)).toBeNull();
    expect(state.answers.latest('telegram:8')).not.toBeNull();
    await until(() => bench.api.callsOf('deleteMyCommands').length === 2);
    expect((await reader.forges('m:f:y').answer()).text).toContain('请过一分钟再来');
  });

  it('erases nothing before that, or when they think better of it', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('谁来了');
    await reader.sees('答：谁来了');
    reader.says('/forget');
    await reader.sees('要删除');
    expect(bench.state.answers.latest('telegram:7')).not.toBeNull();
    await reader.presses('不删').answer();
    await reader.sees('什么都没有删');
    expect(bench.state.answers.latest('telegram:7')).not.toBeNull();
  });

  it('waits for an answer under way, which would be kept again', async () => {
    const bench = await startBench();
    const { reply } = bench.ask;
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    bench.ask.reply = (question, signal, asked) => finished.then(() => reply(question, signal, asked));
    const reader = bench.reader();
    reader.says('/forget');
    await reader.sees('要删除');
    reader.says('谁来了');
    await until(() => bench.ask.asked.length === 1);
    await reader.presses('全部删除').answer();
    await reader.seesNothing();
    finish();
    await reader.sees('答：谁来了');
    await reader.sees('已删除');
    expect(bench.state.answers.latest('telegram:7')).toBeNull();
  });

  it('is for private chats alone, and no button of somebody else erases anything', async () => {
    const bench = await startBench();
    const member = bench.api.supergroup(-50).member(7);
    member.says('/ask 谁来了');
    await member.sees('答：谁来了');
    member.says('/forget');
    await member.sees('请在和我的私聊里用');
    expect((await member.forges('m:f:y').answer()).text).toContain('失效');
    expect(bench.state.answers.latest('telegram:-50')).not.toBeNull();
  });
});
