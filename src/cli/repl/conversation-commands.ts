import { UsageError } from '../../errors.ts';
import type { ReplCommand } from './repl-command.ts';

/** `/new`: the next question knows nothing of the earlier ones. */
export const fresh: ReplCommand = {
  name: '/new',
  words: '',
  tells: '开始新的对话，前面的话不再带入',
  async run(_, { session, terminal }) {
    session.conversation.forget();
    session.turns.length = 0;
    session.last = null;
    terminal.note('好，开始新的对话。');
  },
};

/** `/timeline`: what somebody did, or how a thing went on, in order of day. */
export const timeline: ReplCommand = {
  name: '/timeline',
  words: '人或事 [年月]',
  tells: '按时间梳理，如 /timeline 秦国文 2022 或 /timeline 秦国文 2022-09',
  complete: async (words, { asking }) => (/\s/.test(words) || words === '' ? [] : asking.names(words, 30)),
  async run(words, { ask }) {
    const question = timelineQuestion(words);
    if (question === null)
      throw new UsageError('/timeline 后面要写人名或事情', { hint: '例如：/timeline 秦国文 2022' });
    await ask(question);
  },
};

/** The question that asks for a timeline of what stands behind `/timeline`; null when nobody and nothing is named. */
export function timelineQuestion(words: string): string | null {
  const parts = words
    .normalize('NFKC')
    .split(/\s+/)
    .filter((part) => part !== '');
  const times = parts.map(periodOf);
  const subject = parts.filter((_, at) => times[at] === null).join('');
  if (subject === '') return null;
  return `${subject}${times.filter((time) => time !== null).join('')}的大事记`;
}

/** 「2022年9月」 of `2022`, `2022-09`, `2022-09-05` and of what is written so already; null for anything else. */
function periodOf(word: string): string | null {
  const match = /^(\d{4})(?:年|[-/.年](\d{1,2})(?:月|[-/.月](\d{1,2})日?)?)?$/.exec(word);
  if (!match) return null;
  const [, year, month, day] = match;
  return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`;
}
