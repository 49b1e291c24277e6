import type { BotApiServer } from './bot-api-server.ts';
import type { Fields } from './rules/fields.ts';

/** The Bot API's reply to a call. */
export interface ApiReply {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
}

/** Calls a method as a bot would, without a client in between that could mend it. */
export async function callApi(api: BotApiServer, method: string, payload: Fields = {}): Promise<ApiReply> {
  const response = await fetch(`${api.root}/bot${api.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return JSON.parse(await response.text());
}
