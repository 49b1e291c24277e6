import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import type { ChatMessage, TokenCount } from '../domain/chat-model.ts';
import { UsageError } from '../errors.ts';
import { startLoopback } from './__fixtures__/loopback.ts';
import { type OpenAiServer, type Script, type ScriptedReply, startOpenAiServer } from './__fixtures__/openai-server.ts';
import { type ChatModelSettings, openChatModel } from './chat-model.ts';
import { ChatModelError } from './chat-model-error.ts';

const KEY = 'sk-secret-0123456789';
const ASK: readonly ChatMessage[] = [
  { role: 'system', content: '只依据材料回答。' },
  { role: 'user', content: '云麓市9月5日开了什么会？' },
];
const ANSWER = '云麓市9月5日召开防汛会商会𠮷。[1]';

async function withServer<T>(script: Script, use: (server: OpenAiServer) => Promise<T>): Promise<T> {
  const server = await startOpenAiServer(script);
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

function open(server: OpenAiServer, more: Partial<ChatModelSettings> = {}) {
  return openChatModel({ baseUrl: server.url, apiKey: KEY, model: 'test-model', ...more });
}

async function read(stream: AsyncIterable<string>): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of stream) pieces.push(piece);
  return pieces;
}

/** The failure of a reply, and what was shown before it. */
async function failureOf(stream: AsyncIterable<string>): Promise<{ error: unknown; shown: string }> {
  let shown = '';
  try {
    for await (const piece of stream) shown += piece;
  } catch (error) {
    return { error, shown };
  }
  throw new Error(`no failure; the reply was ${shown}`);
}

describe.concurrent('a complete reply', () => {
  it('comes in pieces, whole characters each, from what the settings name', async () => {
    await withServer(
      () => ANSWER,
      async (server) => {
        const pieces = await read(open(server).stream(ASK));
        expect(pieces.join('')).toBe(ANSWER);
        expect(pieces.length).toBeGreaterThan(5);
        expect(pieces.every((piece) => piece !== '')).toBe(true);
        expect(server.requests).toHaveLength(1);
        expect(server.requests[0]).toMatchObject({ model: 'test-model', stream: true, temperature: 0, messages: ASK });
        expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
      },
    );
  });

  it.each<[string, ScriptedReply, string]>([
    ['with CRLF line ends', { text: ANSWER, crlf: true }, ANSWER],
    ['in one piece', { text: ANSWER, pieces: [ANSWER] }, ANSWER],
    ['with an empty piece in it', { text: '', pieces: ['甲', '', '乙'] }, '甲乙'],
    ['after reasoning in a field of its own', { text: ANSWER, reasoning: '先看材料' }, ANSWER],
    ['after reasoning in the text', { text: `<think>看材料</think>\n\n${ANSWER}` }, ANSWER],
    ['on a line that the server never closes', { text: ANSWER, keepOpen: true }, ANSWER],
  ])('is read %s', async (_, reply, wanted) => {
    await withServer(
      () => reply,
      async (server) => {
        expect((await read(open(server, { idleMs: 3000 }).stream(ASK))).join('')).toBe(wanted);
      },
    );
  });

  it('is a function of the conversation, turns of the model included', async () => {
    const turns: readonly ChatMessage[] = [
      ...ASK,
      { role: 'assistant', content: '防汛会。' },
      { role: 'user', content: '几点？' },
    ];
    await withServer(
      (request) => `共${request.messages.length}条，末条${request.messages.at(-1)?.content}`,
      async (server) => {
        expect((await read(open(server).stream(turns))).join('')).toBe('共4条，末条几点？');
        expect(server.requests[0]?.messages.map((message) => message.role)).toEqual(turns.map((turn) => turn.role));
      },
    );
  });

  it('needs no key and then sends none', async () => {
    await withServer(
      () => ANSWER,
      async (server) => {
        await read(open(server, { apiKey: null }).stream(ASK));
        expect(server.requests[0]?.headers.authorization).toBeUndefined();
      },
    );
  });

  it.each(['/', '///', '/chat/completions', '/chat/completions/'])(
    'is found under a base URL ending in %s',
    async (end) => {
      await withServer(
        () => ANSWER,
        async (server) => {
          expect(await read(open(server, { baseUrl: server.url + end }).stream(ASK))).not.toEqual([]);
        },
      );
    },
  );

  it('takes further fields from the settings', async () => {
    await withServer(
      () => ANSWER,
      async (server) => {
        await read(open(server, { extra: { enable_thinking: false, temperature: 0.3 } }).stream(ASK));
        expect(server.requests[0]?.body).toMatchObject({
          enable_thinking: false,
          temperature: 0.3,
          model: 'test-model',
        });
      },
    );
  });

  it('leaves the temperature to models that refuse one', async () => {
    await withServer(
      () => ANSWER,
      async (server) => {
        await read(open(server, { model: 'gpt-5-mini' }).stream(ASK));
        expect(server.requests[0]?.temperature).toBeUndefined();
      },
    );
  });
});

