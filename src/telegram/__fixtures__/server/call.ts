import type { IncomingMessage } from 'node:http';
import type { MessageEntity } from 'grammy/types';
import { type Fields, fieldsOf } from '../rules/fields.ts';
import { readForm } from './read-form.ts';

/** A call that came in. */
export interface Call {
  readonly method: string;
  readonly payload: Fields;
  /** Milliseconds, of `performance.now()`. */
  readonly at: number;
  /** Status of the reply that the bot was given; null as long as there is none. */
  code: number | null;
}

/** A message as it was sent, whatever became of it. */
export interface SentMessage {
  readonly chatId: number;
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  readonly replyTo: number | null;
  readonly threadId: number | null;
}

/** What a call carries, as JSON or as a form; null when it cannot be read. Rejects when it breaks off. */
export async function readPayload(method: string, request: IncomingMessage): Promise<Fields | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/')) return readForm(method, body, type);
  try {
    return fieldsOf(JSON.parse(body.toString('utf8') || '{}'));
  } catch {
    return null;
  }
}

/** The message that a call of `sendMessage` sends. */
export function sentMessage({ chat_id, text, entities = [], message_thread_id = null, ...rest }: Fields): SentMessage {
  const { message_id: replyTo = null } = fieldsOf(rest.reply_parameters);
  // The schema has been held against them.
  return { chatId: chat_id, text, entities, threadId: message_thread_id, replyTo } as SentMessage;
}
