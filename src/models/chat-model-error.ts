import { WenbaoError } from '../errors.ts';

/** Why a chat model gave no usable reply. */
export type ChatModelErrorCode =
  | 'unauthorised'
  | 'payment'
  | 'not_found'
  | 'rate_limited'
  | 'server'
  | 'timeout'
  | 'cut'
  | 'malformed'
  | 'unreachable'
  | 'too_long'
  | 'budget'
  | 'resting';

const TEXTS: Readonly<Record<ChatModelErrorCode, { message: string; hint: string }>> = {
  unauthorised: { message: '模型服务不接受这个密钥', hint: '请检查 LLM_API_KEY 是否正确、是否有权使用 LLM_MODEL' },
  payment: { message: '模型服务的余额或额度不足', hint: '请到模型服务商处充值或提高额度' },
  not_found: { message: '模型服务上没有这个地址或模型', hint: '请检查 LLM_BASE_URL（通常以 /v1 结尾）和 LLM_MODEL' },
  rate_limited: { message: '模型服务限流', hint: '请稍后再问，或向模型服务商申请更高的限额' },
  server: { message: '模型服务出错', hint: '请稍后再问；总是如此时请查看模型服务的状态和 LLM_MODEL 的用法' },
  timeout: { message: '模型服务太久没有回应', hint: '请稍后再问，或换一个更快的模型' },
  cut: { message: '模型的回答没有写完就断了', hint: '请再问一次；总是如此时请检查网络和模型的最大输出长度' },
  malformed: {
    message: '模型服务的回复不是可用的文字',
    hint: '请检查 LLM_BASE_URL 是否为 OpenAI 兼容接口（通常以 /v1 结尾）',
  },
  too_long: {
    message: '材料超出模型的上下文长度',
    hint: '请把 LLM_CONTEXT 设为模型服务实际允许的词元数，或调大模型服务的上下文',
  },
  budget: { message: '今天的模型用量已到上限', hint: '明天自动恢复；也可以调大 LLM_DAILY_TOKENS' },
  resting: {
    message: '模型服务接连出错，暂停使用片刻',
    hint: '片刻后自动再试；总是如此时请检查 LLM_BASE_URL、LLM_API_KEY 和模型服务',
  },
  unreachable: { message: '连不上模型服务', hint: '请检查 LLM_BASE_URL、网络和代理；本机的模型服务请先启动' },
};

/**
 * A chat model failed. Message and hint are our own words: nothing that the provider sent and no key is in the error,
 * not even as its cause, so that it may be logged whole.
 */
export class ChatModelError extends WenbaoError {
  readonly code: ChatModelErrorCode;
  /** HTTP status of the reply, when one came. */
  readonly status: number | null;
  /** How long the server asks to stay away, in milliseconds; null when it does not say. */
  readonly retryAfterMs: number | null;

  constructor(code: ChatModelErrorCode, detail: { status?: number; network?: string; retryAfterMs?: number } = {}) {
    const { message, hint } = TEXTS[code];
    const shown = detail.status === undefined ? detail.network : `HTTP ${detail.status}`;
    super(shown === undefined ? message : `${message}（${shown}）`, { hint });
    this.code = code;
    this.status = detail.status ?? null;
    this.retryAfterMs = detail.retryAfterMs ?? null;
  }
}

/** What went before a failure: the same broken connection is `unreachable` before the first chunk and `cut` after it. */
interface ReplyProgress {
  readonly chunks: number;
}

/** Turns whatever a LangChain model threw into our error; an error of our own inside its causes wins. */
export function toChatModelError(error: unknown, progress: ReplyProgress): WenbaoError {
  const chain = causes(error);
  for (const link of chain) if (link instanceof WenbaoError) return link;
  const status = first(chain, (link) => numberAt(link, 'status'));
  if (status !== null) return statusError(status, chain.some(isQuota));
  if (chain.some((link) => link instanceof SyntaxError)) return new ChatModelError('malformed');
  if (chain.some((link) => nameOf(link) === 'APIError'))
    return replyError(first(chain, (link) => fieldOf(link, 'error')));
  if (chain.some((link) => nameOf(link) === 'ContextOverflowError')) return new ChatModelError('too_long');
  if (!isNetworkFailure(chain)) return new ChatModelError('malformed');
  if (progress.chunks > 0) return new ChatModelError('cut');
  const network = first(chain, networkCode);
  return new ChatModelError('unreachable', network === null ? {} : { network });
}

