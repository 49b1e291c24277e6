import { WenbaoError } from '../errors.ts';
import { causes, fieldOf, isQuota, networkCode } from './chat-model-error.ts';

/** Why an embedding endpoint gave no usable vectors. */
type EmbedEndpointFailure =
  | 'unauthorised'
  | 'payment'
  | 'not_found'
  | 'rate_limited'
  | 'refused'
  | 'server'
  | 'timeout'
  | 'cut'
  | 'malformed'
  | 'dimension'
  | 'unreachable';

const TEXTS: Readonly<Record<EmbedEndpointFailure, { message: string; hint: string }>> = {
  unauthorised: {
    message: '向量服务不接受这个密钥',
    hint: '请检查 EMBEDDING_API_KEY 是否正确、是否有权使用 EMBEDDING_MODEL',
  },
  payment: { message: '向量服务的余额或额度不足', hint: '请到服务商处充值或提高额度' },
  not_found: {
    message: '向量服务上没有这个地址或模型',
    hint: '请检查 EMBEDDING_BASE_URL（通常以 /v1 结尾）和 EMBEDDING_MODEL',
  },
  rate_limited: { message: '向量服务限流', hint: '请稍后再试，或向服务商申请更高的限额；已算出的向量不会白算' },
  refused: { message: '向量服务不接受这个请求', hint: '请核对 EMBEDDING_MODEL 是不是向量模型' },
  server: { message: '向量服务出错', hint: '请稍后再试；总是如此时请查看向量服务的状态' },
  timeout: { message: '向量服务太久没有回应', hint: '请稍后再试，或检查 EMBEDDING_BASE_URL 和网络' },
  cut: { message: '向量服务的回复没有传完就断了', hint: '请再试一次；总是如此时请检查网络' },
  malformed: {
    message: '向量服务的回复不是可用的向量',
    hint: '请检查 EMBEDDING_BASE_URL 是否为 OpenAI 兼容接口（通常以 /v1 结尾）、EMBEDDING_MODEL 是不是向量模型',
  },
  dimension: {
    message: '向量服务给出的向量长度前后不一',
    hint: '服务后面的模型可能换了：请核对 EMBEDDING_MODEL，再运行一次 wenbao index',
  },
  unreachable: {
    message: '连不上向量服务',
    hint: '请检查 EMBEDDING_BASE_URL、网络和代理；本机的服务请先启动',
  },
};

/**
 * An embedding endpoint failed. Message and hint are our own words: nothing that the provider sent and no key is in the
 * error, not even as its cause, so that it may be logged whole.
 */
export class EmbedEndpointError extends WenbaoError {
  readonly failure: EmbedEndpointFailure;
  /** HTTP status of the reply, when one came. */
  readonly status: number | null;
  /** Milliseconds that the server asks to wait before another try; null when it does not say. */
  readonly retryAfter: number | null;

  constructor(
    failure: EmbedEndpointFailure,
    detail: { status?: number; network?: string | null; retryAfter?: number | null } = {},
  ) {
    const { message, hint } = TEXTS[failure];
    const shown = detail.status === undefined ? (detail.network ?? null) : `HTTP ${detail.status}`;
    super(shown === null ? message : `${message}（${shown}）`, { hint });
    this.failure = failure;
    this.status = detail.status ?? null;
    this.retryAfter = detail.retryAfter ?? null;
  }

  /** Whether the same request may succeed a moment later. */
  get passes(): boolean {
    if (this.failure === 'unreachable') return !this.message.includes('ENOTFOUND');
    return ['rate_limited', 'server', 'timeout', 'cut'].includes(this.failure);
  }
}

/** The error for a reply with an error status; `body` is its parsed JSON, of which only the codes are read. */
export function statusFailure(status: number, body: unknown, retryAfter: number | null): EmbedEndpointError {
  return new EmbedEndpointError(isQuota(body) ? 'payment' : failureOf(status), { status, retryAfter });
}

/** The error for what `fetch` and a body that breaks off throw. */
export function networkFailure(error: unknown, begun: boolean): EmbedEndpointError {
  for (const link of causes(error)) if (link instanceof EmbedEndpointError) return link;
  if (begun) return new EmbedEndpointError('cut');
  const network =
    causes(error)
      .map(networkCode)
      .find((code) => code !== null) ?? null;
  return new EmbedEndpointError('unreachable', { network });
}

/** The error in a body that came under a status of success; null when it holds none. */
export function failureInside(body: unknown): EmbedEndpointError | null {
  const error = fieldOf(body, 'error');
  if (error === undefined || error === null) return null;
  const code = Number(fieldOf(error, 'code'));
  return Number.isInteger(code) && code >= 400 && code < 600
    ? statusFailure(code, body, null)
    : new EmbedEndpointError(isQuota(error) ? 'payment' : 'refused');
}

function failureOf(status: number): EmbedEndpointFailure {
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 402) return 'payment';
  if (status === 404) return 'not_found';
  if (status === 408 || status === 504) return 'timeout';
  if (status === 429) return 'rate_limited';
  return status >= 500 ? 'server' : 'refused';
}
