import type { Answer } from '../../domain/answer.ts';
import type { Slots } from '../../domain/conversation.ts';
import type { IndexReport } from '../../domain/index-report.ts';
import { listAnswer } from '../../render/__fixtures__/answers.ts';
import type { NewsService } from '../follow/news-service.ts';
import type { Accepted, Reading } from '../intake/reading.ts';
import type { ArchiveKeeper, Asked, AskService, Given } from '../services.ts';
import type { FakeArchive } from './fake-archive.ts';

/** An AskService that keeps what it was asked and answers as it is told. */
export class RecordingAsk implements AskService {
  hasModel = false;
  readonly asked: Asked[] = [];
  /** The answer, or a rejection; `asked.onDraft` lets words of a model be seen before. */
  reply: (question: string, signal: AbortSignal, asked: Asked) => Promise<Answer> = async (question) =>
    listAnswer({ question, text: `答：${question}[1]` });
  /** What the conversation remembers after an answer: the people and days that its plan is about. */
  remember: (asked: Asked, answer: Answer) => Slots = (asked, { plan }) => ({
    ...asked.slots,
    people: plan.people,
    times: plan.times,
    plan,
  });

  async answer(asked: Asked): Promise<Given> {
    this.asked.push(asked);
    const answer = await this.reply(asked.question, asked.signal, asked);
    return { answer, slots: this.remember(asked, answer) };
  }

  /** The questions, in the order in which they were taken up. */
  questions(): readonly string[] {
    return this.asked.map(({ question }) => question);
  }
}

const NOTHING_NEW: IndexReport = {
  added: 0,
  changed: 0,
  removed: 0,
  unchanged: 2,
  articles: 2,
  passages: 2,
  events: 2,
  skipped: [],
  seconds: 0.1,
};

/** An ArchiveKeeper that keeps what it was given and finds what it is told. */
export class RecordingKeeper implements ArchiveKeeper {
  readonly reads: { readonly path: string; readonly name: string }[] = [];
  readonly accepted: string[] = [];
  reindexed = 0;
  onRead: (path: string, name: string) => Promise<readonly Reading[]> = async (_, file) => [
    {
      file,
      skipped: null,
      paper: '云栖晚报',
      issueDate: '2031-09-07',
      page: 'A01',
      titles: ['秋汛将至 巡堤不停'],
      doubts: [],
    },
  ];
  onAccept: (name: string) => Promise<Accepted> = async (name) => ({ added: [name], held: [], left: [] });
  onReindex: (signal: AbortSignal) => Promise<IndexReport> = async () => NOTHING_NEW;

  read(path: string, name: string): Promise<readonly Reading[]> {
    this.reads.push({ path, name });
    return this.onRead(path, name);
  }

  accept(_path: string, name: string): Promise<Accepted> {
    this.accepted.push(name);
    return this.onAccept(name);
  }

  reindex(signal: AbortSignal): Promise<IndexReport> {
    this.reindexed++;
    return this.onReindex(signal);
  }
}

/** A NewsService over the fake archive that finds nothing of anybody; a test puts its own functions in. */
export class QuietNews implements NewsService {
  readonly #archive: FakeArchive;

  constructor(archive: FakeArchive) {
    this.#archive = archive;
  }

  list: NewsService['list'] = async () => ({
    version: this.#archive.edition,
    articles: this.#archive.held.map(({ id, source, n, paper, issueDate }) => {
      return { id, source, slot: String(n), paper: paper?.value ?? null, day: issueDate?.value ?? null };
    }),
  });
  find: NewsService['find'] = async () => [];
  write: NewsService['write'] = async () => null;
  lines: NewsService['lines'] = async () => new Map();
  passage: NewsService['passage'] = async () => null;
  knows: NewsService['knows'] = async () => true;
}
