import { WenbaoError } from '../errors.ts';

/** Why a model could not be loaded. */
export type LoadFailure = 'missing' | 'offline' | 'timeout' | 'unreachable' | 'refused' | 'broken';

/** A model that could not be loaded, in the worker; the main thread puts it into words. */
export class ModelLoadError extends Error {
  readonly failure: LoadFailure;

  constructor(failure: LoadFailure, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.failure = failure;
  }
}

/** How a kind of model is called in messages, and the setting that names it. */
export interface ModelWords {
  /** 重排模型 */
  readonly kind: string;
  readonly setting: string;
  /** A model on the hub that would do. */
  readonly example: string;
}

/** What a person is told of a model that cannot be loaded, with what to do about it. */
export function loadError(model: string, failure: LoadFailure, words: ModelWords, cause: unknown): WenbaoError {
  const { message, hint } = FAILURES[failure](words);
  return new WenbaoError(`${message}：${model}`, { hint, cause });
}

type Complaint = (words: ModelWords) => { readonly message: string; readonly hint: string };

const FAILURES: Readonly<Record<LoadFailure, Complaint>> = {
  missing: ({ kind, setting, example }) => ({
    message: `找不到这个${kind}，或其中缺少文件`,
    hint: `请核对 ${setting}：应是模型库上带 ONNX 文件的模型名（如 ${example}），或含 config.json、tokenizer.json、onnx/model.onnx 的文件夹`,
  }),
  offline: ({ kind, setting }) => ({
    message: `本机没有这个${kind}，而且设了不下载`,
    hint: `请去掉 MODELS_OFFLINE 让它下载一次，或把 ${setting} 指向本地文件夹`,
  }),
  timeout: ({ kind }) => ({
    message: `下载${kind}时对方没有回应`,
    hint: '请检查网络，或用 HF_ENDPOINT 换一个镜像',
  }),
  unreachable: ({ setting }) => ({
    message: '连不上模型库',
    hint: `请检查网络，或用 HF_ENDPOINT 指定镜像；不能联网时把 ${setting} 指向本地文件夹`,
  }),
  refused: () => ({
    message: '模型库拒绝下载',
    hint: '请检查 HF_ENDPOINT 是否为模型库的镜像、网络是否要先登录',
  }),
  broken: ({ kind, setting }) => ({
    message: `${kind}打不开`,
    hint: `文件可能不全或不是${kind}：请删去 MODEL_CACHE 中这个模型的文件夹再试，或换一个 ${setting}`,
  }),
};
