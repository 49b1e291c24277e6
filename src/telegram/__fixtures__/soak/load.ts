import type { BotApiServer, Call } from '../bot-api-server.ts';
import { fieldsOf, listOf } from '../rules/fields.ts';

/** How questions are put to the bot. */
export interface LoadPlan {
  readonly questions: readonly string[];
  /** Updates in all; every tenth presses a button under the last answer of its reader. */
  readonly updates: number;
  readonly perSecond: number;
  readonly readers: number;
  /** Says that nothing more will come, so that the last answers are not waited for. */
  readonly isOver?: () => boolean;
}

/** What became of the questions. */
export interface LoadReport {
  readonly updates: number;
  readonly questions: number;
  readonly presses: number;
  /** From the end of warming up to the last answer. */
  readonly seconds: number;
  /** From the delivery of a question to the acceptance of its answer, milliseconds, sorted; warming up left out. */
  readonly latencies: readonly number[];
  readonly unanswered: number;
  /** Questions that got more than one answer. */
  readonly doubled: number;
  /** How often each method was carried out. */
  readonly calls: ReadonlyMap<string, number>;
}

/** The part of the updates that come at a quarter of the rate, while the program warms up; they are not measured. */
const WARMING = 0.03;
/** How long the last answers are waited for, milliseconds. */
const LAST_ANSWER = 60_000;

/** Lets updates come in at a steady rate, whatever the bot does, and waits for the answers. */
export async function pump(api: BotApiServer, plan: LoadPlan, onProgress: (done: number) => void): Promise<LoadReport> {
  const watch = new AnswerWatch();
  api.onCarriedOut = (call) => watch.look(call);
  let due = performance.now();
  let presses = 0;
  for (let n = 0; n < plan.updates; n++) {
    due += 1000 / (n < plan.updates * WARMING ? plan.perSecond / 4 : plan.perSecond);
    if (due > performance.now()) await sleep(due - performance.now());
    if (n === Math.ceil(plan.updates * WARMING)) watch.begin();
    const reader = api.reader(1 + (n % plan.readers));
    if (n % 10 === 9 && canPress(api, reader.id)) {
      reader.presses(/^出处/);
      presses++;
    } else {
      watch.asked(reader.id, reader.says(plan.questions[n % plan.questions.length] ?? ''));
    }
    if (n % 100 === 99) onProgress(n + 1);
  }
  const giveUp = performance.now() + LAST_ANSWER;
  const isOpen = () => watch.open > 0 || api.unanswered().length > 0;
  while (isOpen() && !plan.isOver?.() && performance.now() < giveUp) await sleep(50);
  const { latencies, open, doubled, begun, last, calls } = watch;
  return {
    updates: plan.updates,
    questions: plan.updates - presses,
    presses,
    seconds: (last - begun) / 1000,
    latencies: latencies.sort((a, b) => a - b),
    unanswered: open + api.unanswered().length,
    doubled,
    calls,
  };
}

/** Matches answers to questions: a message that replies to one and has no stop button, at once or by an edit. */
class AnswerWatch {
  readonly latencies: number[] = [];
  readonly calls = new Map<string, number>();
  doubled = 0;
  /** When measuring began, and when the last answer came. */
  begun = performance.now();
  last = 0;
  readonly #open = new Map<string, number>();
  readonly #answered = new Set<string>();

  get open(): number {
    return this.#open.size;
  }

  asked(chatId: number, messageId: number): void {
    this.#open.set(`${chatId}:${messageId}`, performance.now());
  }

  /** From now on it is measured. */
  begin(): void {
    this.begun = performance.now();
    this.latencies.length = 0;
  }

  look({ method, payload }: Call): void {
    this.calls.set(method, (this.calls.get(method) ?? 0) + 1);
    if (method !== 'sendMessage' || hasStop(payload.reply_markup)) return;
    const question = fieldsOf(payload.reply_parameters).message_id;
    if (question === undefined) return;
    const key = `${payload.chat_id}:${question}`;
    const at = this.#open.get(key);
    if (at === undefined) {
      if (this.#answered.has(key)) this.doubled++;
      return;
    }
    this.last = performance.now();
    this.latencies.push(this.last - at);
    this.#open.delete(key);
    this.#answered.add(key);
  }
}

function canPress(api: BotApiServer, chatId: number): boolean {
  return (
    api
      .chat(chatId)
      .last()
      ?.buttons.flat()
      .some((text) => text.startsWith('出处')) ?? false
  );
}

function hasStop(markup: unknown): boolean {
  const buttons = listOf(fieldsOf(markup).inline_keyboard).flatMap(listOf).map(fieldsOf);
  return buttons.some(({ callback_data }) => String(callback_data ?? '').startsWith('x:'));
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
