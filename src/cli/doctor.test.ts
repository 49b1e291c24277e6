import { describe, expect, it } from 'vitest';
import { jsonLines, SAMPLE, temporary, wenbao } from './__fixtures__/wenbao.ts';

const OPTIONS = ['--archive', SAMPLE, '--db', temporary('db')];
const env = { TELEGRAM_API_ROOT: 'http://127.0.0.1:9' };

describe('doctor', () => {
  it('prints one line a check: exit code 0 when nothing that is used is broken', async () => {
    const run = await wenbao(['doctor', ...OPTIONS], { env });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out.trim().split('\n')).toHaveLength(11);
    expect(run.out).toMatch(/^✓ 运行环境：Node \d+/);
    expect(run.out).toContain('– 令牌：没有设置');
  });

  it('exits with 1 when something is broken, and prints JSON, never the token', async () => {
    const run = await wenbao(['doctor', '--json', ...OPTIONS], {
      env: { ...env, TELEGRAM_BOT_TOKEN: '4242:TEST-token_that-is-never-printed' },
    });
    expect(run).toMatchObject({ code: 1, err: '' });
    expect(jsonLines(run.out)[0]).toMatchObject({ ok: false });
    expect(run.out).not.toContain('TEST-token');
  });
});
