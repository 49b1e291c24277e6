import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ChatResult, ChatWork } from './chat-protocol.ts';
import { type ChatQueueTools, chatQueue } from './chat-queue.ts';

const DONE: ChatResult = { status: 'written', finish: 'stop', promptTokens: 1, replyTokens: 1 };

function work(content: string): ChatWork {
  return { messages: [{ role: 'user', content }], maxTokens: 9, stop: [] };
}

/** A model that says each character of the question, one a turn, and notes when it begins and is stopped. */
function start() {
  const log: string[] = [];
  const replies: unknown[] = [];
  const write: ChatQueueTools['write'] = async ({ messages }, tell, signal) => {
    const text = messages[0]?.content ?? '';
    log.push(`begin ${text}`);
    for (const character of text) {
      await sleep(2);
      if (signal.aborted) log.push(`stop ${text}`);
      signal.throwIfAborted();
      if (character === '!') throw new Error('out of order');
      tell(character);
    }
    log.push(`end ${text}`);
    return DONE;
  };
  return { log, replies, queue: chatQueue({ write, reply: (reply) => replies.push(reply) }) };
}

describe('chatQueue', () => {
  it('has one reply written at a time, in the order they came', async () => {
    const { log, replies, queue } = start();
    queue.add(1, work('ab'));
    queue.add(2, work('c'));
    await sleep(40);
    expect(log).toEqual(['begin ab', 'end ab', 'begin c', 'end c']);
    expect(replies).toEqual([
      { kind: 'part', job: 1, part: 'a' },
      { kind: 'part', job: 1, part: 'b' },
      { kind: 'done', job: 1, result: DONE },
      { kind: 'part', job: 2, part: 'c' },
      { kind: 'done', job: 2, result: DONE },
    ]);
  });

  it('breaks off a reply that nobody waits for, says nothing more of it, and goes on with the next', async () => {
    const { log, replies, queue } = start();
    queue.add(1, work('a'.repeat(500)));
    queue.add(2, work('b'));
    await sleep(10);
    queue.cancel(1);
    const heard = replies.length;
    await sleep(30);
    expect(log.map((line) => line.slice(0, 8))).toEqual(['begin aa', 'stop aaa', 'begin b', 'end b']);
    expect(replies.slice(heard)).toEqual([
      { kind: 'part', job: 2, part: 'b' },
      { kind: 'done', job: 2, result: DONE },
    ]);
  });

  it('never begins a reply that was given up while it waited', async () => {
    const { log, queue } = start();
    queue.add(1, work('a'));
    queue.add(2, work('b'));
    queue.cancel(2);
    await sleep(20);
    expect(log).toEqual(['begin a', 'end a']);
  });

  it('tells of a reply that failed and goes on', async () => {
    const { replies, queue } = start();
    queue.add(1, work('!'));
    queue.add(2, work('b'));
    await sleep(30);
    expect(replies[0]).toEqual({ kind: 'error', job: 1, detail: 'out of order' });
    expect(replies.at(-1)).toEqual({ kind: 'done', job: 2, result: DONE });
  });

  it('is at rest once stopped', async () => {
    const { log, replies, queue } = start();
    queue.add(1, work('a'.repeat(500)));
    queue.add(2, work('b'));
    await sleep(10);
    const heard = replies.length;
    await queue.stop();
    expect([log.at(-1)?.slice(0, 5), replies.length]).toEqual(['stop ', heard]);
    await sleep(10);
    expect(log).toHaveLength(2);
  });
});
