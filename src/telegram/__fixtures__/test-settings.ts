import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BotSettings } from '../bot-settings.ts';

/** Settings of a bot that lets everybody in and limits nobody; its address leads nowhere unless told. */
export function testSettings(parts: Partial<BotSettings> = {}): BotSettings {
  return {
    token: '4242:TEST-token_that-is-never-printed',
    apiRoot: 'http://127.0.0.1:1',
    proxy: null,
    allowed: null,
    admins: [],
    dailyQuestions: null,
    dailyTokens: null,
    parallel: 4,
    quiet: null,
    retentionDays: null,
    webhook: null,
    healthPort: null,
    sendsPerSecond: null,
    locales: fileURLToPath(new URL('../locales', import.meta.url)),
    model: null,
    stateFolder: tmpdir(),
    ...parts,
  };
}
