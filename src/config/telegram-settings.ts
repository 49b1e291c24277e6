import { z } from 'zod';
import type { BotWishes, QuietHours } from '../domain/bot-wishes.ts';
import { UsageError } from '../errors.ts';
import { url, wholeNumber } from './values.ts';

const proxy = z.url({ protocol: /^(?:https?|socks5h?|socks)$/ }).refine(canBeDecoded);
const list = z.string().transform((value) => value.split(/[,\s]+/).filter(Boolean));
const people = list.pipe(z.array(z.string().regex(/^\d{1,16}$/)));

/** Settings of the bot as they stand in the environment. */
export const TELEGRAM_SETTINGS = {
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/)
    .optional(),
  TELEGRAM_API_ROOT: url.optional(),
  TELEGRAM_PROXY: proxy.optional(),
  HTTPS_PROXY: z.string().optional(),
  TELEGRAM_ALLOWED: list.pipe(z.array(z.string().regex(/^(?:-?\d{1,16}|\*)$/))).optional(),
  TELEGRAM_ADMINS: people.optional(),
  TELEGRAM_DAILY_QUESTIONS: wholeNumber(1).optional(),
  TELEGRAM_DAILY_TOKENS: wholeNumber(0).optional(),
  TELEGRAM_PARALLEL: wholeNumber(1).optional(),
  TELEGRAM_SENDS_PER_SECOND: wholeNumber(1).optional(),
  TELEGRAM_QUIET_HOURS: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  TELEGRAM_RETENTION_DAYS: wholeNumber(1).optional(),
  TELEGRAM_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/)
    .optional(),
  PORT: wholeNumber(0).optional(),
  HEALTH_PORT: wholeNumber(0).optional(),
};

/** What to put right, by setting. */
export const EXPECTED_OF_TELEGRAM: Record<string, string> = {
  TELEGRAM_BOT_TOKEN: '应为 @BotFather 给的“数字:字母”形式的令牌',
  TELEGRAM_PROXY: '应为 http:// 或 socks5:// 开头的代理地址，用户名和密码里的 % 要写成 %25',
  TELEGRAM_ALLOWED: '应为以逗号分隔的编号，或 *',
  TELEGRAM_ADMINS: '应为以逗号分隔的用户编号',
  TELEGRAM_DAILY_QUESTIONS: '应为每人每天的提问数，如 100',
  TELEGRAM_DAILY_TOKENS: '应为每人每天可用的模型词元数，如 50000',
  TELEGRAM_PARALLEL: '应为同时作答的问题数，如 4',
  TELEGRAM_SENDS_PER_SECOND: '应为每秒最多发出的消息数，如 30',
  TELEGRAM_QUIET_HOURS: '应为 22:00-07:30 的样子',
  TELEGRAM_RETENTION_DAYS: '应为保留天数，如 365',
  TELEGRAM_WEBHOOK_SECRET: '应为 16 到 256 个字母、数字、下划线或连字符',
  PORT: '应为端口号',
  HEALTH_PORT: '应为端口号',
};

/** The settings of the bot. */
export interface TelegramConfig extends BotWishes {
  readonly token: string | null;
}

type Settings = { readonly [Name in keyof typeof TELEGRAM_SETTINGS]?: z.output<(typeof TELEGRAM_SETTINGS)[Name]> };

/** The bot's settings put together. Throws a UsageError for a webhook without its secret, which would let anybody in. */
export function telegramConfig(settings: Settings): TelegramConfig {
  const allowed = settings.TELEGRAM_ALLOWED;
  return {
    token: settings.TELEGRAM_BOT_TOKEN ?? null,
    apiRoot: settings.TELEGRAM_API_ROOT ?? null,
    proxy: settings.TELEGRAM_PROXY ?? systemProxy(settings.HTTPS_PROXY),
    allowed: allowed === undefined || allowed.includes('*') ? null : allowed,
    admins: (settings.TELEGRAM_ADMINS ?? []).map(Number),
    dailyQuestions: settings.TELEGRAM_DAILY_QUESTIONS ?? null,
    dailyTokens: settings.TELEGRAM_DAILY_TOKENS ?? null,
    parallel: settings.TELEGRAM_PARALLEL ?? 4,
    sendsPerSecond: settings.TELEGRAM_SENDS_PER_SECOND ?? null,
    quiet: quietHours(settings.TELEGRAM_QUIET_HOURS),
    retentionDays: settings.TELEGRAM_RETENTION_DAYS ?? null,
    webhook: webhook(settings),
    healthPort: settings.HEALTH_PORT ?? null,
  };
}

function webhook({ TELEGRAM_WEBHOOK_URL: address, TELEGRAM_WEBHOOK_SECRET: secret, PORT: port = 8080 }: Settings) {
  if (address === undefined) return null;
  if (secret === undefined) {
    throw new UsageError('设置了 TELEGRAM_WEBHOOK_URL，但缺少 TELEGRAM_WEBHOOK_SECRET', {
      hint: '没有暗号，谁都能冒充 Telegram；请在 .env 中补上，16 到 256 个字母或数字',
    });
  }
  return { url: address, secret, port };
}

function quietHours(text: string | undefined): QuietHours | null {
  const [from, to] = (text?.split('-') ?? []).map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * 60 + minutes;
  });
  return from === undefined || to === undefined || from === to ? null : { from, to };
}

/** Name and password stand in an address percent-encoded; the proxy is to get them as they are. */
function canBeDecoded(address: string): boolean {
  try {
    const { username, password } = new URL(address);
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

/** The machine's own proxy setting may be anything; what is no address is left to whoever set it. */
function systemProxy(address: string | undefined): string | null {
  return proxy.safeParse(address).data ?? null;
}
