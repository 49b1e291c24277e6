import { updateIndex } from '../app/update-index.ts';
import { watchArchive } from '../app/watch-archive.ts';
import type { IndexReport } from '../domain/index-report.ts';
import { indexReportJson, indexReportText } from '../render/index-report.ts';
import { configOf, parseArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { progressLine } from './progress-line.ts';

/** `index [--watch] [--rebuild]`: brings the index up to date with the archive, with `--watch` whenever it changes. Exit code 1 when nothing of it could be read. */
export const indexArchive: Command = async (args, terminal) => {
  const given = parseArguments(args, {
    own: { rebuild: { type: 'boolean' }, watch: { type: 'boolean' } },
    words: false,
  });
  const config = await configOf(given, terminal);
  const options = {
    rebuild: given.flags.rebuild === true,
    signal: terminal.signal,
    progress: progressLine(terminal),
    note: terminal.note,
  };
  const print = (report: IndexReport) =>
    terminal.out(given.flags.json ? JSON.stringify(indexReportJson(report)) : indexReportText(report));
  if (given.flags.watch === true) {
    await watchArchive(config, options, print);
    return 0;
  }
  const report = await updateIndex(config, options);
  print(report);
  if (report.articles > 0 || report.skipped.length === 0) return 0;
  terminal.note('档案里的文件一个也没有读成，索引是空的。请换成能读的文件，或用 wenbao inspect 查看原因。');
  return 1;
};
