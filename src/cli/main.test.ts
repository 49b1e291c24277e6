import { exec, spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SAMPLE, temporary, wenbao, write } from './__fixtures__/wenbao.ts';

const LAUNCHER = resolve(import.meta.dirname, 'wenbao.mjs');
const COMMANDS = ['ask', 'repl', 'index', 'search', 'inspect', 'facets', 'stats', 'eval', 'bot'];

describe('the command line', () => {
  it('prints its help, by itself and behind a command, and names every command', async () => {
    const runs = await Promise.all([['--help'], ['help'], ['ask', '--help'], ['-h'], []].map((args) => wenbao(args)));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 2]);
    expect(new Set(runs.map(({ out }) => out)).size).toBe(1);
    for (const command of COMMANDS) expect(runs[0]?.out).toMatch(new RegExp(`^  ${command} ?`, 'm'));
  });

  it('says in one line that there is no such command or option: exit code 2', async () => {
    const runs = await Promise.all(
      [['sing'], ['\u001b[31m\nconstructor'], ['facets', '--fast']].map((args) => wenbao(args)),
    );
    expect(runs).toEqual([
      { code: 2, out: '', err: '没有这个命令：sing。请用 wenbao --help 查看全部命令。\n' },
      { code: 2, out: '', err: '没有这个命令：constructor。请用 wenbao --help 查看全部命令。\n' },
      { code: 2, out: '', err: '没有这个选项：--fast。请用 wenbao --help 查看各命令的用法。\n' },
    ]);
  });

  const lines = write(
    temporary('texts.jsonl'),
    `${JSON.stringify({ _id: 'a', text: '3月28日'.repeat(40) })}\n`.repeat(400),
  );

  it.skipIf(process.platform === 'win32')('ends quietly when the reader of a pipe has seen enough', async () => {
    const command = `set -o pipefail; "${process.execPath}" "${LAUNCHER}"`;
    const run = (args: string, reader: string) =>
      promisify(exec)(`${command} ${args} | ${reader}`, { shell: '/bin/bash' });
    const [help, facets] = await Promise.all([run('--help', 'true'), run(`facets --batch ${lines}`, 'head -c 10')]);
    expect(help).toEqual({ stdout: '', stderr: '' });
    expect(facets).toEqual({ stdout: '{"_id":"a"', stderr: '' });
  });

  it.skipIf(process.platform !== 'linux')('fails in one line when what it prints cannot be written', () => {
    const full = openSync('/dev/full', 'w');
    const run = spawnSync(process.execPath, [LAUNCHER, 'facets', '--batch', lines], {
      stdio: ['ignore', full, 'pipe'],
    });
    expect(run.status).toBe(1);
    expect(String(run.stderr)).toBe('写不出结果（ENOSPC）。请检查磁盘空间后重试。\n');
  });

  it('names a wrong setting of .env, never its value: exit code 2', async () => {
    const settings = ['LLM_BASE_URL', 'TELEGRAM_BOT_TOKEN', 'LLM_MODEL'];
    const runs = await Promise.all(
      settings.map((name) => {
        write(temporary(name, '.env'), `${name}=hush-hush`);
        return wenbao(['stats', '--db', temporary('db')], { cwd: temporary(name) });
      }),
    );
    for (const [at, { code, out, err }] of runs.entries()) {
      expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
      expect(err).toContain(settings[at] === 'LLM_MODEL' ? 'LLM_BASE_URL' : settings[at]);
      expect(err).not.toContain('hush');
    }
  });

  it('reads archive and index from the settings; options win over them', async () => {
    const env = { WENBAO_ARCHIVE: SAMPLE, WENBAO_DB: temporary('set') };
    expect(await wenbao(['stats'], { env })).toMatchObject({ err: expect.stringContaining(temporary('set')) });
    const optioned = await wenbao(['stats', '--db', temporary('option')], { env });
    expect(optioned.err).toContain(temporary('option'));
  });
});
