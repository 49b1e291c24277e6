import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerQueue, CutOffError, openAnswerQueue, StoppedError } from './answer-queue.ts';

/** A queue whose work ends when the test says so; keeps what began and what was heard. */
function openDesk(parallel: number) {
  const cutOff = new AbortController();
  const queue = openAnswerQueue(parallel, cutOff.signal);
  const began: string[] = [];
  const ended: string[] = [];
  const heard: string[] = [];
  const open = new Map<string, { end: () => void; leaveDesk: () => void }>();
  const ask = (key: string, id: string, needsDesk = true) => {
    const done = queue.run({
      key,
      id,
      needsDesk,
      onWait: (ahead) => heard.push(`${id}:${ahead}`),
      work: (signal, leaveDesk) =>
        new Promise<string>((resolve, reject) => {
          began.push(id);
          open.set(id, { end: () => resolve(id), leaveDesk });
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    });
    done.then(
      () => ended.push(id),
      (error: unknown) => ended.push(`${id} ${error instanceof Error ? error.constructor.name : ''}`),
    );
    return done;
  };
  const end = async (id: string) => {
    open.get(id)?.end();
    await settle();
  };
  return { queue, cutOff, began, ended, heard, ask, end, leaveDesk: (id: string) => open.get(id)?.leaveDesk() };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the answer queue', () => {
  it('takes one at a time in a conversation, in order, and several conversations at once', async () => {
    const desk = openDesk(4);
    for (const id of ['a1', 'a2', 'a3']) void desk.ask('a', id);
    void desk.ask('b', 'b1');
    expect(desk.began).toEqual(['a1', 'b1']);
    await desk.end('a1');
    expect(desk.began).toEqual(['a1', 'b1', 'a2']);
    await desk.end('a2');
    await desk.end('a3');
    expect(desk.ended).toEqual(['a1', 'a2', 'a3']);
  });

  it('has no more at work than there are desks, and lends a free one to who waited longest', async () => {
    const desk = openDesk(1);
    for (const id of ['a1', 'a2', 'a3']) void desk.ask('a', id);
    void desk.ask('b', 'b1');
    void desk.ask('c', 'c1');
    for (const id of ['a1', 'b1', 'c1', 'a2', 'a3']) await desk.end(id);
    expect(desk.began).toEqual(['a1', 'b1', 'c1', 'a2', 'a3']);
  });

  it('tells how many are ahead, again whenever that changes, and says nothing to who need not wait', async () => {
    const desk = openDesk(1);
    for (const id of ['a1', 'a2', 'a3']) void desk.ask('a', id);
    void desk.ask('b', 'b1');
    expect(desk.heard).toEqual(['a2:1', 'a3:2', 'b1:1']);
    desk.heard.length = 0;
    await desk.end('a1'); // b1 has the desk now, a2 is next for it
    expect(desk.heard).toEqual([]);
    await desk.end('b1');
    expect(desk.heard).toEqual(['a3:1']);
  });

  it('counts those of other conversations who come first, and never tells of a place further back', async () => {
    const desk = openDesk(1);
    for (const id of ['a1', 'b1', 'a2', 'c1']) void desk.ask(id.slice(0, 1), id);
    expect(desk.heard).toEqual(['b1:1', 'a2:2', 'c1:2']);
    for (const id of ['a1', 'b1', 'c1', 'a2']) await desk.end(id);
    expect(desk.began).toEqual(['a1', 'b1', 'c1', 'a2']);
    expect(desk.heard.filter((one) => one.startsWith('a2'))).toEqual(['a2:2', 'a2:1']);
  });

  it('stops work that waits before it begins, and lets the next one move up', async () => {
    const desk = openDesk(1);
    for (const id of ['a1', 'a2', 'a3']) void desk.ask('a', id);
    expect(desk.queue.stop('a2')).toBe(true);
    await settle();
    expect(desk.ended).toEqual(['a2 StoppedError']);
    expect(desk.heard.at(-1)).toBe('a3:1');
    await desk.end('a1');
    expect(desk.began).toEqual(['a1', 'a3']);
  });

  it('stops work that runs by its signal', async () => {
    const desk = openDesk(1);
    void desk.ask('a', 'a1');
    void desk.ask('a', 'a2');
    expect(desk.queue.stop('a1')).toBe(true);
    await settle();
    expect(desk.ended).toEqual(['a1 StoppedError']);
    expect(desk.began).toEqual(['a1', 'a2']);
  });

  it('gives what ended well although it was stopped', async () => {
    const queue = openAnswerQueue(1, new AbortController().signal);
    const done = queue.run({ key: 'a', id: 'a1', work: async () => settle().then(() => 'kept') });
    queue.stop('a1');
    await expect(done).resolves.toBe('kept');
  });

  it('says that there is nothing to stop when it has ended, or never was', async () => {
    const desk = openDesk(1);
    void desk.ask('a', 'a1');
    await desk.end('a1');
    expect([desk.queue.stop('a1'), desk.queue.stop('zz')]).toEqual([false, false]);
  });

  it('stops every work of one id, as a question and its edit', async () => {
    const desk = openDesk(1);
    void desk.ask('a', 'same');
    void desk.ask('a', 'same');
    desk.queue.stop('same');
    await settle();
    expect(desk.ended.sort()).toEqual(['same StoppedError', 'same StoppedError']);
    expect(desk.queue.size).toEqual({ waiting: 0, running: 0 });
  });

  it('ends everything when it is cut off, begins nothing more and takes nothing more', async () => {
    const desk = openDesk(1);
    for (const id of ['a1', 'a2']) void desk.ask('a', id);
    void desk.ask('b', 'b1');
    desk.cutOff.abort();
    await settle();
    expect(desk.began).toEqual(['a1']);
    expect(desk.ended.sort()).toEqual(['a1 CutOffError', 'a2 CutOffError', 'b1 CutOffError']);
    await expect(desk.ask('c', 'c1')).rejects.toBeInstanceOf(CutOffError);
  });

  it('lets others to the desk while the conversation keeps its turn', async () => {
    const desk = openDesk(1);
    void desk.ask('a', 'a1');
    void desk.ask('a', 'a2');
    void desk.ask('b', 'b1');
    desk.leaveDesk('a1');
    expect(desk.began).toEqual(['a1', 'b1']);
    await desk.end('b1');
    expect(desk.began).toEqual(['a1', 'b1']);
    await desk.end('a1');
    expect(desk.began).toEqual(['a1', 'b1', 'a2']);
  });

  it('lets work without a desk wait for its conversation alone', async () => {
    const desk = openDesk(1);
    void desk.ask('a', 'a1');
    void desk.ask('b', 'b1', false);
    void desk.ask('a', 'a2', false);
    expect(desk.began).toEqual(['a1', 'b1']);
    await desk.end('a1');
    expect(desk.began).toEqual(['a1', 'b1', 'a2']);
  });

  it('hands on the error of work that throws, also at once', async () => {
    const queue = openAnswerQueue(1, new AbortController().signal);
    const failing = () => {
      throw new TypeError('at once');
    };
    await expect(queue.run({ key: 'a', id: '1', work: failing })).rejects.toBeInstanceOf(TypeError);
    await expect(queue.run({ key: 'a', id: '2', work: async () => 'next' })).resolves.toBe('next');
  });

  it('keeps its laws whatever is asked, ended and stopped in whatever order', async () => {
    const steps = fc.array(
      fc.record({ what: fc.constantFrom('ask', 'end', 'stop'), key: fc.constantFrom('a', 'b', 'c'), pick: fc.nat(9) }),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), steps, async (parallel, all) => {
        const trial = new Trial(openAnswerQueue(parallel, new AbortController().signal));
        for (const step of all) await trial.take(step);
        await trial.endAll();
        expect(trial.mostAtOnce).toBeLessThanOrEqual(parallel);
        expect(trial.overlaps).toBe(0);
        for (const key of ['a', 'b', 'c']) expect(trial.beganOf(key)).toEqual(trial.askedOf(key));
        expect(trial.queue.size).toEqual({ waiting: 0, running: 0 });
        expect(trial.settled).toBe(trial.asked.length);
      }),
      { numRuns: 150 },
    );
  });
});

