import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import type { Command, Terminal } from './command.ts';
import { evaluate } from './eval.ts';
import { facets } from './facets.ts';
import { failureOf } from './failure.ts';
import { indexArchive } from './index-archive.ts';
import { inspect } from './inspect.ts';
import { repl } from './repl.ts';
import { search } from './search.ts';
import { stats } from './stats.ts';

const signal = new AbortController().signal;

/** A command that is called wrongly must say so before it does anything. */
const SILENT: Terminal = {
  root: '/no/such/root',
  out: (line) => expect.fail(`printed ${line}`),
  note: (line) => expect.fail(`noted ${line}`),
  progress: () => undefined,
  colour: false,
  width: null,
  signal,
};

describe('a command that is called wrongly', () => {
  it.each<[string, Command, string[], string]>([
    ['ask', ask, ['问', '--fast'], '没有这个选项：--fast。请用 wenbao --help 查看各命令的用法。'],
    ['search', search, ['-x', '问'], '没有这个选项：-x。请用 wenbao --help 查看各命令的用法。'],
    ['ask', ask, ['问', '--db'], '--db 后面缺少值。请用 wenbao --help 查看各命令的用法。'],
    ['ask', ask, ['--db', '--json', '问'], '--db 后面缺少值。请用 wenbao --help 查看各命令的用法。'],
    ['ask', ask, ['--json=1', '问'], '--json 后面不带值。请用 wenbao --help 查看各命令的用法。'],
    ['indexArchive', indexArchive, ['data'], '这个命令用不到“data”。请用 wenbao --help 查看各命令的用法。'],
    ['repl', repl, ['问'], '这个命令用不到“问”。请用 wenbao --help 查看各命令的用法。'],
    ['stats', stats, ['--rebuild'], '没有这个选项：--rebuild。请用 wenbao --help 查看各命令的用法。'],
    ['ask', ask, [], '没有写问题。例如：wenbao ask "秦国文9月5日出席了哪些会议"。'],
    ['ask', ask, [' ', ''], '没有写问题。例如：wenbao ask "秦国文9月5日出席了哪些会议"。'],
    ['ask', ask, ['问', '--batch', 'x.jsonl'], '--batch 与问题不能同时写。请把问题写进文件，或去掉 --batch。'],
    ['ask', ask, ['问', '--asked-on', '昨天'], '--asked-on 不是日期：昨天。请写成 2022-09-06 的样子。'],
    ['ask', ask, ['问', '--asked-on', '2022-02-30'], '--asked-on 不是日期：2022-02-30。请写成 2022-09-06 的样子。'],
    ['search', search, [], '没有写检索词。例如：wenbao search 森林防火。'],
    ['search', search, ['问', '--limit', '0'], '--limit 不对：0。请写 1 到 1000 之间的整数。'],
    ['search', search, ['问', '--limit', 'ten'], '--limit 不对：ten。请写 1 到 1000 之间的整数。'],
    ['inspect', inspect, [], '没有写文件。例如：wenbao inspect data/sample/*.txt。'],
    ['facets', facets, [], 'facets 需要 --batch 文件。每行一个 JSON：{"_id","text","reference"?}。'],
    ['facets', facets, ['--batch', '/no/such'], '读不到文件：/no/such。请检查路径和权限，以及 .gz 文件是否完整。'],
    ['evaluate', evaluate, ['--gold', 'x', '--min', '2'], '--min 应为 0 到 1 之间的数。例如：--min 0.9。'],
    ['evaluate', evaluate, [], 'eval 需要 --gold 文件。例如：wenbao eval --gold data/eval/sample.jsonl。'],
  ])('%s: %j', async (_, command, args, line) => {
    const error: unknown = await command(args, SILENT).catch((thrown: unknown) => thrown);
    expect(failureOf(error, signal)).toEqual({ line, exitCode: 2 });
  });
});
