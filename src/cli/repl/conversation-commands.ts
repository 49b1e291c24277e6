import { timelineQuestion } from '../../domain/timeline-question.ts';
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
