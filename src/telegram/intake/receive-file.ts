import type { Document } from 'grammy/types';
import { safeFileName } from '../../domain/safe-file-name.ts';
import { WenbaoError } from '../../errors.ts';
import type { BotContext, BotTools } from '../bot-context.ts';
import { placeOf } from '../conversation/place.ts';
import { type Outgoing, plainMessage, sendMessages, updateKey } from '../conversation/send-messages.ts';
import { showTyping } from '../conversation/typing.ts';
import { describeError } from '../network/describe-error.ts';
import { downloadFile, FileTooLargeError, largestFile } from '../network/download-file.ts';
import type { Reading } from './reading.ts';
import { failureLine } from './reindex.ts';
import { articlesIn, shown, summaryText, type Words } from './summary-text.ts';
import { dropPlace, expireFiles, placeForFile } from './waiting-files.ts';

/** Reading a file may take so long, milliseconds: a long PDF is a minute, a ZIP of an issue seconds. */
const READ_DEADLINE = 600_000;

/**
 * A file of an admin: fetched, read without touching the archive, and shown as a summary with two buttons. What cannot be
 * read at all is told in one line and kept nowhere.
 */
export async function receiveFile(ctx: BotContext, tools: BotTools, document: Document): Promise<void> {
  const words: Words = (key, variables) => ctx.t(key, variables);
  if (ctx.msg === undefined || tools.state.deliveries.sent(updateKey(ctx)).size > 0) return;
  const place = placeOf(ctx.msg);
  const reply = (message: Outgoing) => sendMessages(tools, place, [message], updateKey(ctx));
  const name = safeFileName(document.file_name ?? '');
  const largest = largestFile(tools.settings);
  if ((document.file_size ?? 0) > largest) return void (await reply(tooLarge(name, largest, words)));
  const endTyping = showTyping(tools.api, place, tools.pace.typing);
  try {
    await reply(await received(tools, document, { name, words, chatId: place.chatId, userId: ctx.from?.id ?? 0 }));
  } catch (error) {
    tools.cutOff.throwIfAborted(); // taken up again after the restart
    tools.log('file_failed', { why: describeError(error) });
    if (error instanceof FileTooLargeError) return void (await reply(tooLarge(name, error.limit, words)));
    const line =
      error instanceof Error && error.name === 'TimeoutError' ? words('intake-too-slow') : failureLine(error, words);
    await reply(plainMessage(words('intake-not-read', { name: shown(name), why: line })));
  } finally {
    endTyping();
  }
}

function tooLarge(name: string, limit: number, words: Words): Outgoing {
  return plainMessage(words('intake-too-large', { name: shown(name), megabytes: Math.floor(limit / 1024 / 1024) }));
}

interface Sent {
  readonly name: string;
  readonly words: Words;
  readonly chatId: number;
  readonly userId: number;
}

async function received(tools: BotTools, document: Document, { name, words, chatId, userId }: Sent): Promise<Outgoing> {
  await expireFiles(tools);
  const path = await placeForFile(tools, name);
  let isWaiting = false;
  try {
    await downloadFile(tools, document.file_id, path);
    const readings = await read(tools, path, name);
    tools.state.usage.count('files');
    tools.log('file_read', {
      bytes: document.file_size ?? null,
      files: readings.length,
      articles: articlesIn(readings),
    });
    const text = summaryText(name, readings, words);
    if (articlesIn(readings) === 0) return plainMessage(text);
    const id = tools.state.intake.add({ chatId, userId, name, path });
    isWaiting = true;
    return { ...plainMessage(`${text}\n\n${words('intake-ask')}`), keyboard: decisionButtons(id, words) };
  } finally {
    if (!isWaiting) await dropPlace(path);
  }
}

function decisionButtons(id: number, words: Words) {
  return [
    [
      { text: words('intake-yes'), callback_data: `i:y:${id}` },
      { text: words('intake-no'), callback_data: `i:n:${id}` },
    ],
  ];
}

async function read({ keeper, cutOff }: BotTools, path: string, name: string): Promise<readonly Reading[]> {
  const signal = AbortSignal.any([cutOff, AbortSignal.timeout(READ_DEADLINE)]);
  const readings = await keeper.read(path, name, signal);
  if (readings.length === 0) throw new WenbaoError('里面没有可读的文件', { hint: '请查看文件内容' });
  return readings;
}
