import { inspectFile } from '../app/inspect.ts';
import { UsageError } from '../errors.ts';
import { inspectJson } from '../render/inspect-json.ts';
import { inspectText } from '../render/inspect-text.ts';
import { parseArguments } from './arguments.ts';
import type { Command } from './command.ts';

/** `inspect FILE…`: what the reader makes of files. A file that cannot be read is noted, the others are shown. */
export const inspect: Command = async (args, terminal) => {
  const given = parseArguments(args, { words: true });
  if (given.words.length === 0) throw new UsageError('没有写文件', { hint: '例如：wenbao inspect data/sample/*.txt' });
  let code = 0;
  for (const path of given.words) {
    for await (const outcome of inspectFile(path, terminal.signal)) {
      if ('reason' in outcome) {
        terminal.note(`${outcome.file} 读不了：${outcome.reason}`);
        code = 1;
      } else if (given.flags.json) terminal.out(JSON.stringify(inspectJson(outcome)));
      else terminal.out(inspectText(outcome, { colour: terminal.colour, width: terminal.width }));
    }
  }
  return code;
};
