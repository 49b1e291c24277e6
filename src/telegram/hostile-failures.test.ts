import { describe, expect, it } from 'vitest';
import type { State } from '../state/state.ts';
import { startBench, until } from './__fixtures__/bot-bench.ts';
import { message } from './__fixtures__/updates.ts';

const breaks = () => Promise.reject(new Error('index gone'));

describe('a handler that fails', () => {
  it.each(['/paper 云栖晚报', '/start a_abc_1_5', '/follow 林致远', '/today', '/stats'])(
    'leaves nobody without a word: %s',
    async (command) => {
      const bench = await startBench();
      bench.archive.papers = breaks;
      bench.archive.holdings = breaks;
      bench.news.passage = breaks;
      bench.state.follows.add = () => {
        throw new Error('disk full');
      };
      const reader = bench.reader();
      reader.says(command);
      await reader.sees('没有办成');
      await until(() => bench.state.updates.pending().length === 0);
    },
  );

  it('is told once where the disk is too full to note anything, and the next question is answered again', async () => {
    const bench = await startBench();
    const { keep } = bench.state.answers;
    const { count } = bench.state.usage;
    const full = () => {
      throw new Error('disk full');
    };
    Object.assign(bench.state.answers, { keep: full });
    Object.assign(bench.state.usage, { count: full });
    const reader = bench.reader();
    reader.says('一');
    await reader.sees('没有办成');
    Object.assign(bench.state.answers, { keep });
    Object.assign(bench.state.usage, { count });
    reader.says('二');
    await reader.sees('答：二');
    expect(reader.chat.texts()).toHaveLength(2);
  });
});

describe('somebody who is not let in', () => {
  it('is not heard through another bot either', async () => {
    const bench = await startBench({ settings: { allowed: ['7'] } });
    const stranger = bench.reader(8);
    const via = { via_bot: { id: 5, is_bot: true, first_name: '别的机器人', username: 'other_bot' } };
    const document = { file_id: 'f', file_unique_id: 'u', file_name: 'a.txt' };
    stranger.sends({ document, ...via });
    stranger.sends({ text: '谁主持了会议', ...via });
    await stranger.seesNothing();
    expect(bench.ask.asked).toEqual([]);
  });
});

describe('a command of admins', () => {
  it('that an admin forwards is not carried out: somebody else wrote it', async () => {
    const bench = await startBench({ settings: { allowed: [], admins: [1] } });
    const admin = bench.reader(1);
    const user = { id: 8, is_bot: false, first_name: '某人' };
    const more = { forward_origin: { type: 'user', sender_user: user, date: 1_900_000_000 } };
    admin.says('/allow 8', { more });
    await until(() => bench.api.pending.length === 0 && bench.state.updates.pending().length === 0);
    expect(bench.state.readers.get(8)).toBeNull();
    admin.says('/allow 8');
    await admin.sees('8 已登记');
  });

  it('to drop a file is told of, although the bot was stopped in between', async () => {
    const bench = await startBench({ settings: { admins: [1] }, pace: { giveUp: 7_200_000, drain: 20 } });
    const admin = bench.reader(1);
    admin.sendsFile({ name: '云栖晚报.txt', bytes: '正文' });
    await admin.sees('尚未入库');
    bench.api.fail('sendMessage', { kind: 'reply', code: 429, retryAfter: 3_600 });
    admin.presses('放弃');
    await until(() => bench.log.some((line) => line.includes('retry method=sendMessage')));
    await bench.restart();
    await admin.sees('已放弃');
    await until(() => bench.state.intake.list().length === 0);
  });
});

describe('an update that was begun three times', () => {
  const begunOften = (userId: number) => ({
    settings: { allowed: ['7'] },
    prepare: (_: unknown, __: unknown, state: State) => {
      state.updates.receive([{ update_id: 5, ...message({ text: '谁主持了会议', chatId: userId }) }]);
      const { pending } = state.updates;
      Object.assign(state.updates, { pending: () => pending().map((one) => ({ ...one, attempts: 3 })) });
    },
  });

  it('is given up, and whoever asked is told', async () => {
    const bench = await startBench(begunOften(7));
    await bench.reader(7).sees('这次没能查成');
    expect(bench.state.updates.pending()).toEqual([]);
    expect(bench.ask.asked).toEqual([]);
  });

  it('is given up in silence where its sender is not let in', async () => {
    const bench = await startBench(begunOften(8));
    await bench.reader(8).seesNothing();
    expect(bench.state.updates.pending()).toEqual([]);
  });

  it('is not given up for restarts of the bot, which did no harm', async () => {
    const bench = await startBench({ pace: { drain: 20 } });
    const answered = bench.ask.reply;
    bench.ask.reply = (_, signal) =>
      new Promise((__, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const reader = bench.reader();
    reader.says('谁主持了会议');
    for (let runs = 1; runs <= 4; runs++) {
      await until(() => bench.ask.asked.length === runs);
      if (runs === 4) bench.ask.reply = answered;
      await bench.restart();
    }
    await reader.sees('答：谁主持了会议');
  });
});

describe('what another version wrote into the journal', () => {
  it('is given up, and nothing is taken up for ever', async () => {
    const bench = await startBench({
      prepare: (_, __, state) => {
        state.updates.receive([{ update_id: 5 }]);
        const { pending } = state.updates;
        Object.assign(state.updates, { pending: () => pending().map((one) => ({ ...one, update: null })) });
      },
    });
    expect(bench.log.join('\n')).toContain('update_given_up update=5');
    expect(bench.state.updates.pending()).toEqual([]);
  });
});

describe('a state file that was taken away', () => {
  it('ends confirming messages, and says so', async () => {
    const { rmSync } = await import('node:fs');
    const bench = await startBench();
    rmSync(`${bench.folder}/state.db`);
    bench.reader().says('谁主持了会议');
    await until(() => bench.log.some((line) => line.includes('polling_lost') && line.includes('状态文件不见了')));
    expect(bench.ask.asked).toEqual([]);
    expect(bench.api.pending).toHaveLength(1);
  });
});

describe('a group that becomes a supergroup', () => {
  it('gets the answer that was under way where it is now, once', async () => {
    const bench = await startBench();
    const group = bench.api.group(-7);
    const answered = bench.ask.reply;
    bench.ask.reply = async (...asked) => {
      group.migratesTo(-107);
      return answered(...asked);
    };
    group.member(8).says('/ask 谁主持了会议');
    await until(() => bench.api.chat(-107).texts().length === 1);
    expect(bench.api.chat(-107).texts()[0]).toContain('答：谁主持了会议');
  });
});
