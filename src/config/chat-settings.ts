import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { dtype, flag, url, wholeNumber } from './values.ts';

const price = z.coerce.number().min(0).max(1e9);
/** Fields that the client sets itself. */
const OWN_FIELDS: readonly string[] = ['model', 'messages', 'stream', 'stream_options', 'response_format', 'tools'];
const extraFields = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'no JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.unknown()))
  .refine((fields) => !Object.keys(fields).some((name) => OWN_FIELDS.includes(name)));

/** The settings of chat models, by their names in the environment. */
export const CHAT_SETTINGS = {
  LLM_BASE_URL: url.optional(),
  LLM_API_KEY: z.string().trim().optional(),
  LLM_MODEL: z.string().trim().optional(),
  LLM_CONTEXT: wholeNumber(1024).optional(),
  LLM_TIMEOUT: wholeNumber(3).optional(),
  LLM_FORMAT: z.enum(['auto', 'lines', 'json']).optional(),
  LLM_EXTRA: extraFields.optional(),
  LLM_PRICE_IN: price.optional(),
  LLM_PRICE_OUT: price.optional(),
  LLM_DAILY_TOKENS: wholeNumber(1).optional(),
  LLM_SECOND_OPINION: flag.optional(),
  LLM_LOCAL_MODEL: z.string().trim().optional(),
  LLM_LOCAL_DTYPE: dtype.optional(),
  LLM_LOCAL_THREADS: wholeNumber(1).optional(),
  LLM_LOCAL_MAX_TOKENS: wholeNumber(64).optional(),
};

/** What to put right, by setting. */
export const EXPECTED_OF_CHAT: Readonly<Record<string, string>> = {
  LLM_CONTEXT: '应为词元数，不小于 1024 的整数',
  LLM_TIMEOUT: '应为秒数，不小于 3 的整数',
  LLM_FORMAT: '应为 auto、lines 或 json',
  LLM_EXTRA: '应为 JSON 对象，且不含 model、messages 等由程序填写的字段',
  LLM_PRICE_IN: '应为每百万词元的价格，不小于 0 的数',
  LLM_PRICE_OUT: '应为每百万词元的价格，不小于 0 的数',
  LLM_DAILY_TOKENS: '应为词元数，大于 0 的整数',
  LLM_SECOND_OPINION: '应为 0 或 1',
  LLM_LOCAL_DTYPE: `应为 ${dtype.options.join('、')} 之一`,
  LLM_LOCAL_THREADS: '应为线程数，大于 0 的整数',
  LLM_LOCAL_MAX_TOKENS: '应为词元数，不小于 64 的整数',
};

/** A chat model behind an OpenAI-compatible endpoint. */
export interface ChatConfig {
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly model: string;
  /** Further fields of each request, such as a switch that a maker has for reasoning. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** A chat model in this process: its id on the hub or a folder, and how it runs. `maxTokens` of a reply at most. */
export interface LocalChatModel {
  readonly model: string;
  readonly dtype: string | null;
  readonly threads: number | null;
  readonly maxTokens: number | null;
}

/** How a chat model is used. */
export interface ChatUse {
  /** Tokens that prompt and reply may have together; null = as known of the model. */
  readonly context: number | null;
  /** Longest time for a whole reply, in milliseconds; null = as usual for where it runs. */
  readonly timeoutMs: number | null;
  /** Form of its replies; auto = lines, unless the model keeps to JSON better. */
  readonly form: 'auto' | 'lines' | 'json';
  /** Money for a million tokens, in any currency; null = not reckoned. */
  readonly prices: { readonly prompt: number; readonly completion: number } | null;
  /** Tokens that an endpoint may cost on one day; null = without limit. */
  readonly dailyTokens: number | null;
  /** Whether it reads its sentences once more, beside the check. */
  readonly secondOpinion: boolean;
}

type Settings = z.infer<z.ZodObject<typeof CHAT_SETTINGS>>;

/** The endpoint, or null when none is set. Throws a UsageError for half of one. */
export function chatEndpoint(settings: Settings): ChatConfig | null {
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model } = settings;
  if (!baseUrl && !model) return null;
  if (!baseUrl || !model) {
    const missing = baseUrl ? 'LLM_MODEL' : 'LLM_BASE_URL';
    throw new UsageError(`设置了对话模型，但缺少 ${missing}`, {
      hint: `请在 .env 中补上 ${missing}，或去掉 LLM_ 开头的设置`,
    });
  }
  return { baseUrl, apiKey: settings.LLM_API_KEY ?? null, model, extra: settings.LLM_EXTRA ?? {} };
}

/** The model of this process, or null when none is set. Throws a UsageError when an endpoint is set too. */
export function localChatModel(settings: Settings): LocalChatModel | null {
  const { LLM_LOCAL_MODEL: model, LLM_LOCAL_DTYPE: dtype = null, LLM_LOCAL_THREADS: threads = null } = settings;
  if (!model) return null;
  if (settings.LLM_BASE_URL) {
    throw new UsageError('LLM_BASE_URL 和 LLM_LOCAL_MODEL 只能设一个', { hint: '请在 .env 中去掉其中一个' });
  }
  return { model, dtype, threads, maxTokens: settings.LLM_LOCAL_MAX_TOKENS ?? null };
}

/** How the model is used. Throws a UsageError when one price is set without the other. */
export function chatUse(settings: Settings): ChatUse {
  const { LLM_PRICE_IN: prompt, LLM_PRICE_OUT: completion } = settings;
  if ((prompt === undefined) !== (completion === undefined)) {
    const missing = prompt === undefined ? 'LLM_PRICE_IN' : 'LLM_PRICE_OUT';
    throw new UsageError(`设置了模型价格，但缺少 ${missing}`, { hint: `请在 .env 中补上 ${missing}；不收费的写 0` });
  }
  return {
    context: settings.LLM_CONTEXT ?? null,
    timeoutMs: settings.LLM_TIMEOUT === undefined ? null : settings.LLM_TIMEOUT * 1000,
    form: settings.LLM_FORMAT ?? 'auto',
    prices: prompt === undefined || completion === undefined ? null : { prompt, completion },
    dailyTokens: settings.LLM_DAILY_TOKENS ?? null,
    secondOpinion: settings.LLM_SECOND_OPINION ?? false,
  };
}
