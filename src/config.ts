import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import {
  CHAT_SETTINGS,
  type ChatConfig,
  type ChatUse,
  chatEndpoint,
  chatUse,
  EXPECTED_OF_CHAT,
  type LocalChatModel,
  localChatModel,
} from './config/chat-settings.ts';
import {
  EXPECTED_OF_TELEGRAM,
  TELEGRAM_SETTINGS,
  type TelegramConfig,
  telegramConfig,
} from './config/telegram-settings.ts';
import { dtype, flag, url } from './config/values.ts';
import { UsageError } from './errors.ts';

const SETTINGS = z.object({
  WENBAO_ARCHIVE: z.string().optional(),
  WENBAO_DB: z.string().optional(),
  WENBAO_HISTORY: z.string().optional(),
  WENBAO_STATE: z.string().optional(),
  ...TELEGRAM_SETTINGS,
  ...CHAT_SETTINGS,
  EMBEDDING_MODEL: z.string().optional(),
  EMBEDDING_BASE_URL: url.optional(),
  EMBEDDING_API_KEY: z.string().optional(),
  EMBEDDING_DTYPE: dtype.optional(),
  EMBEDDING_QUERY_PREFIX: z.string().optional(),
  EMBEDDING_PASSAGE_PREFIX: z.string().optional(),
  EMBEDDING_POOLING: z.enum(['cls', 'mean', 'last']).optional(),
  RERANK_MODEL: z.string().optional(),
  HF_ENDPOINT: url.optional(),
  MODEL_CACHE: z.string().optional(),
  MODELS_OFFLINE: flag.optional(),
});

/** What to put right, by setting; shown instead of the value, which may be secret. */
const EXPECTED: Record<string, string> = {
  ...EXPECTED_OF_TELEGRAM,
  MODELS_OFFLINE: '应为 0 或 1',
  ...EXPECTED_OF_CHAT,
  EMBEDDING_DTYPE: `应为 ${dtype.options.join('、')} 之一`,
  EMBEDDING_POOLING: '应为 cls、mean 或 last',
};

export type { ChatUse } from './config/chat-settings.ts';

/** The settings of one run, checked. Paths are absolute. */
export interface Config {
  /** Project root: where `prompts/` and `data/` lie. */
  readonly root: string;
  /** Folder or file with the issues. */
  readonly archive: string;
  readonly db: string;
  /** Folder for what a person leaves behind: questions typed, feedback given. */
  readonly stateFolder: string;
  /** File of the questions typed in the REPL; null = none is kept. */
  readonly history: string | null;
  /** SQLite file of the bot's state. */
  readonly state: string;
  readonly telegram: TelegramConfig;
  readonly chat: ChatConfig | null;
  /** A chat model in this process; never together with `chat`. Null here and inside = not set. */
  readonly localChat: LocalChatConfig | null;
  /** How a chat model is used, wherever it runs. */
  readonly chatUse: ChatUse;
  /** Null = switched off. */
  readonly embedding: EmbeddingConfig | null;
  readonly rerank: (ModelHub & { readonly model: string }) | null;
}

/** Where models that run in this process come from: a mirror (null = the hub itself), or never but from the cache. */
export interface ModelHub {
  readonly endpoint: string | null;
  readonly cacheDir: string;
  readonly offline: boolean;
}

/** A chat model in this process and where it comes from. */
export interface LocalChatConfig extends LocalChatModel, ModelHub {}

/** Which embedding model to use, and how. */
export interface EmbeddingConfig extends ModelHub {
  /** Id on the hub, a folder, or the name on the endpoint; null = the best known one in the cache, if any. */
  readonly model: string | null;
  /** OpenAI-compatible endpoint; null = in process. */
  readonly baseUrl: string | null;
  readonly apiKey: string | null;
  /** Null here and below = as known of the model. */
  readonly dtype: string | null;
  readonly queryPrefix: string | null;
  readonly passagePrefix: string | null;
  readonly pooling: 'cls' | 'mean' | 'last' | null;
}

/** Options of the command line that win over the environment. */
interface ConfigOptions {
  readonly archive?: string | undefined;
  readonly db?: string | undefined;
}

/** Reads `.env` and the environment; the only place that does. Throws UsageError naming each wrong setting. */
export async function loadConfig(root: string, options: ConfigOptions = {}): Promise<Config> {
  const { config } = await import('dotenv');
  config({ path: join(process.cwd(), '.env'), quiet: true });
  return configFrom(process.env, root, options);
}