/** One random run, watched. */
class Trial {
  readonly asked: { key: string; id: string }[] = [];
  readonly began: { key: string; id: string }[] = [];
  readonly stopped = new Set<string>();
  readonly open = new Map<string, () => void>();
  readonly at = new Map<string, number>();
  mostAtOnce = 0;
  overlaps = 0;
  settled = 0;

  constructor(readonly queue: AnswerQueue) {}

  async take({ what, key, pick }: { what: string; key: string; pick: number }): Promise<void> {
    if (what === 'ask') this.ask(key);
    const ids = what === 'end' ? [...this.open.keys()] : this.asked.map(({ id }) => id);
    const id = ids[pick % Math.max(1, ids.length)];
    if (what === 'end' && id !== undefined) this.open.get(id)?.();
    if (what === 'stop' && id !== undefined && this.queue.stop(id)) this.stopped.add(id);
    await settle();
  }

  ask(key: string): void {
    const id = `${key}${this.asked.length}`;
    this.asked.push({ key, id });
    const work = async (signal: AbortSignal) => {
      this.began.push({ key, id });
      this.at.set(key, (this.at.get(key) ?? 0) + 1);
      if ((this.at.get(key) ?? 0) > 1) this.overlaps++;
      this.mostAtOnce = Math.max(this.mostAtOnce, this.open.size + 1);
      await new Promise<void>((resolve) => {
        this.open.set(id, resolve);
        signal.addEventListener('abort', () => resolve());
      });
      this.open.delete(id);
      this.at.set(key, (this.at.get(key) ?? 0) - 1);
      signal.throwIfAborted();
    };
    this.queue.run({ key, id, work }).then(
      () => this.settled++,
      (error) => {
        expect(error).toBeInstanceOf(StoppedError);
        this.settled++;
      },
    );
  }

