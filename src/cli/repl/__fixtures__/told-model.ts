import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { startLoopback } from '../../../models/__fixtures__/loopback.ts';

/** A chat model that goes on when it is told to. */
interface ToldModel {
  /** Settings of a run that uses it; it may be silent for long. */
  readonly env: Readonly<Record<string, string>>;
  /** Lets it say the rest, now and in every later reply. */
  tell(): void;
}

/**
 * Starts an OpenAI-compatible chat server on the loopback that streams `first` at once and `rest` when it is told to.
 * It closes when the test is over.
 */
export async function startToldModel(first: string, rest: string): Promise<ToldModel> {
  let tell = () => {};
  const told = new Promise<void>((go) => {
    tell = go;
  });
  const server = await startLoopback(async (request, response) => {
    await text(request);
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    say(response, first);
    await told;
    say(response, rest);
    say(response, '', 'stop');
    response.end('data: [DONE]\n\n');
  });
  onTestFinished(() => server.close());
  const env = { LLM_BASE_URL: `${server.url}/v1`, LLM_MODEL: 'tiny', LLM_TIMEOUT: '300' };
  return { env, tell: () => tell() };
}

function say(response: ServerResponse, content: string, finish: string | null = null): void {
  const choices = [{ index: 0, delta: { content }, finish_reason: finish }];
  const chunk = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'tiny', choices };
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
}
