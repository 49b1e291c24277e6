import { availableParallelism } from 'node:os';
import { WenbaoError } from '../errors.ts';

export type Lance = typeof import('@lancedb/lancedb');

/**
 * Loads LanceDB; nothing else imports its code, so that commands that need no index do not wait for it. Its thread pool
 * is given room first: 0.31 stops for ever while it writes a full-text index of more than one batch when no thread is
 * to spare, as on machines of up to three cores (lancedb/lancedb#3568).
 */
export function loadLance(): Promise<Lance> {
  process.env.LANCE_CPU_THREADS ??= String(Math.max(4, availableParallelism()));
  process.env.LANCEDB_LOG ??= 'error';
  return import('@lancedb/lancedb').catch((cause: unknown) => {
    throw noBinary(cause);
  });
}

/** LanceDB ships no binary for Intel Macs and other rare machines; npm leaves it out there without a word. */
function noBinary(cause: unknown): WenbaoError {
  return new WenbaoError(`LanceDB 在这台机器（${process.platform} ${process.arch}）上不能运行`, {
    hint: '请在 Linux、Windows 或 Apple 芯片的 macOS 上运行；若本来就是，请重新运行 npm ci',
    cause,
  });
}
