import type { BotWishes } from '../domain/bot-wishes.ts';
import { UsageError } from '../errors.ts';

/** What a bot is started with. */
export interface BotSettings extends BotWishes {
  readonly token: string;
  /** Folder of the texts: `<language>/<feature>.ftl`. */
  readonly locales: string;
  /** Name of the chat model, for `/status`; null = none is configured. */
  readonly model: string | null;
  /** Folder for files that wait for confirmation. */
  readonly stateFolder: string;
}

const TELEGRAM = 'https://api.telegram.org';

/** Settings that can be worked with. */
export type CheckedSettings = BotSettings & { readonly apiRoot: string };

/** Settings put in order: no trailing slashes, proxy schemes as the network code knows them. Throws UsageError. */
export function checkSettings(settings: BotSettings): CheckedSettings {
  if (!/^[\w:-]+$/.test(settings.token)) {
    throw new UsageError('机器人的令牌是空的，或含有不该有的字符', {
      hint: '请在 .env 里把 TELEGRAM_BOT_TOKEN 设为 @BotFather 给的令牌',
    });
  }
  const apiRoot = settings.apiRoot ?? TELEGRAM;
  if (!hasScheme(apiRoot, /^https?:$/)) {
    throw new UsageError('自建 Bot API 服务器的地址不对', {
      hint: '请把 TELEGRAM_API_ROOT 写成 http:// 或 https:// 开头的网址',
    });
  }
  const proxy = settings.proxy?.replace(/^socks(?:5h)?:\/\//, 'socks5://') ?? null;
  if (proxy !== null && !(hasScheme(proxy, /^(?:https?|socks5):$/) && canBeDecoded(proxy))) {
    throw new UsageError('代理的地址不对', {
      hint: '请把 TELEGRAM_PROXY 写成 http://主机:端口 或 socks5://主机:端口；用户名和密码里的 % 要写成 %25',
    });
  }
  return { ...settings, apiRoot: apiRoot.replace(/\/+$/, ''), proxy };
}

/** A `%` in a name or password must be written `%25`. */
function canBeDecoded(address: string): boolean {
  const { username, password } = new URL(address);
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

function hasScheme(address: string, schemes: RegExp): boolean {
  return URL.canParse(address) && schemes.test(new URL(address).protocol) && new URL(address).hostname !== '';
}
