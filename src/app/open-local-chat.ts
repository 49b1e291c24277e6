import type { ChatUse, LocalChatConfig } from '../config.ts';
import type { WenbaoError } from '../errors.ts';
import type { LocalChat } from '../models/local-chat.ts';
import type { RunOptions } from './run-options.ts';

/** A bot's reader waits so long for a model that is still loading; then the answer comes without it. Milliseconds. */
const BACKGROUND_WAIT = 10_000;

/**
 * The chat model of this process. In a run in the background it begins to load at once and no question waits for it
 * long; else it loads at the first question, which waits. What keeps it from loading is noted once, with what to do.
 */
export async function openLocalModel(
  settings: LocalChatConfig,
  { context, timeoutMs }: Pick<ChatUse, 'context' | 'timeoutMs'>,
  { background, note }: Pick<RunOptions, 'background' | 'note'>,
): Promise<LocalChat> {
  const [{ openLocalChat }, { dtypeOf }] = await Promise.all([
    import('../models/local-chat.ts'),
    import('../models/model-files.ts'),
  ]);
  const said = new Set<string>();
  const noteOnce = (line: string) => {
    if (!said.has(line)) note(line);
    said.add(line);
  };
  const { model, endpoint, cacheDir, offline, threads, maxTokens } = settings;
  const chat = openLocalChat({
    ...{ model, endpoint, cacheDir, offline, context },
    ...(timeoutMs === null ? {} : { timeoutMs }),
    ...(threads === null ? {} : { threads }),
    ...(maxTokens === null ? {} : { maxTokens }),
    dtype: dtypeOf(settings.dtype),
    loadWaitMs: background ? BACKGROUND_WAIT : null,
    onLoading: () => noteOnce(`正在下载对话模型：${model}。只需一次，可能要几分钟。`),
    onFailure: ({ message, hint }: WenbaoError) => noteOnce(`${message}，先不用模型作答。${hint}。`),
  });
  if (background) chat.warm();
  return chat;
}