/** The error for an `{"error": …}` object in a reply that claimed success; its `code` is an HTTP status with some providers. */
export function replyError(error: unknown): ChatModelError {
  if (isOverflow(JSON.stringify(error) ?? '')) return new ChatModelError('too_long');
  const code = numberAt(error, 'code') ?? numberAt(error, 'status');
  return code !== null && code >= 400 && code < 600 ? statusError(code, isQuota(error)) : new ChatModelError('server');
}

/** The network's own word for a failure (ECONNREFUSED, ENOTFOUND …), or null. */
export function networkCode(error: unknown): string | null {
  const code = fieldOf(error, 'code');
  return typeof code === 'string' && /^(?:E[A-Z]{3,20}(?:_[A-Z]{1,20})?|UND_ERR_[A-Z_]{1,30})$/.test(code)
    ? code
    : null;
}

/** An error, its cause, that one's cause …, at most eight. */
export function causes(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let link = error; link !== undefined && link !== null && chain.length < 8; link = fieldOf(link, 'cause')) {
    chain.push(link);
  }
  return chain;
}

/** `value[name]` of any object, undefined otherwise. */
export function fieldOf(value: unknown, name: string): unknown {
  // Any object can be read by name; what is found is unknown.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** Whether a provider says that money rather than speed is the trouble (OpenAI sends that as a 429). */
export function isQuota(error: unknown): boolean {
  return [error, fieldOf(error, 'error')].some((at) =>
    ['code', 'type'].some((name) => fieldOf(at, name) === 'insufficient_quota'),
  );
}

/** Servers have no common code for a prompt too long; these are the words of OpenAI, vLLM, llama.cpp, DashScope, GLM, Kimi. */
const OVERFLOW =
  /context_length|context (?:length|window|size)|exceed_context|maximum context|token limit|too many tokens|input length should be|prompt (?:is too long|exceeds)|reduce the length/i;

/** Whether the body of a refusal says that the prompt was too long for the model. */
export function isOverflow(body: string): boolean {
  return OVERFLOW.test(body);
}

/** The error for an HTTP status, or for the same number inside a reply. */
export function statusError(status: number, quota: boolean, retryAfterMs?: number | null): ChatModelError {
  const code = quota ? 'payment' : statusCode(status);
  return new ChatModelError(code, { status, ...(retryAfterMs ? { retryAfterMs } : {}) });
}

function statusCode(status: number): ChatModelErrorCode {
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 402) return 'payment';
  if (status === 404) return 'not_found';
  if (status === 408 || status === 504) return 'timeout';
  if (status === 413) return 'too_long';
  return status === 429 ? 'rate_limited' : 'server';
}

function isNetworkFailure(chain: readonly unknown[]): boolean {
  return chain.some(
    (link) =>
      networkCode(link) !== null ||
      ['APIConnectionError', 'TimeoutError', 'AbortError'].includes(nameOf(link)) ||
      (link instanceof TypeError && (link.message === 'terminated' || link.message === 'fetch failed')),
  );
}

/** The class name: the client library leaves `name` at `Error` in some of its classes. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return error.name === 'Error' ? error.constructor.name : error.name;
}

function numberAt(value: unknown, name: string): number | null {
  const found = fieldOf(value, name);
  return typeof found === 'number' && Number.isInteger(found) ? found : null;
}

function first<T>(chain: readonly unknown[], read: (link: unknown) => T | null | undefined): T | null {
  for (const link of chain) {
    const value = read(link);
    if (value !== null && value !== undefined) return value;
  }
  return null;
}