describe.concurrent('what a reply costs', () => {
  const counted = async (reply: ScriptedReply, use: (stream: AsyncIterable<string>) => Promise<unknown> = read) => {
    const counts: TokenCount[] = [];
    await withServer(
      () => reply,
      (server) => use(open(server).stream(ASK, undefined, { onTokens: (count) => counts.push(count) })),
    );
    return counts;
  };
  const asked = ASK.reduce((sum, message) => sum + message.content.length, 0);

  it.each<[string, ScriptedReply]>([
    ['in a chunk without choices', ANSWER],
    ['with the last chunk', { text: ANSWER, usage: 'unasked' }],
  ])('is told once, as the server says it %s', async (_, reply) => {
    expect(await counted(reply)).toEqual([{ prompt: asked, completion: ANSWER.length, estimated: false }]);
  });

  it.each<[string, ScriptedReply]>([
    ['that does not say', { text: ANSWER, usage: 'never' }],
    ['that refuses to say', { text: ANSWER, refuses: ['stream_options'] }],
    ['that never closes its stream', { text: ANSWER, usage: 'never', keepOpen: true }],
  ])('is estimated of a server %s', async (_, reply) => {
    const [count] = await counted(reply);
    expect(count).toMatchObject({ estimated: true });
    expect(count?.prompt).toBeGreaterThanOrEqual(asked);
    expect(count?.completion).toBeGreaterThanOrEqual(ANSWER.length);
  });

  it('is told of a reply that broke off, and not of one that never came', async () => {
    expect(await counted({ cutAfter: '云麓市召开' }, failureOf)).toMatchObject([{ estimated: true }]);
    expect(await counted({ status: 401 }, failureOf)).toEqual([]);
  });

  it('is asked for again only where it was not refused', async () => {
    await withServer(
      () => ({ text: ANSWER, refuses: ['stream_options'] }),
      async (server) => {
        const model = open(server);
        await read(model.stream(ASK));
        await read(model.stream(ASK));
        expect(server.requests.map(({ body }) => 'stream_options' in body)).toEqual([true, false, false]);
      },
    );
  });

  it('is asked for again after a refusal that had another reason', async () => {
    await withServer(
      (_request, n) => (n < 3 ? { status: 400, body: 'no such model' } : ANSWER),
      async (server) => {
        const model = open(server);
        await failureOf(model.stream(ASK));
        await read(model.stream(ASK));
        expect(server.requests.map(({ body }) => 'stream_options' in body)).toEqual([true, false, false, true]);
        expect(server.requests.map(({ temperature }) => temperature)).toEqual([0, 0, undefined, 0]);
      },
    );
  });
});

