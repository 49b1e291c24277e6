import type { Asking, Conversation, ExplainedAnswer } from '../../app/asking.ts';
import type { Day } from '../../domain/day.ts';
import type { AskedAndAnswered } from '../../render/conversation-markdown.ts';

/** What of an archive the REPL asks. */
export type Archive = Pick<Asking, 'conversation' | 'articles' | 'holdings' | 'names'>;

/** One question and its answer. */
interface AskedTurn extends AskedAndAnswered {
  /** Paper that the question was limited to. */
  readonly paper: string | null;
}

/** What the REPL knows between two lines. */
export interface Session {
  readonly asking: Archive;
  readonly conversation: Conversation;
  /** Folder for feedback. */
  readonly stateFolder: string;
  /** Whether answers are printed as JSON, a line each. */
  readonly json: boolean;
  /** The day that questions are asked on, and the one to go back to. */
  day: Day;
  readonly firstDay: Day;
  /** Paper that questions are limited to; null = all. */
  paper: string | null;
  /** Questions and answers since the conversation began. */
  readonly turns: AskedTurn[];
  last: ExplainedAnswer | null;
}

/** A session in which nothing has been asked. */
export function openSession(
  asking: Archive,
  { day, stateFolder, json = false }: { readonly day: Day; readonly stateFolder: string; readonly json?: boolean },
): Session {
  return {
    asking,
    conversation: asking.conversation(),
    stateFolder,
    json,
    day,
    firstDay: day,
    paper: null,
    turns: [],
    last: null,
  };
}
