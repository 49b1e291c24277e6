import { availableParallelism } from 'node:os';

export type Lance = typeof import('@lancedb/lancedb');

/**
 * Loads LanceDB; nothing else imports its code, so that commands that need no index do not wait for it. Its thread pool
 * is given room first: 0.31 stops for ever while it writes a full-text index of more than one batch when no thread is
 * to spare, as on machines of up to three cores (lancedb/lancedb#3568).
 */
export function loadLance(): Promise<Lance> {
  process.env.LANCE_CPU_THREADS ??= String(Math.max(4, availableParallelism()));
  process.env.LANCEDB_LOG ??= 'error';
  return import('@lancedb/lancedb');
}
