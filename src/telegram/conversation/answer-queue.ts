/** One piece of work in a conversation. */
interface QueuedJob<T> {
  /** The conversation: its work is done one after another, in the order of `run`. */
  readonly key: string;
  /** Names this work for `stop`. */
  readonly id: string;
  /**
   * Does the work. `signal` is aborted by `stop` and when the bot is cut off. `leaveDesk` lets other conversations go on
   * while this one still has its turn, as for the sending of what was worked out.
   */
  readonly work: (signal: AbortSignal, leaveDesk: () => void) => Promise<T>;
  /** Hears how many are ahead when the work must wait, and whenever that changes. */
  readonly onWait?: ((ahead: number) => void) | undefined;
  /** False for what takes no time: it waits for its conversation alone. */
  readonly needsDesk?: boolean | undefined;
}

/** Work in conversations: one at a time in each, and so many at once in all. */
export interface AnswerQueue {
  /**
   * Does a job when its turn has come, at once when nothing is ahead. Work stopped while it waits never begins. Rejects
   * with the work's error, with StoppedError when it was stopped and did not end well all the same, or with CutOffError.
   */
  run<T>(job: QueuedJob<T>): Promise<T>;
  /** Stops the work of that id, waiting or running; false when there is none. */
  stop(id: string): boolean;
  /** Stops all work whose id is meant. */
  stopAll(isMeant: (id: string) => boolean): void;
  /** Work waiting and running. */
  readonly size: { readonly waiting: number; readonly running: number };
}

/** With more work waiting than this not every change is told to all of it at once, which would take longer than the work. */
const MANY = 100;

/** A reader pressed stop. */
export class StoppedError extends Error {}

/** The bot is being stopped and waits no longer. */
export class CutOffError extends Error {}

/**
 * A queue with `parallel` desks to work at. A desk that becomes free goes to the conversation that has waited longest for
 * one, so that many questions of one conversation do not hold up the others. `cutOff` ends all waiting and all work.
 */
export function openAnswerQueue(parallel: number, cutOff: AbortSignal): AnswerQueue {
  return new Queue(parallel, cutOff);
}

/** A job without its result's type: `begin` settles the promise of `run`. */
interface Entry {
  readonly key: string;
  readonly id: string;
  readonly needsDesk: boolean;
  readonly onWait: ((ahead: number) => void) | undefined;
  readonly control: AbortController;
  readonly begin: () => Promise<void>;
  readonly reject: (error: Error) => void;
  running: boolean;
  hasDesk: boolean;
  /** What `onWait` heard last. */
  told: number;
}

class Queue implements AnswerQueue {
  /** Conversations with work; the first of each is running or is the next to. */
  readonly #lines = new Map<string, Entry[]>();
  /** Firsts of their lines that wait for a desk. */
  #ready: Entry[] = [];
  #free: number;
  #running = 0;
  #size = 0;
  /** Since positions were told last. */
  #changes = 0;

  constructor(
    parallel: number,
    private readonly cutOff: AbortSignal,
  ) {
    this.#free = parallel;
    cutOff.addEventListener('abort', () => this.#cutOff(), { once: true });
  }

  get size() {
    return { waiting: this.#size - this.#running, running: this.#running };
  }

  run<T>(job: QueuedJob<T>): Promise<T> {
    if (this.cutOff.aborted) return Promise.reject(new CutOffError());
    return new Promise<T>((resolve, reject) => {
      const entry: Entry = {
        key: job.key,
        id: job.id,
        needsDesk: job.needsDesk ?? true,
        onWait: job.onWait,
        control: new AbortController(),
        begin: async () => {
          try {
            resolve(await job.work(entry.control.signal, () => this.#leaveDesk(entry)));
          } catch (error) {
            reject(entry.control.signal.aborted ? entry.control.signal.reason : error);
          }
        },
        reject,
        running: false,
        hasDesk: false,
        told: 0,
      };
      this.#enter(entry);
    });
  }

  stop(id: string): boolean {
    return this.#stopEach((other) => other === id) > 0;
  }

  stopAll(isMeant: (id: string) => boolean): void {
    this.#stopEach(isMeant);
  }

  #stopEach(isMeant: (id: string) => boolean): number {
    const found = [...this.#lines.values()].flat().filter(({ id }) => isMeant(id));
    for (const entry of found) this.#end(entry, new StoppedError());
    return found.length;
  }

  #cutOff(): void {
    const all = [...this.#lines.values()].flat();
    for (const entry of all.reverse()) this.#end(entry, new CutOffError()); // those behind first, so that none begins
  }

  /** Running work is told to end and leaves when it does; waiting work leaves at once. */
  #end(entry: Entry, reason: Error): void {
    entry.control.abort(reason);
    if (entry.running) return;
    entry.reject(reason);
    this.#leave(entry);
  }

  #enter(entry: Entry): void {
    const line = this.#lines.get(entry.key) ?? [];
    line.push(entry);
    this.#lines.set(entry.key, line);
    this.#size++;
    if (line[0] === entry) this.#offer(entry);
    this.#goOn();
    if (!entry.running && entry.told === 0) tellPosition(entry, this.#aheadOf(line) + line.length - 1);
  }

  #leave(entry: Entry): void {
    const line = this.#lines.get(entry.key) ?? [];
    const wasFirst = line[0] === entry;
    const rest = line.filter((other) => other !== entry);
    if (rest.length === 0) this.#lines.delete(entry.key);
    else this.#lines.set(entry.key, rest);
    if (!entry.running) this.#ready = this.#ready.filter((other) => other !== entry);
    this.#size--;
    const next = rest[0];
    if (wasFirst && next) this.#offer(next);
    this.#goOn();
  }

  /** The first of a line begins, or lines up for a desk. */
  #offer(entry: Entry): void {
    if (entry.needsDesk) this.#ready.push(entry);
    else this.#begin(entry);
  }

  #goOn(): void {
    while (this.#free > 0) {
      const next = this.#ready.shift();
      if (!next) break;
      this.#free--;
      next.hasDesk = true;
      this.#begin(next);
    }
    this.#tellPositions();
  }

  #begin(entry: Entry): void {
    entry.running = true;
    this.#running++;
    void entry.begin().finally(() => {
      this.#running--;
      this.#leaveDesk(entry);
      this.#leave(entry);
    });
  }

  #leaveDesk(entry: Entry): void {
    if (!entry.hasDesk) return;
    entry.hasDesk = false;
    this.#free++;
    this.#goOn();
  }

  /** Ahead of a conversation are those that wait for a desk before it does: all when its first is running and another is to come. */
  #aheadOf([first]: readonly Entry[]): number {
    return first === undefined || first.running ? this.#ready.length : this.#ready.indexOf(first) + 1;
  }

  /** Ahead are those before it in its conversation, and those ahead of its conversation. */
  #tellPositions(): void {
    const waiting = this.#size - this.#running;
    this.#changes++;
    if (waiting === 0 || this.#changes * MANY < waiting) return;
    this.#changes = 0;
    const toDesk = new Map(this.#ready.map((entry, index) => [entry, index + 1]));
    for (const line of this.#lines.values()) {
      const [first] = line;
      const before = first === undefined || first.running ? this.#ready.length : (toDesk.get(first) ?? 0);
      for (const [index, entry] of line.entries()) tellPosition(entry, before + index);
    }
  }
}

/** Nobody is told that they went back, though a conversation that has just begun may get a desk before their next question. */
function tellPosition(entry: Entry, ahead: number): void {
  if (entry.running || ahead === entry.told || (entry.told > 0 && ahead > entry.told)) return;
  entry.told = ahead;
  entry.onWait?.(ahead);
}
