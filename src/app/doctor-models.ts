import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config, ModelHub } from '../config.ts';
import type { Finding } from '../domain/doctor-report.ts';
import { placeModel } from '../models/model-files.ts';
import { wantedSource } from './open-embedding.ts';

const LISTED = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Whether the chat model can be had: its endpoint answers and takes the key, or its files are there. */
export async function checkModel({ chat, localChat }: Config, signal: AbortSignal): Promise<Finding> {
  if (chat) return checkEndpoint({ ...chat, keyName: 'LLM_API_KEY', addressName: 'LLM_BASE_URL' }, signal);
  if (localChat) return checkFiles(localChat.model, localChat, 'LLM_LOCAL_MODEL');
  return { status: 'none', detail: '没有设置，用档案的原文作答', advice: null };
}

/** The same of the embedder. */
export async function checkEmbeddings(config: Config, signal: AbortSignal): Promise<Finding> {
  const { embedding } = config;
  if (embedding === null) return { status: 'none', detail: '已关闭，只按字面检索', advice: null };
  const source = await wantedSource(config);
  if (source === null) return { status: 'none', detail: '没有设置，只按字面检索', advice: null };
  const { model, baseUrl } = source;
  if (baseUrl === null) return checkFiles(model, embedding, 'EMBEDDING_MODEL');
  const names = { keyName: 'EMBEDDING_API_KEY', addressName: 'EMBEDDING_BASE_URL' };
  return checkEndpoint({ baseUrl, model, apiKey: embedding.apiKey, ...names }, signal);
}

interface Endpoint {
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | null;
  /** Settings to put right. */
  readonly keyName: string;
  readonly addressName: string;
}

/** `GET /models` costs nothing; servers that do not have it (404) can be reached at least. */
async function checkEndpoint(
  { baseUrl, model, apiKey, keyName, addressName }: Endpoint,
  signal: AbortSignal,
): Promise<Finding> {
  const host = new URL(baseUrl).host;
  let reply: Response;
  try {
    const headers = apiKey === null ? {} : { authorization: `Bearer ${apiKey}` };
    reply = await fetch(`${baseUrl}/models`, { headers, signal, redirect: 'manual' });
  } catch (error) {
    signal.throwIfAborted();
    return {
      status: 'broken',
      detail: `${model}，连不上 ${host}（${codeUnder(error)}）`,
      advice: `请检查 ${addressName} 和模型服务`,
    };
  }
  const { status } = reply;
  if (status === 401 || status === 403) {
    await reply.body?.cancel();
    return { status: 'broken', detail: `${model}，${host} 不认密钥（${status}）`, advice: `请核对 ${keyName}` };
  }
  if (status >= 500) {
    await reply.body?.cancel();
    return { status: 'broken', detail: `${model}，${host} 出错（${status}）`, advice: '请检查模型服务' };
  }
  const listed = LISTED.safeParse(await reply.json().catch(() => null));
  const isMissing =
    listed.success && listed.data.data.length > 0 && !listed.data.data.some(({ id }) => isSame(id, model));
  if (!isMissing) return { status: 'ok', detail: `${model}，${host} 可达`, advice: null };
  return { status: 'ok', detail: `${host} 可达，但它列出的模型里没有 ${model}`, advice: '请核对模型名' };
}

/** Ollama lists `qwen3:8b`, some makers a path before the name. */
function isSame(id: string, model: string): boolean {
  return id === model || id === `${model}:latest` || id.endsWith(`/${model}`);
}

function checkFiles(model: string, { cacheDir, offline }: ModelHub, setting: string): Finding {
  const place = placeModel(model, cacheDir);
  if (place === null)
    return { status: 'broken', detail: `${model}：没有这个文件夹，也不是模型编号`, advice: `请改正 ${setting}` };
  const isHeld = existsSync(join(place.folder, 'config.json')) && hasWeights(place.folder);
  if (isHeld) return { status: 'ok', detail: `${model}，文件在本机`, advice: null };
  if (!place.local && !offline) return { status: 'none', detail: `${model}，还没有下载，第一次用时下载`, advice: null };
  return {
    status: 'broken',
    detail: `${model}，本机没有它的文件`,
    advice: `请检查 ${setting} 和 MODEL_CACHE，或去掉 MODELS_OFFLINE`,
  };
}

function hasWeights(folder: string): boolean {
  return [folder, join(folder, 'onnx')].some(
    (at) => existsSync(at) && readdirSync(at).some((name) => name.endsWith('.onnx')),
  );
}

function codeUnder(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code || '网络不通';
}
