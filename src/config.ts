import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { UsageError } from './errors.ts';

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));
const proxy = z.url({ protocol: /^(?:https?|socks5h?|socks)$/ });
const flag = z.enum(['', '0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

const SETTINGS = z.object({
  WENBAO_ARCHIVE: z.string().optional(),
  WENBAO_DB: z.string().optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/)
    .optional(),
  TELEGRAM_API_ROOT: url.optional(),
  TELEGRAM_PROXY: proxy.optional(),
  HTTPS_PROXY: z.string().optional(),
  TELEGRAM_ALLOWED: list.optional(),
  LLM_BASE_URL: url.optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_MODEL: z.string().optional(),
  EMBEDDING_MODEL: z.string().optional(),
  EMBEDDING_BASE_URL: url.optional(),
  EMBEDDING_API_KEY: z.string().optional(),
  EMBEDDING_DTYPE: z.enum(['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16']).optional(),
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
  TELEGRAM_BOT_TOKEN: '应为 @BotFather 给的“数字:字母”形式的令牌',
  TELEGRAM_PROXY: '应为 http:// 或 socks5:// 开头的代理地址',
  TELEGRAM_ALLOWED: '应为以逗号分隔的编号，或 *',
  MODELS_OFFLINE: '应为 0 或 1',
  EMBEDDING_DTYPE: '应为 fp32、fp16、q8、int8、uint8、q4 或 q4f16',
  EMBEDDING_POOLING: '应为 cls、mean 或 last',
};

/** The settings of one run, checked. Paths are absolute. */
export interface Config {
  /** Project root: where `prompts/` and `data/` lie. */
  readonly root: string;
  /** Folder or file with the issues. */
  readonly archive: string;
  readonly db: string;
  readonly telegram: {
    readonly token: string | null;
    readonly apiRoot: string | null;
    readonly proxy: string | null;
    /** Ids that may ask; null = everyone. */
    readonly allowed: readonly string[] | null;
  };
  readonly chat: { readonly baseUrl: string; readonly apiKey: string | null; readonly model: string } | null;
  /** Null = switched off. */
  readonly embedding: EmbeddingConfig | null;
  readonly rerank: {
    readonly model: string;
    readonly endpoint: string | null;
    readonly cacheDir: string;
    readonly offline: boolean;
  } | null;
}

/** Which embedding model to use, and how. */
export interface EmbeddingConfig {
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
  /** Mirror of the model hub; null for the hub itself. */
  readonly endpoint: string | null;
  readonly cacheDir: string;
  /** Never download. */
  readonly offline: boolean;
}

/** Options of the command line that win over the environment. */
export interface ConfigOptions {
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
  const archive = absolute(options.archive ?? settings.WENBAO_ARCHIVE) ?? defaultArchive(root);
  return {
    root,
    archive,
    db: absolute(options.db ?? settings.WENBAO_DB) ?? defaultIndex(root, archive),
    telegram: {
      token: settings.TELEGRAM_BOT_TOKEN ?? null,
      apiRoot: settings.TELEGRAM_API_ROOT ?? null,
      proxy: settings.TELEGRAM_PROXY ?? systemProxy(settings.HTTPS_PROXY),
      allowed: allowList(settings.TELEGRAM_ALLOWED),
    },
    chat: chatSettings(settings),
    embedding: isOff(environment.EMBEDDING_MODEL) ? null : embeddingSettings(settings, root),
    rerank: settings.RERANK_MODEL
      ? {
          model: settings.RERANK_MODEL,
          endpoint: settings.HF_ENDPOINT ?? null,
          cacheDir: absolute(settings.MODEL_CACHE) ?? join(root, '.wenbao', 'models'),
          offline: settings.MODELS_OFFLINE ?? false,
        }
      : null,
  };
}

function chatSettings(settings: z.infer<typeof SETTINGS>): Config['chat'] {
  if (!settings.LLM_BASE_URL && !settings.LLM_MODEL) return null;
  if (!settings.LLM_BASE_URL || !settings.LLM_MODEL) {
    const missing = settings.LLM_BASE_URL ? 'LLM_MODEL' : 'LLM_BASE_URL';
    throw new UsageError(`设置了对话模型，但缺少 ${missing}`, {
      hint: `请在 .env 中补上 ${missing}，或去掉 LLM_ 开头的设置`,
    });
  }
  return { baseUrl: settings.LLM_BASE_URL, apiKey: settings.LLM_API_KEY ?? null, model: settings.LLM_MODEL };
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
    endpoint: settings.HF_ENDPOINT ?? null,
    cacheDir: absolute(settings.MODEL_CACHE) ?? join(root, '.wenbao', 'models'),
    offline: settings.MODELS_OFFLINE ?? false,
  };
}

/** The machine's own proxy setting may be anything; what is no address is left to whoever set it. */
function systemProxy(address: string | undefined): string | null {
  return proxy.safeParse(address).data ?? null;
}

function allowList(ids: readonly string[] | undefined): readonly string[] | null {
  return ids === undefined || ids.includes('*') ? null : ids;
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
