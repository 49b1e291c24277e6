import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AnswerJson } from '../render/answer-json.ts';
import { type BotApiServer, startBotApi } from '../telegram/__fixtures__/bot-api-server.ts';
import { message } from '../telegram/__fixtures__/updates.ts';
import { writePage } from './__fixtures__/archives.ts';
import { jsonLines, type Running, startWenbao, temporary, wenbao } from './__fixtures__/wenbao.ts';

const OPTIONS = ['--archive', temporary('archive'), '--db', temporary('db')];
const QUESTION = '林致远3月28日出席了哪些会议';

let api: BotApiServer;
let bot: Running;

const until = (condition: () => boolean) =>
  vi.waitFor(() => expect(condition()).toBe(true), { interval: 20, timeout: 20_000 });

async function askBot(text: string): Promise<string> {
  const before = api.sent.length;
  api.deliver(message({ text }));
  await until(() => api.sent.length > before);
  return api.sent.at(-1)?.text ?? '';
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
    const env = { TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.root };
    bot = startWenbao(['bot', ...OPTIONS], { env });
    await until(() => bot.err().includes('@wenbao_test_bot 已上线'));
  });
  afterAll(() => api.close());

  it('answers with the same claims and sources as the command line', async () => {
    const [said, answer] = [await askBot(QUESTION), await askCommand(QUESTION)];
    expect(answer?.claims).toHaveLength(1);
    for (const claim of answer?.claims ?? []) expect(said).toContain(claim.text);
    for (const citation of answer?.citations ?? []) expect(said).toContain(citation.quote);
    expect(said).toContain('《云栖晚报》2031年3月29日A01版《古桥保护座谈会举行》');
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
    expect(await askBot('/new')).toContain('新的问题');
    expect(await askBot('那下午呢')).toContain('未提及');
    expect(await askBot('问'.repeat(3000))).toContain('问题太长');
  });

  it('stops when it is told to: exit code 0; its log holds neither token nor question', async () => {
    bot.process.kill('SIGTERM');
    const run = await bot.ended;
    expect(run).toMatchObject({ code: 0, out: '' });
    expect(run.err).not.toContain(api.token.split(':')[1]);
    expect(run.err).not.toContain('林致远');
    expect(run.err).toContain('答了一个问题：answered');
    expect(api.violations).toEqual([]);
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
