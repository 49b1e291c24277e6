import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AnswerJson } from '../render/answer-json.ts';
import { type BotApiServer, startBotApi } from '../telegram/__fixtures__/bot-api-server.ts';
import type { Reader } from '../telegram/__fixtures__/readers/reader.ts';
import { writePage } from './__fixtures__/archives.ts';
import { jsonLines, type Running, startWenbao, temporary, wenbao } from './__fixtures__/wenbao.ts';

const OPTIONS = ['--archive', temporary('archive'), '--db', temporary('db')];
const QUESTION = '林致远3月28日出席了哪些会议';

let api: BotApiServer;
let bot: Running;
let again: Running | null = null;
let reader: Reader;

/** Asks in the chat; the text of the answer, which ends with what was scanned or a refusal. */
async function askBot(text: string, pattern: RegExp = /馆藏/): Promise<string> {
  reader.says(text);
  return (await reader.sees(pattern)).text;
}

async function askCommand(question: string): Promise<AnswerJson | undefined> {
  const { out } = await wenbao(['ask', question, '--json', ...OPTIONS]);
  return jsonLines<AnswerJson>(out)[0];
}

describe('bot', () => {
  beforeAll(async () => {
    writePage(
      temporary('archive', '2031-03-29_A01.txt'),
      '古桥保护座谈会举行',
      '3月28日下午，古桥保护座谈会在云栖古桥旁举行，市长林致远出席会议并讲话。',
    );
    api = await startBotApi();
    reader = api.reader(7);
    const env = { TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.root };
    bot = startWenbao(['bot', ...OPTIONS], { env });
    await vi.waitFor(() => expect(bot.err()).toContain('@wenbao_test_bot 已上线'), { interval: 20, timeout: 50_000 });
  });
  afterAll(async () => {
    for (const running of [bot, again]) running?.process.kill('SIGKILL');
    await api.close();
  });

  it('answers with the same claims and sources as the command line', async () => {
    const [said, answer] = [await askBot(QUESTION), await askCommand(QUESTION)];
    expect(answer?.claims).toHaveLength(1);
    for (const claim of answer?.claims ?? []) expect(said).toContain(claim.text);
    for (const citation of answer?.citations ?? []) expect(said).toContain(citation.quote);
    expect(said).toContain('《云栖晚报》2031年3月29日A01版《古桥保护座谈会举行》');
  });

  it('opens a source of an answer at its words', async () => {
    await reader.presses('出处1').answer();
    expect((await reader.sees('古桥保护座谈会举行')).text).toContain('3月28日下午，古桥保护座谈会在云栖古桥旁举行');
  });

  it('answers from a new issue as soon as it is indexed, without a restart', async () => {
    writePage(
      temporary('archive', '2031-03-30_A01.txt'),
      '春耕备耕会议召开',
      '3月28日上午，全市春耕备耕会议在云栖会堂召开，市长林致远出席会议。',
    );
    expect(await askBot(QUESTION)).not.toContain('春耕');
    expect(await wenbao(['index', ...OPTIONS])).toMatchObject({ code: 0 });
    const [said, answer] = [await askBot(QUESTION), await askCommand(QUESTION)];
    expect(answer?.claims).toHaveLength(2);
    for (const claim of answer?.claims ?? []) expect(said).toContain(claim.text);
  });

  it('remembers a conversation until it is told to begin anew, and says why it refuses', async () => {
    expect(await askBot('那下午呢')).toContain('古桥保护座谈会');
    await askBot('/new', /新的/);
    expect(await askBot('那下午呢', /未提及|请/)).not.toContain('古桥保护座谈会');
    expect(await askBot('问'.repeat(3000), /太长/)).toContain('问题太长');
  });

  it('stops when it is told to: exit code 0; its log holds neither token nor question', async () => {
    bot.process.kill('SIGTERM');
    const run = await bot.ended;
    expect(run).toMatchObject({ code: 0, out: '' });
    expect(run.err).not.toContain(api.token.split(':')[1]);
    expect(run.err).not.toContain('林致远');
    expect(run.err).toMatch(/answered .*status=answered/);
    expect(api.violations).toEqual([]);
  });

  it('answers after a restart what was asked meanwhile, and the buttons of before still work', async () => {
    const source = reader.chat.fromBot().find(({ buttons }) => buttons.flat().includes('出处1'));
    reader.says(QUESTION);
    const env = { TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.root };
    again = startWenbao(['bot', ...OPTIONS], { env });
    expect((await reader.sees('春耕备耕会议')).text).toContain('古桥保护座谈会');
    await reader.presses('出处1', source?.id).answer();
    await reader.sees('古桥保护座谈会举行');
    again.process.kill('SIGTERM');
    expect(await again.ended).toMatchObject({ code: 0 });
  });

  it('names the token that is missing: exit code 2, before any indexing', async () => {
    expect(await wenbao(['bot', '--archive', temporary('archive'), '--db', temporary('none')])).toEqual({
      code: 2,
      out: '',
      err: '没有设置 TELEGRAM_BOT_TOKEN。请在 Telegram 里向 @BotFather 申请机器人，把令牌写进 .env。\n',
    });
  });

  it('names a token that Telegram does not know: exit code 2', async () => {
    const env = { TELEGRAM_BOT_TOKEN: '4242:ANOTHER-token-that-nobody-knows', TELEGRAM_API_ROOT: api.root };
    const run = await wenbao(['bot', ...OPTIONS], { env });
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(/^Telegram 不认这个机器人令牌。.*TELEGRAM_BOT_TOKEN。\n$/);
  });
});
