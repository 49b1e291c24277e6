import { Api, GrammyError } from 'grammy';
import type { Config } from '../config.ts';
import type { Finding } from '../domain/doctor-report.ts';
import { describeError } from '../telegram/network/describe-error.ts';
import type { Transport } from '../telegram/network/transport.ts';

const TELEGRAM = 'https://api.telegram.org';
/** The client's own patience, seconds; shorter than that of a check, so that its failure can be told. */
const PATIENCE = 4;
/** A clock may be off by so much, seconds: beyond it TLS and days of asking go wrong. */
const CLOCK_MAY_BE_OFF = 120;
/** A failed delivery older than this is history, seconds. */
const RECENT = 3_600;
/** Before the bot can have been built; a clock that says so has stopped. */
const EARLIEST = Date.UTC(2026, 0, 1);

/** What came back from the root of the Bot API: how far this clock is ahead (seconds, null when it was not said), or why nothing did. */
export type Root = { readonly aheadBy: number | null } | { readonly error: unknown };

/** What the checks of the bot's connection share. */
export interface Checkup {
  readonly telegram: Config['telegram'];
  readonly transport: Transport;
  readonly root: Promise<Root>;
}

/** Asks the root of the Bot API for anything; any reply shows that it can be reached. Never rejects. */
export async function reachRoot(
  { transport, apiRoot }: { readonly transport: Transport; readonly apiRoot: string | null },
  signal: AbortSignal,
): Promise<Root> {
  try {
    const { body, date } = await transport.get(apiRoot ?? TELEGRAM, signal);
    body.on('error', () => undefined).destroy();
    return { aheadBy: date === null ? null : Math.round((Date.now() - date.getTime()) / 1000) };
  } catch (error) {
    return { error };
  }
}

/** Whether the API server can be reached, through the proxy when there is one. */
export async function checkNetwork({ telegram, root }: Checkup): Promise<Finding> {
  const found = await root;
  const server = telegram.apiRoot === null ? ' Telegram' : '自建 Bot API 服务器';
  const way = telegram.proxy === null ? '直连' : `经 ${new URL(telegram.proxy).protocol.slice(0, -1)} 代理`;
  if (!('error' in found)) return { status: 'ok', detail: `${server.trim()} 可达（${way}）`, advice: null };
  const detail = `连不上${server}（${way}，${reasonOf(found.error)}）`;
  const advice = '请检查网络；需要代理时设 TELEGRAM_PROXY，用自建服务器时设 TELEGRAM_API_ROOT';
  if (telegram.token === null) return { status: 'none', detail: `${detail}，没有设令牌，不影响`, advice: null };
  return { status: 'broken', detail, advice };
}

/** Whether Telegram knows the token. */
export async function checkToken(checkup: Checkup): Promise<Finding> {
  const api = apiOf(checkup);
  if (api === null) {
    return {
      status: 'none',
      detail: '没有设置',
      advice: '要开机器人，请向 @BotFather 申请，把令牌写进 .env 的 TELEGRAM_BOT_TOKEN',
    };
  }
  try {
    const me = await api.getMe();
    const groups = me.can_read_all_group_messages ? '，隐私模式已关' : '';
    const inline = me.supports_inline_queries ? '' : '，没有开内联模式';
    return { status: 'ok', detail: `@${me.username}${groups}${inline}`, advice: null };
  } catch (error) {
    const code = error instanceof GrammyError ? error.error_code : 0;
    if (code !== 401 && code !== 404) return { status: 'none', detail: `没能核对（${reasonOf(error)}）`, advice: null };
    return {
      status: 'broken',
      detail: 'Telegram 不认',
      advice: '请向 @BotFather 核对，改正 .env 里的 TELEGRAM_BOT_TOKEN',
    };
  }
}

/** Whether updates come in: what waits at Telegram, and how its last deliveries to a webhook went. */
export async function checkUpdates(checkup: Checkup): Promise<Finding> {
  const { webhook } = checkup.telegram;
  const way = webhook === null ? '长轮询' : `webhook（本机端口 ${webhook.port}）`;
  const api = apiOf(checkup);
  if (api === null) return { status: 'none', detail: `${way}，没有设令牌`, advice: null };
  try {
    const info = await api.getWebhookInfo();
    const waiting = `${info.pending_update_count}条消息在等`;
    const isSet = info.url !== undefined && info.url !== '';
    if (webhook === null) {
      const other = isSet ? '；Telegram 那边还设着 webhook，启动机器人时会取消' : '';
      return { status: 'ok', detail: `${way}，${waiting}${other}`, advice: null };
    }
    if (info.url !== webhook.url) {
      return { status: 'none', detail: `${way}还没有在 Telegram 设上，${waiting}`, advice: '启动机器人时会设上' };
    }
    const failed = Date.now() / 1000 - (info.last_error_date ?? 0) < RECENT;
    if (!failed) return { status: 'ok', detail: `${way}，${waiting}`, advice: null };
    const error = (info.last_error_message ?? '').slice(0, 120);
    return {
      status: 'broken',
      detail: `${way}，${waiting}，最近一次送不到：${error}`,
      advice: '请检查反向代理、证书和端口',
    };
  } catch (error) {
    return { status: 'none', detail: `${way}，没能核对（${reasonOf(error)}）`, advice: null };
  }
}

/** Whether this machine's clock is right, by what the API server says. */
export async function checkClock({ root }: Checkup): Promise<Finding> {
  const found = await root;
  const ahead = 'error' in found ? null : found.aheadBy;
  const now = new Date();
  const detail = `${now.toISOString().slice(0, 19)}Z，时区 ${Intl.DateTimeFormat().resolvedOptions().timeZone}`;
  const advice = '请校准系统时间（如启用 NTP）；时间不准，“昨天”一类的提问会查错日子';
  if (now.getTime() < EARLIEST) return { status: 'broken', detail: `${detail}，显然不对`, advice };
  if (ahead === null) return { status: 'none', detail: `${detail}，没能核对`, advice: null };
  if (Math.abs(ahead) <= CLOCK_MAY_BE_OFF) return { status: 'ok', detail, advice: null };
  return { status: 'broken', detail: `${detail}，比服务器${ahead > 0 ? '快' : '慢'}${Math.abs(ahead)}秒`, advice };
}

function apiOf({ telegram, transport }: Checkup): Api | null {
  if (telegram.token === null) return null;
  const apiRoot = telegram.apiRoot ?? TELEGRAM;
  return new Api(telegram.token, { apiRoot, timeoutSeconds: PATIENCE, fetch: transport.fetch });
}

/** The code under a failed connection; whatever else it says may hold an address with a password. */
function reasonOf(error: unknown): string {
  if (error instanceof GrammyError) return String(error.error_code);
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code !== null) return code;
  return error instanceof Error && /^(?:AbortError|TimeoutError)$/.test(error.name) ? '超时' : describeError(error);
}
