import { beforeAll, describe, expect, it } from 'vitest';
import { writeTinyChat } from '../models/__fixtures__/tiny-chat.ts';
import type { AnswerJson } from '../render/answer-json.ts';
import { writeMeetings } from './__fixtures__/archives.ts';
import { jsonLines, temporary, wenbao } from './__fixtures__/wenbao.ts';

const OPTIONS = ['--archive', temporary('archive'), '--db', temporary('db')];
const QUESTION = '林致远3月2日出席了哪些会议';
const TRUE = '林致远在云栖会堂出席东门第2次防汛会商会议';

beforeAll(async () => {
  writeMeetings(temporary('archive', 'a.jsonl'), '东门', 3);
  await writeTinyChat(temporary('truthful'), { says: `${TRUE}[K1]` });
  await writeTinyChat(temporary('lying'), { says: '林致远在云栖会堂出席西门第9次防汛会商会议[K1]' });
  await writeTinyChat(temporary('endless'), { says: `${TRUE}[K1]\n`, endless: true });
  await wenbao(['index', ...OPTIONS]);
});

const ask = (env: Record<string, string>, ...more: readonly string[]) =>
  wenbao(['ask', QUESTION, ...more, '--json', ...OPTIONS], { env });

describe('a chat model in process', () => {
  it('words the claims, which are verified like any other, and is loaded once for all questions', async () => {
    const run = await ask({ LLM_LOCAL_MODEL: temporary('truthful'), LLM_LOCAL_THREADS: '1' }, QUESTION);
    expect(run).toMatchObject({ code: 0, err: '' });
    const claims = [{ text: `${TRUE}。`, citations: [1] }];
    expect(jsonLines(run.out)).toMatchObject([
      { mode: 'model', claims },
      { mode: 'model', claims },
    ]);
  });

  it.each([
    ['that tells what no source says', 'lying', /未通过核对/],
    ['that does not come to an end', 'endless', /没有写完/],
  ])('%s leaves the extractive answer, with a quiet line', async (_, name, notice) => {
    const run = await ask({ LLM_LOCAL_MODEL: temporary(name), LLM_LOCAL_MAX_TOKENS: '200' });
    expect(run.code).toBe(0);
    const [answer] = jsonLines<AnswerJson>(run.out);
    expect(answer).toMatchObject({ mode: 'extractive', status: 'answered' });
    expect(answer?.notice).toMatch(notice);
    expect(answer?.notice).toMatch(/已改用原文摘录。/);
    expect(run.out).not.toContain('第9次');
  });

  it('that is not held leaves the extractive answer, and says what to do', async () => {
    const run = await ask({ LLM_LOCAL_MODEL: 'nobody/no-chat', MODELS_OFFLINE: '1', MODEL_CACHE: temporary('cache') });
    expect(run.code).toBe(0);
    expect(run.err).toMatch(
      /本机没有这个对话模型，而且设了不下载：nobody\/no-chat，先不用模型作答。[^\n]*LLM_LOCAL_MODEL/,
    );
    const notice = expect.stringContaining('已改用原文摘录。');
    expect(jsonLines(run.out)).toMatchObject([{ mode: 'extractive', status: 'answered', notice }]);
  });

  it('beside an endpoint is a mistake that names both settings: exit code 2', async () => {
    const run = await ask({ LLM_LOCAL_MODEL: 'a/b', LLM_BASE_URL: 'http://127.0.0.1:9/v1', LLM_MODEL: 'm' });
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(/LLM_BASE_URL 和 LLM_LOCAL_MODEL/);
  });
});
