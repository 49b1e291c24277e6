import { readFileSync } from 'node:fs';

/**
 * Most bytes this process held so far, resident. Linux counts them since the program began (`VmHWM`); elsewhere the figure
 * of `getrusage` is taken, which may go back to the process that started this one.
 */
export function peakMemory(): number {
  const kibibytes = process.platform === 'linux' ? /^VmHWM:\s+(\d+) kB/m.exec(statusOfProcess())?.[1] : undefined;
  return (kibibytes === undefined ? process.resourceUsage().maxRSS : Number(kibibytes)) * 1024;
}

function statusOfProcess(): string {
  try {
    return readFileSync('/proc/self/status', 'utf8');
  } catch {
    return '';
  }
}
