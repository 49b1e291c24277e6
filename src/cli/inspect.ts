import { inspectFiles, writeInspection } from '../app/inspect.ts';
import type { FileReading } from '../domain/reading.ts';
import { UsageError } from '../errors.ts';
import { inspectJson } from '../render/inspect-json.ts';
import { inspectText } from '../render/inspect-text.ts';
import { configOf, parseArguments, textFlag } from './arguments.ts';
import type { Command, Terminal } from './command.ts';

/**
 * `inspect FILE…`: what the reader makes of files, as text, as JSON, or as one HTML page (`--html FILE`). A file that
 * cannot be read is noted, the others are shown; when none can be read no page is written.
 */
export const inspect: Command = async (args, terminal) => {
  const given = parseArguments(args, { own: { html: { type: 'string' } }, words: true });
  const html = textFlag(given, 'html');
  if (html !== undefined) {
    if (!/\.html?$/i.test(html))
      throw new UsageError(`--html 后面应是 .html 文件：${html.slice(0, 60)}`, {
        hint: '例如：wenbao inspect --html 解读.html data/sample/*.txt',
      });
    if (given.flags.json) throw new UsageError('--html 与 --json 不能同时写', { hint: '请去掉其中一个' });
  }
  if (given.words.length === 0) throw new UsageError('没有写文件', { hint: '例如：wenbao inspect data/sample/*.txt' });
  const show = html === undefined ? showing(terminal, given.flags.json === true) : gathering();
  const { archive } = await configOf(given, terminal);
  const code = await readAll(given.words, archive, terminal, show.take);
  if (html !== undefined && show.gathered.length > 0) {
    await writeInspection(html, show.gathered);
    terminal.note(`${show.gathered.length}个文件的解读已写入 ${html}`);
  }
  return code;
};

/** Reads every file; 1 when one could not be read. */
async function readAll(
  paths: readonly string[],
  archive: string,
  terminal: Terminal,
  take: (reading: FileReading) => void,
): Promise<number> {
  let code = 0;
  for await (const outcome of inspectFiles(paths, archive, terminal.signal)) {
    if ('reason' in outcome) {
      terminal.note(`${outcome.file} 读不了：${outcome.reason}`);
      code = 1;
    } else take(outcome);
  }
  return code;
}

interface Show {
  readonly take: (reading: FileReading) => void;
  readonly gathered: readonly FileReading[];
}

/** Prints each reading as it comes; texts of several files with a blank line between. */
function showing(terminal: Terminal, json: boolean): Show {
  let first = true;
  const take = (reading: FileReading) => {
    if (json) terminal.out(JSON.stringify(inspectJson(reading)));
    else {
      if (!first) terminal.out('');
      terminal.out(inspectText(reading, { colour: terminal.colour, width: terminal.width }));
    }
    first = false;
  };
  return { take, gathered: [] };
}

function gathering(): Show {
  const gathered: FileReading[] = [];
  return { take: (reading) => gathered.push(reading), gathered };
}
