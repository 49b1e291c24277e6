import { localDay } from '../../domain/local-day.ts';
import type { ReaderRecord } from '../../state/readers.ts';
import type { Words } from '../answer/frame.ts';
import { turnRow } from '../answer/link-buttons.ts';
import type { BotTools } from '../bot-context.ts';
import type { Outgoing } from '../conversation/send-messages.ts';
import { isAdmin } from './admission.ts';

/** What the list needs of the tools. */
type UsersTools = Pick<BotTools, 'state' | 'settings' | 'today'>;

const ROWS = 20;

const STANDINGS = {
  admin: 'access-standing-admin',
  default: 'access-standing-default',
  allowed: 'access-standing-allowed',
  banned: 'access-standing-banned',
} as const;

/** One page (from 0) of `/users`: number, standing, last day and today's questions, those last seen first. */
export function usersPage(tools: UsersTools, words: Words, page: number): Outgoing {
  const { readers } = tools.state;
  const count = readers.count();
  const pages = Math.max(1, Math.ceil(count / ROWS));
  const at = Math.min(page, pages - 1);
  const rows = readers.list(ROWS, at * ROWS).map((reader) => rowOf(tools, words, reader));
  const turns = turnRow(at, pages, words, (to) => `m:u:${to}`);
  return {
    text: [words('access-users-head', { count, page: at + 1, pages }), ...rows].join('\n'),
    entities: [],
    keyboard: turns.length > 0 ? [turns] : [],
  };
}

function rowOf(tools: UsersTools, words: Words, { id, standing, lastSeen, dailyQuestions }: ReaderRecord): string {
  const { questions } = tools.state.usage.of(id, tools.today());
  const limit = dailyQuestions ?? tools.settings.dailyQuestions;
  const isOfAdmin = isAdmin(tools, id);
  return words(limit === null || isOfAdmin ? 'access-users-row' : 'access-users-row-limited', {
    id: String(id),
    standing: words(STANDINGS[isOfAdmin ? 'admin' : standing]),
    day: localDay(lastSeen),
    questions,
    limit: limit ?? 0,
  });
}
