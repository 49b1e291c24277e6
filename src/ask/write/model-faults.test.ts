import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScriptedReply } from '../../models/__fixtures__/openai-server.ts';
import type { ChatModelSettings } from '../../models/chat-model.ts';
import { KEY, type ModelBench, openModelBench, WHO } from '../__fixtures__/model-bench.ts';

let bench: ModelBench;
beforeAll(async () => {
  bench = await openModelBench();
  await import('@langchain/openai');
});
afterAll(() => bench.close());

const sse = (...events: string[]): ScriptedReply => ({
  raw: events.map((event) => `data: ${event}\n\n`).join(''),
  type: 'text/event-stream',
});
const delta = (content: string) => JSON.stringify({ choices: [{ index: 0, delta: { content } }] });
const cutCharacter = new Uint8Array(Buffer.from(`data: ${delta('邢怀瑾主持')}`)).slice(0, -9);
const good = '邢怀瑾主持了全市春耕备耕工作现场会。[K1]';
const says = { error: { message: `provider says no to ${KEY}` } };

/** How servers fail: what they send, and the times in milliseconds that a client has for it. */
type Fault = readonly [fault: string, reply: ScriptedReply, times?: Partial<ChatModelSettings>];
const FAULTS: readonly Fault[] = [
  ['a wrong key', { status: 401, body: JSON.stringify(says) }],
  ['an empty account', { status: 402 }],
  ['no right to the model', { status: 403 }],
  ['no such model', { status: 404 }],
  ['a refused request', { status: 400 }],
  ['a request that is too large', { status: 413 }],
  [
    'a prompt that is too long',
    { status: 400, body: '{"error":{"message":"maximum context length is 10, provider says no"}}' },
  ],
  ['a spent quota', { status: 429, body: '{"error":{"code":"insufficient_quota","message":"provider says no"}}' }],
  ['a rate limit for a long time', { status: 429, retryAfter: '3600' }],
  ['a rate limit that stays', { status: 429, retryAfter: '0' }],
  ['a Retry-After of nonsense', { status: 503, retryAfter: 'soon' }],
  ['a broken server', { status: 500 }],
  ['a gateway without a server', { status: 502, body: '<html>provider says no</html>' }],
  ['a gateway that waited too long', { status: 504 }],
  ['a web page', { raw: '<html><body>provider says no</body></html>', type: 'text/html; charset=utf-8' }],
  ['an error under status 200', { raw: JSON.stringify(says), type: 'application/json' }],
  [
    'a whole reply in place of a stream',
    { raw: '{"choices":[{"message":{"content":"x"}}]}', type: 'application/json' },
  ],
  ['an error in the stream', sse(JSON.stringify(says))],
  ['an error after some words', { errorAfter: '邢怀瑾主持' }],
  ['malformed JSON in the stream', sse('{"choices":[{"delta":{"content":"provider says no')],
  ['JSON of another shape', sse('null', '[1]', '"provider says no"')],
  [
    'content in parts',
    sse('{"choices":[{"index":0,"delta":{"content":[{"type":"text","text":"provider says no"}]}}]}'),
  ],
  ['an empty stream', sse()],
  ['a stream of keep-alive comments', { raw: ': keep-alive\n\n: keep-alive\n\n', type: 'text/event-stream' }],
  ['no finish_reason', { text: good, finish: null }],
  ['an end by length', { text: good, finish: 'length' }],
  ['an end by a content filter', { text: good, finish: 'content_filter' }],
  ['a tool call in place of text', { toolCall: 'search' }],
  ['a line that breaks in mid-stream', { cutAfter: '邢怀瑾主持' }],
  ['a line that breaks in mid-character', { raw: cutCharacter, type: 'text/event-stream' }],
  ['a line that breaks before any word', { hangUp: true }],
  ['silence before the headers', { stallAfter: '' }, { idleMs: 400 }],
  ['silence after the headers', { stallAfter: null }, { idleMs: 400 }],
  ['silence in mid-stream', { stallAfter: '邢怀瑾主持' }, { idleMs: 400 }],
  ['a first word that comes too late', { text: good, firstMs: 3000 }, { idleMs: 400 }],
  [
    'a reply that trickles on',
    { text: '', pieces: Array.from({ length: 400 }, () => '雨'), delayMs: 20 },
    { timeoutMs: 700 },
  ],
  ['a reply without end', { text: '', pieces: Array.from({ length: 110 }, () => '长'.repeat(1000)) }],
  ['nothing but reasoning', { text: '<think>邢怀瑾主持', pieces: ['<th', 'ink>', '邢怀瑾主持'] }],
  ['reasoning in its own field and no words', { text: '', reasoning: 'provider says no' }],
  ['empty words', { text: '' }],
  ['blank words', { text: ' \n ' }],
  ['words without marks', { text: '邢怀瑾主持了会议，provider says no。' }],
];

