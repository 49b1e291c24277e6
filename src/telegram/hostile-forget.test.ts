import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Bench, startBench, until } from './__fixtures__/bot-bench.ts';

/** A number that stands in a file by chance in none of a million tests. */
const PERSON = 987_654_321;
const GROUP = -100;

/** Lets questions with this word wait until they are told to go on. */
function holdBack(bench: Bench, word: string): () => void {
  const answered = bench.ask.reply;
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  bench.ask.reply = async (...asked) => {
    if (asked[0].includes(word)) await held;
    return answered(...asked);
  };
  return goOn;
}

async function forgets(bench: Bench): Promise<void> {
  const reader = bench.reader(PERSON);
  reader.says('/forget');
  await reader.sees('要删除');
  reader.forges('m:f:y');
  await until(() => bench.log.some((line) => / forgotten$/.test(line)));
}

describe('what comes back after somebody was forgotten', () => {
  it('is nothing of a question of theirs that runs in a group: it is stopped', async () => {
    const bench = await startBench();
    const goOn = holdBack(bench, '秘密');
    const group = bench.api.supergroup(GROUP);
    group.member(PERSON).says('/ask 秘密之事');
    await until(() => bench.ask.asked.length === 1);
    await forgets(bench);
    goOn();
    await group.member(PERSON).sees('已停止');
    expect(bench.state.answers.count()).toBe(0);
    expect(bench.state.conversations.get(`telegram:${GROUP}`).questions).toEqual([]);
  });

  it('is nothing of theirs in what somebody else is just being answered', async () => {
    const bench = await startBench();
    const group = bench.api.supergroup(GROUP);
    group.member(PERSON).says('/ask 秘密之事');
    await group.member(PERSON).sees('答：秘密之事');
    const goOn = holdBack(bench, '他人');
    const other = group.member(8);
    other.says('/ask 他人之问');
    await until(() => bench.ask.asked.length === 2);
    await forgets(bench);
    goOn();
    await other.sees('答：他人之问');
    expect(bench.state.conversations.get(`telegram:${GROUP}`).questions).toEqual(['他人之问']);
    expect(bench.state.answers.latest(`telegram:${GROUP}`)?.before.plan).toBeNull();
  });

  it('is not even their number, in no byte of the files', async () => {
    const bench = await startBench();
    const reader = bench.reader(PERSON);
    reader.says('谁主持了会议');
    await reader.sees('答：谁主持了会议');
    reader.presses('👎');
    await reader.sees('管理员');
    await forgets(bench);
    await bench.bot.stop();
    const names = readdirSync(bench.folder).filter((name) => name.startsWith('state.db'));
    const bytes = Buffer.concat(names.map((name) => readFileSync(join(bench.folder, name))));
    expect(bytes.includes(String(PERSON))).toBe(false);
  });
});

describe('/forget on a full disk', () => {
  it('is told to have failed', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('/forget');
    await reader.sees('要删除');
    bench.state.forgetPerson = () => {
      throw new Error('disk full');
    };
    const press = reader.forges('m:f:y');
    await reader.sees('没有办成');
    await press.answer();
  });
});