describe.concurrent('a reply that is none', () => {
  it.each<[string, ScriptedReply, string, string, number]>([
    ['a wrong key', { status: 401, body: `{"error":{"message":"bad key ${KEY}"}}` }, 'unauthorised', '', 1],
    ['no right to the model', { status: 403 }, 'unauthorised', '', 1],
    ['an empty account', { status: 402 }, 'payment', '', 1],
    [
      'a spent quota',
      { status: 429, body: '{"error":{"message":"provider says no","code":"insufficient_quota"}}' },
      'payment',
      '',
      1,
    ],
    ['an unknown model', { status: 404 }, 'not_found', '', 1],
    ['a long Retry-After', { status: 429, retryAfter: '120' }, 'rate_limited', '', 1],
    ['a refused request, once more without what may have been minded', { status: 400, body: 'no' }, 'server', '', 3],
    [
      'a prompt too long for the model',
      { status: 400, body: '{"error":{"message":"provider says no: maximum context length"}}' },
      'too_long',
      '',
      1,
    ],
    ['a server error that stays', { status: 500 }, 'server', '', 3],
    ['a web page', { raw: '<html><body>provider says no</body></html>', type: 'text/html' }, 'malformed', '', 1],
    [
      'a web page sent as a stream',
      { raw: '<html>\n\n<body>provider says no', type: 'text/event-stream' },
      'malformed',
      '',
      1,
    ],
    [
      'an error under status 200',
      { raw: '{"error":{"message":"provider says no"}}', type: 'application/json' },
      'server',
      '',
      1,
    ],
    [
      'an error with a status of its own',
      { raw: '{"error":{"message":"provider says no","code":402}}', type: 'application/json' },
      'payment',
      '',
      1,
    ],
    [
      'an error sent as a stream',
      { raw: 'data: {"error":{"message":"provider says no"}}\n\n', type: 'text/event-stream' },
      'server',
      '',
      1,
    ],
    ['an error after some text', { errorAfter: '云麓市召开会议' }, 'server', '云麓市召开会议', 1],
    [
      'malformed JSON',
      { raw: 'data: {"choices":[{"delta":{"content":"provider says no\n\n', type: 'text/event-stream' },
      'malformed',
      '',
      1,
    ],
    [
      'JSON of another shape',
      { raw: 'data: null\n\ndata: [1]\n\ndata: "provider says no"\n\n', type: 'text/event-stream' },
      'malformed',
      '',
      1,
    ],
    ['JSON in place of a stream', { raw: '{"choices":[]}', type: 'application/json' }, 'malformed', '', 1],
    ['nothing at all', { raw: '', type: 'text/event-stream' }, 'malformed', '', 1],
    ['an end without finish_reason', { text: '云麓市召开', finish: null }, 'cut', '云麓市召开', 1],
    ['an end by length', { text: '云麓市召开', finish: 'length' }, 'cut', '云麓市召开', 1],
    ['an end by a content filter', { text: '云麓市召开', finish: 'content_filter' }, 'malformed', '云麓市召开', 1],
    ['a broken connection', { cutAfter: '云麓市召开' }, 'cut', '云麓市召开', 1],
    ['a tool call in place of text', { toolCall: 'search' }, 'malformed', '', 1],
    ['empty text', { text: '' }, 'malformed', '', 1],
    ['blank text', { text: ' \n ' }, 'malformed', '', 1],
    ['nothing but reasoning', { text: '<think>想' }, 'malformed', '', 1],
  ])('%s', async (_, reply, code, shownBefore, requests) => {
    await withServer(
      () => reply,
      async (server) => {
        const { error, shown } = await failureOf(open(server).stream(ASK));
        expect(error).toBeInstanceOf(ChatModelError);
        expect(error).toMatchObject({ code, hint: expect.stringMatching(/\p{Script=Han}/u) });
        expect(shown).toBe(shownBefore);
        expect(server.requests).toHaveLength(requests);
        expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(
          /provider says no|upstream exploded|sk-secret/,
        );
      },
    );
  });

  it('an endless one is cut', async () => {
    await withServer(
      () => ({ text: '', pieces: Array.from({ length: 120 }, () => '长'.repeat(1000)) }),
      async (server) => {
        expect((await failureOf(open(server).stream(ASK))).error).toMatchObject({ code: 'cut' });
      },
    );
  });

  it('a closed port, told at once and with the network’s word', async () => {
    const server = await startOpenAiServer(() => ANSWER);
    await server.close();
    const start = performance.now();
    const { error } = await failureOf(open(server).stream(ASK));
    expect(error).toMatchObject({ code: 'unreachable', message: '连不上模型服务（ECONNREFUSED）' });
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe.concurrent('time', () => {
  it.each<[string, ScriptedReply, Partial<ChatModelSettings>, string]>([
    ['a stall before the first byte', { stallAfter: '' }, { idleMs: 1000 }, ''],
    ['a stall in mid-stream', { stallAfter: '云麓市召开' }, { idleMs: 600 }, '云麓市召开'],
  ])('%s ends in a timeout and hangs up', async (_, reply, times, wanted) => {
    await withServer(
      () => reply,
      async (server) => {
        await import('@langchain/openai');
        const start = performance.now();
        const { error, shown } = await failureOf(open(server, times).stream(ASK));
        expect(error).toMatchObject({ code: 'timeout' });
        expect(shown).toBe(wanted);
        expect(performance.now() - start).toBeLessThan(15_000);
        expect(server.requests).toHaveLength(1);
        expect(await server.requests[0]?.hungUp).toBe(true);
      },
    );
  });

  it('a reply that trickles on is cut by the total time', async () => {
    await withServer(
      () => ({ text: '', pieces: Array.from({ length: 500 }, () => '雨'), delayMs: 20 }),
      async (server) => {
        await import('@langchain/openai');
        const { error, shown } = await failureOf(open(server, { timeoutMs: 1500, idleMs: 1000 }).stream(ASK));
        expect(error).toMatchObject({ code: 'timeout' });
        expect(shown).toMatch(/^雨{5,}$/);
      },
    );
  });

  it('a slow reader is no silence of the model', async () => {
    await withServer(
      () => ANSWER,
      async (server) => {
        await import('@langchain/openai');
        let text = '';
        for await (const piece of open(server, { idleMs: 1000 }).stream(ASK)) {
          if (text === '') await new Promise((resolve) => setTimeout(resolve, 1300));
          text += piece;
        }
        expect(text).toBe(ANSWER);
      },
    );
  });

  it('a caller that aborts gets its own reason back, and the request is dropped', async () => {
    await withServer(
      () => ({ stallAfter: '云麓' }),
      async (server) => {
        const abort = new AbortController();
        const reason = new Error('the reader left');
        setTimeout(() => abort.abort(reason), 1500);
        const { error } = await failureOf(open(server).stream(ASK, abort.signal));
        expect(error).toBe(reason);
        expect(await server.requests[0]?.hungUp).toBe(true);
      },
    );
  });

  it('a signal aborted before sends nothing', async () => {
    await withServer(
      () => ANSWER,
      async (server) => {
        const { error } = await failureOf(open(server).stream(ASK, AbortSignal.abort(new Error('too late'))));
        expect(error).toMatchObject({ message: 'too late' });
        expect(server.requests).toHaveLength(0);
      },
    );
  });

  it('a reader that stops reading drops the request', async () => {
    await withServer(
      () => ({ stallAfter: ANSWER }),
      async (server) => {
        for await (const _ of open(server).stream(ASK)) break;
        expect(await server.requests[0]?.hungUp).toBe(true);
      },
    );
  });
});

describe.concurrent('trying again', () => {
  it.each<[string, ScriptedReply]>([
    ['a rate limit with a short Retry-After', { status: 429, retryAfter: '1' }],
    ['a rate limit without one', { status: 429 }],
    ['an overloaded server', { status: 503 }],
    ['a Retry-After that is a day gone by', { status: 503, retryAfter: 'Wed, 21 Oct 2015 07:28:00 GMT' }],
    ['a line that broke before a word came', { hangUp: true }],
  ])('helps after %s', async (_, fault) => {
    await withServer(
      (_request, n) => (n === 0 ? fault : ANSWER),
      async (server) => {
        expect((await read(open(server).stream(ASK))).join('')).toBe(ANSWER);
        expect(server.requests).toHaveLength(2);
      },
    );
  });

  it('waits as long as Retry-After says', async () => {
    await withServer(
      (_request, n) => (n === 0 ? { status: 429, retryAfter: '3' } : ANSWER),
      async (server) => {
        const start = performance.now();
        await read(open(server).stream(ASK));
        expect(performance.now() - start).toBeGreaterThan(2900);
      },
    );
  });
});

describe('openChatModel', () => {
  it.each(['', 'localhost:11434', 'ftp://x/v1', '模型'])('refuses %j as a base URL', (baseUrl) => {
    expect(() => openChatModel({ baseUrl, apiKey: null, model: 'm' })).toThrow(UsageError);
  });

  it('reports nothing to a tracing service, whatever the environment says', async () => {
    let reports = 0;
    const tracer = await startLoopback((_, response) => {
      reports++;
      response.end('{}');
    });
    process.env.LANGSMITH_ENDPOINT = tracer.url;
    process.env.LANGSMITH_API_KEY = 'x';
    process.env.LANGSMITH_TRACING = 'true';
    process.env.LANGCHAIN_TRACING_V2 = 'true';
    await withServer(
      () => ANSWER,
      (server) => read(open(server).stream(ASK)),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    await tracer.close();
    for (const name of ['LANGSMITH_ENDPOINT', 'LANGSMITH_API_KEY']) delete process.env[name];
    expect(reports).toBe(0);
    expect(process.env.LANGSMITH_TRACING).toBe('false');
  });

  it.each([
    ['malformed JSON', 'data: {"choices":[{"delta":{"content":"甲'],
    ['content in parts', 'data: {"choices":[{"index":0,"delta":{"content":[{"type":"text","text":"甲"}]}}]}'],
  ])('prints nothing about %s', async (_, event) => {
    const printed = (['log', 'warn', 'error', 'info'] as const).map((name) => vi.spyOn(console, name));
    await withServer(
      () => ({ raw: `${event}\n\n`, type: 'text/event-stream' }),
      async (server) => {
        expect((await failureOf(open(server).stream(ASK))).error).toMatchObject({ code: 'malformed' });
      },
    );
    const calls = printed.flatMap((spy) => spy.mock.calls);
    vi.restoreAllMocks();
    expect(calls).toEqual([]);
  });
});
