import { updateIndex } from '../app/update-index.ts';
import { loadConfig } from '../config.ts';
import { indexReportJson, indexReportText } from '../render/index-report.ts';
import { parseArguments, textFlag } from './arguments.ts';
import type { Command } from './command.ts';
import { progressLine } from './progress-line.ts';

/** `index [--rebuild]`: brings the index up to date with the archive. */
export const indexArchive: Command = async (args, terminal) => {
  const given = parseArguments(args, { rebuild: { type: 'boolean' } });
  const config = await loadConfig(terminal.root, { archive: textFlag(given, 'archive'), db: textFlag(given, 'db') });
  const report = await updateIndex(config, {
    rebuild: given.flags.rebuild === true,
    signal: terminal.signal,
    progress: progressLine(terminal),
  });
  for (const { file, reason } of report.skipped) terminal.note(`已跳过 ${file}：${reason}`);
  terminal.out(given.flags.json ? JSON.stringify(indexReportJson(report)) : indexReportText(report));
  return 0;
};