describe('a chat model that fails', () => {
  it.each<Required<Fault>>(FAULTS.map(([fault, reply, times = {}]) => [fault, reply, times]))(
    'by %s leaves the extractive answer and a quiet line',
    async (_, reply, times) => {
      bench.says(() => reply);
      const heard: string[] = [];
      const start = performance.now();
      const answer = await bench.ask(WHO, bench.writer({ model: bench.model(times) }), (text) => heard.push(text));
      expect(performance.now() - start).toBeLessThan(4500);
      expect(answer).toMatchObject({ status: 'answered', mode: 'extractive' });
      expect(answer.modelFailed).toBe(answer.usage === undefined ? true : undefined);
      expect(answer.text).toContain('邢怀瑾');
      expect(answer.notice).toMatch(/^(?:模型|材料超出模型|连不上模型)[^\n]{2,40}，已改用原文摘录。$/);
      expect(JSON.stringify(answer)).not.toMatch(/provider|upstream|sk-secret|undefined|Error/);
    },
  );

  it('for want of a listening server is told of at once', async () => {
    const closed = await openModelBench();
    await closed.close();
    const start = performance.now();
    const answer = await bench.ask(WHO, bench.writer({ model: bench.model({ baseUrl: closed.server.url }) }));
    expect(performance.now() - start).toBeLessThan(300);
    expect(answer.notice).toBe('连不上模型服务（ECONNREFUSED），已改用原文摘录。');
    const forbidden = bench.model({ baseUrl: 'http://127.0.0.1:9/v1' }); // a port that fetch refuses by itself
    const again = performance.now();
    expect((await bench.ask(WHO, bench.writer({ model: forbidden }))).notice).toMatch(
      /^连不上模型服务(?:（ECONNREFUSED）)?，已改用原文摘录。$/,
    );
    expect(performance.now() - again).toBeLessThan(300);
  });
});

describe('a server with ways of its own', () => {
  it.each<[string, ScriptedReply]>([
    ['CRLF line ends', { text: good, crlf: true }],
    ['a reasoning block cut into pieces', { text: '', pieces: ['<', 'thi', 'nk>想', '</', 'think>', '\n\n', good] }],
    ['reasoning that only closes', { text: `先看 [K1]。\n欧阳震霆主持会议。[K1]\n</think>\n\n${good}` }],
    ['reasoning in a field of its own', { text: good, reasoning: '先看依据' }],
    ['finish_reason twice', { text: good, finishTimes: 2 }],
    ['a count of tokens nobody asked for', { text: good, usage: 'unasked' }],
    ['no count of tokens', { text: good, usage: 'never' }],
    ['a stream that it never closes', { text: good, keepOpen: true, usage: 'never' }],
    ['a slow first word with keep-alive comments', { text: good, firstMs: 500 }],
    ['no stream_options', { text: good, refuses: ['stream_options'] }],
    ['no temperature', { text: good, refuses: ['temperature'] }],
    ['neither of them', { text: good, refuses: ['temperature', 'stream_options'] }],
  ])('such as %s is understood', async (_, reply) => {
    bench.says(() => reply);
    const answer = await bench.ask(WHO, bench.writer());
    expect(answer).toMatchObject({ mode: 'model', notice: null });
    expect(answer.claims.map((claim) => claim.text)).toEqual(['邢怀瑾主持了全市春耕备耕工作现场会。']);
  });
});
