import { exec, spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { temporary, wenbao, write } from './__fixtures__/wenbao.ts';

const LAUNCHER = resolve(import.meta.dirname, 'wenbao.mjs');
const COMMANDS = ['ask', 'repl', 'index', 'search', 'inspect', 'facets', 'stats', 'eval', 'bot', 'backup', 'doctor'];

describe('the command line', () => {
  it('prints its help, by itself and behind a command, and names every command', async () => {
    const runs = await Promise.all([['--help'], ['ask', '--help'], []].map((args) => wenbao(args)));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 2]);
    expect(new Set(runs.map(({ out }) => out)).size).toBe(1);
    for (const command of COMMANDS) expect(runs[0]?.out).toMatch(new RegExp(`^  ${command} ?`, 'm'));
  });

  it('says in one line that there is no such command or option: exit code 2', async () => {
    const runs = await Promise.all([['\u001b[31m\nconstructor'], ['facets', '--fast']].map((args) => wenbao(args)));
    expect(runs).toEqual([
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
    write(temporary('wrong', '.env'), 'LLM_BASE_URL=hush-hush\nTELEGRAM_BOT_TOKEN=hush-hush');
    const run = await wenbao(['stats', '--db', temporary('db')], { cwd: temporary('wrong') });
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(/^设置有误：TELEGRAM_BOT_TOKEN、LLM_BASE_URL。[^\n]+\n$/);
    expect(run.err).not.toContain('hush');
  });

  it('reads archive and index from .env; options win over it', async () => {
    write(temporary('set', '.env'), `WENBAO_DB=${temporary('named')}`);
    const runs = [['stats'], ['stats', '--db', temporary('option')]].map((args) =>
      wenbao(args, { cwd: temporary('set') }),
    );
    const [set, option] = await Promise.all(runs);
    expect(set?.err).toBe(`还没有索引：${temporary('named')}。请先运行 wenbao index 建立索引。\n`);
    expect(option?.err).toContain(temporary('option'));
  });
});
