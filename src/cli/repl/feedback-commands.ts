import { keepFeedback, readFeedback } from '../../app/feedback.ts';
import { goldFromFeedback } from '../../domain/feedback-gold.ts';
import { UsageError } from '../../errors.ts';
import { oneLine } from '../../render/terminal-safe.ts';
import { pathsLike } from './paths-like.ts';
import type { Desk, ReplCommand } from './repl-command.ts';
import { cited, lastAnswer } from './source-commands.ts';
import { filePath, writeNamedFile } from './write-file.ts';

/** `/good`, `/bad` and `/feedback export`. */
export const feedbackCommands: readonly ReplCommand[] = [
  {
    name: '/good',
    words: '[评语]',
    tells: '上一个答复答得好',
    run: (words, desk) => give('good', null, words, desk),
  },
  {
    name: '/bad',
    words: '[出处序号] [评语]',
    tells: '上一个答复不对；写上序号表示是那条出处不对',
    async run(words, desk) {
      const match = /^([[【]?\d{1,4}[\]】]?)(?:\s+(.*))?$/s.exec(words);
      if (!match) return give('bad', null, words, desk);
      const { n } = cited(match[1] ?? '', lastAnswer(desk).citations);
      await give('bad', n, match[2] ?? '', desk);
    },
  },
  {
    name: '/feedback',
    words: 'export 文件.jsonl',
    tells: '把记下的意见导出成标准问题集，供 wenbao eval --gold 打分；export! 覆盖',
    complete: async (words) => {
      const path = /^export!?\s+(.*)$/s.exec(words)?.[1];
      if (path === undefined) return ['export '];
      return (await pathsLike(path, ['.jsonl'])).map((one) => `${words.slice(0, words.length - path.length)}${one}`);
    },
    run: exportFeedback,
  },
];

/** Longest comment kept, in characters. */
const LONGEST_COMMENT = 1000;

async function give(verdict: 'good' | 'bad', citation: number | null, words: string, desk: Desk): Promise<void> {
  const { session, terminal } = desk;
  const answer = lastAnswer(desk);
  const comment = oneLine(words).slice(0, LONGEST_COMMENT);
  const history = session.turns.slice(0, -1).map((turn) => turn.answer.question);
  const { askedOn = session.day, paper = null } = session.turns.at(-1) ?? {};
  const given = { verdict, citation, comment, answer, history, askedOn, paper };
  await keepFeedback(session.stateFolder, given);
  const needsMore = verdict === 'bad' && citation === null && comment === '' && answer.citations.length > 1;
  const which = citation === null ? '' : `[${citation}]这条出处不对，`;
  terminal.note(`${which}记下了，谢谢。${needsMore ? '如果只是某一条不对，请用“/bad 序号”指明。' : ''}`);
}

async function exportFeedback(words: string, { session, terminal }: Desk): Promise<void> {
  const match = /^(export!?)\s+(.+)$/is.exec(words);
  const path = match ? filePath(match[2] ?? '') : null;
  if (path === null)
    throw new UsageError('/feedback 后面要写 export 和文件名', { hint: '例如：/feedback export 意见.jsonl' });
  const { gold, open } = goldFromFeedback(await readFeedback(session.stateFolder));
  if (gold.length === 0) {
    const fault = open > 0 ? `记下的${open}个问题只说了不好，没有指明哪一条，不能导出` : '还没有可导出的意见';
    throw new UsageError(fault, { hint: '先用 /good 或“/bad 序号”评价几个答复' });
  }
  const lines = gold.map((question) => `${JSON.stringify(question)}\n`).join('');
  await writeNamedFile(path, lines, {
    replace: match?.[1]?.endsWith('!') === true,
    toReplace: `/feedback export! ${match?.[2]}`,
  });
  const left = open > 0 ? `；另有${open}个问题只说了不好，没有指明哪一条，未写入` : '';
  terminal.note(`${gold.length}个问题已导出到 ${path}${left}。`);
}
