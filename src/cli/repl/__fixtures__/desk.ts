import type { AskOptions } from '../../../app/asking.ts';
import type { Answer } from '../../../domain/answer.ts';
import type { Article } from '../../../domain/article.ts';
import { NO_SLOTS } from '../../../domain/conversation.ts';
import type { HeldIssue } from '../../../domain/holdings.ts';
import { listAnswer } from '../../../render/__fixtures__/answers.ts';
import type { Terminal } from '../../command.ts';
import type { Desk } from '../repl-command.ts';
import { type Archive, openSession } from '../session.ts';

/** What the fake archive is made of. */
export interface FakeArchive {
  readonly answer?: (question: string) => Answer;
  /** Words of a draft, heard before the answer. */
  readonly draft?: readonly string[];
  readonly articles?: readonly Article[];
  readonly names?: readonly string[];
  readonly stateFolder?: string;
}

/** A desk over an archive that answers everything, and what was asked, printed and noted there. */
export interface FakeDesk extends Desk {
  readonly asked: readonly (AskOptions & { readonly question: string })[];
  readonly printed: readonly string[];
  readonly noted: readonly string[];
  /** Asks as a person would, so that there is a last answer. */
  answer(question?: string): Promise<void>;
}

const issueOf = (paper: string | null, day: string | null): HeldIssue => ({
  paper,
  day,
  inferred: false,
  pages: 1,
  articles: 3,
  doubtful: 0,
});

/** Papers and days of the fake archive. */
const HELD: readonly HeldIssue[] = [
  issueOf('云栖晚报', '2031-09-05'),
  issueOf('云栖晚报', '2031-09-06'),
  issueOf('云栖日报', '2031-09-06'),
  issueOf('青石周刊', 'XXXX-05-04'),
  issueOf(null, null),
];

/** A desk that records; answers of `ask` are the fake archive's. */
export function fakeDesk(archive: FakeArchive = {}): FakeDesk {
  const asked: (AskOptions & { readonly question: string })[] = [];
  const [printed, noted]: [string[], string[]] = [[], []];
  const asking = fakeAsking(archive, asked);
  const session = openSession(asking, { day: '2031-09-07', stateFolder: archive.stateFolder ?? '/no/such/folder' });
  const terminal: Terminal = {
    root: '/no/such/root',
    out: (line) => printed.push(line),
    note: (line) => noted.push(line),
    progress: () => undefined,
    colour: false,
    width: null,
    signal: new AbortController().signal,
  };
  const answer = async (question = '林致远9月5日出席了哪些会议') => {
    session.last = await session.conversation.askExplained(question, { askedOn: session.day, paper: session.paper });
    session.turns.push({ answer: session.last.answer, askedOn: session.day, paper: session.paper });
  };
  return { session, terminal, asked, printed, noted, answer, ask: answer };
}

function fakeAsking(archive: FakeArchive, asked: (AskOptions & { readonly question: string })[]): Archive {
  const explained = async (question: string, options: AskOptions) => {
    asked.push({ question, ...options });
    for (const words of archive.draft ?? []) options.onDraft?.(words);
    return { answer: archive.answer?.(question) ?? listAnswer({ question }), explain: () => null };
  };
  return {
    conversation: () => ({
      ask: async (question, options) => (await explained(question, options)).answer,
      askExplained: explained,
      recall: () => Promise.reject(new Error('the REPL hands no history in')),
      forget: () => asked.push({ question: '（忘掉）', askedOn: '' }),
      slots: () => NO_SLOTS,
    }),
    articles: async (ids) =>
      new Map((archive.articles ?? []).filter(({ id }) => ids.includes(id)).map((article) => [article.id, article])),
    holdings: async () => ({ issues: HELD, files: 1, articles: 1, passages: 1, events: 1 }),
    names: async (prefix, limit) => (archive.names ?? []).filter((name) => name.startsWith(prefix)).slice(0, limit),
  };
}
