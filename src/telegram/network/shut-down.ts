import type { BotParts } from '../bot-parts.ts';
import type { Hearing } from './hearing.ts';

/**
 * Stops in order: hears nothing more, lets running answers end, cuts off those that take too long, hangs up. Each step is
 * bounded by the pace. What was cut off is in the journal and is taken up after the next start. Never rejects.
 */
export async function shutDown({ jobs, cutOff, transport, tools }: BotParts, hearing: Hearing): Promise<void> {
  const { pace, log } = tools;
  await hearing.stop();
  log('stopping', { jobs: jobs.size });
  if (!(await jobs.idle(pace.drain))) {
    cutOff.abort();
    await jobs.idle(pace.farewell);
  }
  cutOff.abort();
  await transport.close();
  log('stopped', { jobs: jobs.size });
}
