import { describe, expect, it } from 'vitest';
import { outgoingPace, type SendingPace } from './outgoing-pace.ts';

const FREE: SendingPace = { sendsPerSecond: 1_000_000, chatGap: 0, groupGap: 0 };
const HOUR = 3_600_000;

/** A transformer whose calls are kept with the time when they went on. */
function desk(pace: Partial<SendingPace>, cutOff = new AbortController()) {
  const transformer = outgoingPace({ ...FREE, ...pace }, cutOff.signal);
  const calls: { readonly text: string; readonly at: number }[] = [];
  const call = (method: string, payload: { readonly chat_id?: number | string; readonly text?: string }) => {
    const prev = async () => {
      calls.push({ text: payload.text ?? method, at: performance.now() });
      return { ok: true, result: true };
    };
    // The types of all methods at once are not of interest here.
    return transformer(prev as never, method as never, payload as never, undefined);
  };
  const say = (chat_id: number | string, text: string) => call('sendMessage', { chat_id, text });
  return { calls, call, say, cutOff };
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at));

/** Lets everything go on that does not wait for a timer. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('the pace of sending', () => {
  it('lets a few messages of a chat leave at once and the others a gap apart, in their order', async () => {
    const { calls, say } = desk({ chatGap: 30 });
    await Promise.all(numbers(8).map((text) => say(7, text)));
    expect(calls.map(({ text }) => text)).toEqual(numbers(8));
    for (let at = 4; at < 8; at++) expect(calls[at]!.at - calls[at - 4]!.at).toBeGreaterThan(100);
  });

  it('does not let chats wait for each other', async () => {
    const { calls, say, cutOff } = desk({ chatGap: HOUR });
    const slow = numbers(6).map((text) => say(7, text));
    await Promise.all(numbers(200).map((text) => say(100 + Number(text), text)));
    await settle();
    expect(calls).toHaveLength(204);
    cutOff.abort();
    await Promise.all(slow);
    expect(calls).toHaveLength(206);
  });

  it('holds a group to twenty a stretch, and a person to no such thing', async () => {
    const { calls, say, cutOff } = desk({ groupGap: HOUR });
    const group = numbers(25).map((text) => say(-50, text));
    await Promise.all(numbers(25).map((text) => say(7, text)));
    await settle();
    expect(calls).toHaveLength(45);
    cutOff.abort();
    await Promise.all(group);
  });

  it('holds all chats together to so many a second', async () => {
    const { calls, say } = desk({ sendsPerSecond: 20 });
    await Promise.all(numbers(30).map((text) => say(Number(text) + 1, text)));
    for (let at = 20; at < 30; at++) expect(calls[at]!.at - calls[at - 20]!.at).toBeGreaterThan(900);
  });

  it.each([
    ['a poll', 'getUpdates'],
    ['a typing sign', 'sendChatAction'],
    ['a frame of a draft', 'sendMessageDraft'],
    ['an edit', 'editMessageText'],
    ['an answer to a press', 'answerCallbackQuery'],
  ])('does not hold back %s', async (_, method) => {
    const { calls, call } = desk({ chatGap: HOUR });
    await Promise.all(numbers(10).map(() => call(method, { chat_id: 7 })));
    expect(calls).toHaveLength(10);
  });

  it.each(['sendDocument', 'copyMessage', 'forwardMessage'])('counts %s like a message', async (method) => {
    const { calls, call, cutOff } = desk({ chatGap: HOUR });
    const all = numbers(6).map(() => call(method, { chat_id: 7 }));
    await settle();
    expect(calls).toHaveLength(4);
    cutOff.abort();
    await Promise.all(all);
  });

  it('lets everything go once the bot is cut off', async () => {
    const { calls, say, cutOff } = desk({ chatGap: HOUR });
    const all = numbers(6).map((text) => say(7, text));
    await settle();
    expect(calls).toHaveLength(4);
    cutOff.abort();
    await Promise.all(all);
    await say(7, '后来');
    expect(calls).toHaveLength(7);
  });
});
