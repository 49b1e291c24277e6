import { examine } from '../app/doctor.ts';
import { isBroken } from '../domain/doctor-report.ts';
import { doctorJson, doctorText } from '../render/doctor-text.ts';
import { configOf, parseArguments } from './arguments.ts';
import type { Command } from './command.ts';

/** `doctor`: what is well with this installation and what is not, one line each; exit code 1 when something is broken. */
export const doctor: Command = async (args, terminal) => {
  const given = parseArguments(args, { words: false });
  const report = await examine(await configOf(given, terminal), terminal.signal);
  terminal.out(given.flags.json ? JSON.stringify(doctorJson(report)) : doctorText(report));
  return isBroken(report) ? 1 : 0;
};