  async endAll(): Promise<void> {
    while (this.queue.size.running > 0) {
      for (const end of this.open.values()) end();
      await settle();
    }
  }

  /** What began, and of what was asked that which was not stopped before it began. */
  beganOf(key: string): readonly string[] {
    return this.began.filter((one) => one.key === key).map(({ id }) => id);
  }

  askedOf(key: string): readonly string[] {
    const began = new Set(this.began.map(({ id }) => id));
    return this.asked
      .filter((one) => one.key === key && (began.has(one.id) || !this.stopped.has(one.id)))
      .map(({ id }) => id);
  }
}

describe('a queue of thousands', () => {
  it('tells everybody that they wait, and how it goes on without telling all of them of every change', async () => {
    const MANY = 3_000;
    const queue = openAnswerQueue(4, new AbortController().signal);
    const first = new Map<number, number>();
    const last = new Map<number, number>();
    let told = 0;
    const work = Array.from({ length: MANY }, (_, at) =>
      queue.run({
        key: `k${at}`,
        id: `j${at}`,
        onWait: (ahead) => {
          told++;
          if (!first.has(at)) first.set(at, ahead);
          last.set(at, ahead);
        },
        work: () => settle(),
      }),
    );
    for (let at = 4; at < MANY; at++) expect(first.get(at)).toBe(at - 3);
    await Promise.all(work);
    expect(told).toBeLessThan(MANY * 200);
    for (let at = MANY - 90; at < MANY; at++) expect(last.get(at)).toBe(1);
  }, 60_000);
});