/** The same from a given environment. */
export function configFrom(environment: NodeJS.ProcessEnv, root: string, options: ConfigOptions): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = SETTINGS.safeParse(given);
  if (!parsed.success) throw wrongSettings(parsed.error);
  const settings = parsed.data;
  const local = localChatModel(settings);
  const archive = absolute(options.archive ?? settings.WENBAO_ARCHIVE) ?? defaultArchive(root);
  return {
    root,
    archive,
    db: absolute(options.db ?? settings.WENBAO_DB) ?? defaultIndex(root, archive),
    stateFolder: stateFolder(environment),
    history: historyFile(environment),
    state: absolute(settings.WENBAO_STATE) ?? join(stateFolder(environment), 'bot.db'),
    telegram: telegramConfig(settings),
    chat: chatEndpoint(settings),
    localChat: local && { ...local, ...modelHub(settings, root) },
    chatUse: chatUse(settings),
    embedding: isOff(environment.EMBEDDING_MODEL) ? null : embeddingSettings(settings, root),
    rerank: settings.RERANK_MODEL ? { model: settings.RERANK_MODEL, ...modelHub(settings, root) } : null,
  };
}

/** Whether colours are forced (true) or refused (false) by FORCE_COLOR or NO_COLOR; null when nothing is said of them. */
export function colourWish(environment: NodeJS.ProcessEnv = process.env): boolean | null {
  const { FORCE_COLOR: forced, NO_COLOR: refused } = environment;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return refused !== undefined && refused !== '' ? false : null;
}

/** Whether the terminal can do no more than print lines: no colour, no moving of the cursor. */
export function isDumbTerminal(environment: NodeJS.ProcessEnv = process.env): boolean {
  return environment.TERM === 'dumb';
}

/** Where a program of this machine keeps its state: the XDG base directories, on Windows the local application data. */
function stateFolder({ XDG_STATE_HOME: state, LOCALAPPDATA: local }: NodeJS.ProcessEnv): string {
  if (state !== undefined && isAbsolute(state)) return join(state, 'wenbao'); // a relative one is to be ignored, by XDG
  if (process.platform === 'win32' && local) return join(local, 'wenbao');
  return join(homedir(), '.local', 'state', 'wenbao');
}

function historyFile(environment: NodeJS.ProcessEnv): string | null {
  const own = environment.WENBAO_HISTORY?.trim();
  if (own === undefined || own === '') return join(stateFolder(environment), 'history');
  return isOff(own) ? null : absolute(own);
}

/** `off`, or a name with nothing behind it, switches off what would be used by itself. */
function isOff(value: string | undefined): boolean {
  return value !== undefined && ['', 'off'].includes(value.trim().toLowerCase());
}

function embeddingSettings(settings: z.infer<typeof SETTINGS>, root: string): EmbeddingConfig {
  if (settings.EMBEDDING_BASE_URL && !settings.EMBEDDING_MODEL) {
    throw new UsageError('设置了向量服务，但缺少 EMBEDDING_MODEL', {
      hint: '请在 .env 中补上 EMBEDDING_MODEL，或去掉 EMBEDDING_BASE_URL',
    });
  }
  return {
    model: settings.EMBEDDING_MODEL?.trim() ?? null,
    baseUrl: settings.EMBEDDING_BASE_URL ?? null,
    apiKey: settings.EMBEDDING_API_KEY?.trim() ?? null,
    dtype: settings.EMBEDDING_DTYPE ?? null,
    queryPrefix: settings.EMBEDDING_QUERY_PREFIX ?? null,
    passagePrefix: settings.EMBEDDING_PASSAGE_PREFIX ?? null,
    pooling: settings.EMBEDDING_POOLING ?? null,
    ...modelHub(settings, root),
  };
}

function modelHub(settings: z.infer<typeof SETTINGS>, root: string): ModelHub {
  const cacheDir = absolute(settings.MODEL_CACHE) ?? join(root, '.wenbao', 'models');
  return { endpoint: settings.HF_ENDPOINT ?? null, cacheDir, offline: settings.MODELS_OFFLINE ?? false };
}

function wrongSettings(error: z.ZodError): UsageError {
  const names = [...new Set(error.issues.map((issue) => String(issue.path[0])))];
  const hints = names.map((name) => `${name} ${EXPECTED[name] ?? '应为 http:// 或 https:// 开头的网址'}`);
  return new UsageError(`设置有误：${names.join('、')}`, { hint: `请改正 .env 或环境变量：${hints.join('；')}` });
}

function defaultArchive(root: string): string {
  const own = join(root, 'data', 'archive');
  return existsSync(own) && readdirSync(own).some((name) => !name.startsWith('.')) ? own : join(root, 'data', 'sample');
}

/** One index for each archive, so that asking another archive never answers from this one. */
function defaultIndex(root: string, archive: string): string {
  const name = createHash('sha256').update(archive).digest('hex').slice(0, 8);
  return join(root, '.wenbao', `index-${name}`);
}

function absolute(path: string | undefined): string | null {
  if (path === undefined || path === '') return null;
  return isAbsolute(path) ? path : resolve(path);
}
