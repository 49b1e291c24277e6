import type { Citation } from '../../domain/answer.ts';
import { UsageError } from '../../errors.ts';
import { sourceLines } from '../../render/answer-text.ts';
import { houseCitation } from '../../render/house-citation.ts';
import { sourcePage } from '../../render/source-page.ts';
import { whyText } from '../../render/why-text.ts';
import { wrap } from '../../render/wrap.ts';
import type { Desk, ReplCommand } from './repl-command.ts';
import type { Session } from './session.ts';

/** `/sources`: lists the sources; with a number, opens the article at its quote. */
export const sources: ReplCommand = {
  name: '/sources',
  words: '[序号 [all]]',
  tells: '上一个答复的出处；写上序号打开那篇报道，标出所引原文；加 all 看全文',
  complete: async (words, session) => numbers(words, session),
  async run(words, desk) {
    const { session, terminal } = desk;
    const answer = lastAnswer(desk);
    const look = { colour: terminal.colour, width: terminal.width };
    const [word = '', all = ''] = words.split(/\s+/);
    if (words === '') return terminal.out(sourceLines(answer, look).join('\n') || '上一个答复没有出处。');
    const citation = cited(word, shownSources(session));
    const { articleId, n } = citation;
    const article = (await session.asking.articles([articleId])).get(articleId) ?? null;
    const view = { whole: /^(?:all|全文)$/i.test(all), howToSeeAll: `/sources ${n} all` };
    terminal.out(sourcePage(citation, article, view, look));
  },
};

/** `/why`: how the last answer came about. */
export const why: ReplCommand = {
  name: '/why',
  words: '',
  tells: '上一个答复是怎么查出来的：怎样理解、怎样检索、取了什么、没取什么',
  async run(_, desk) {
    const answer = lastAnswer(desk);
    const text = whyText(answer, desk.session.last?.explain() ?? null);
    const hang = (line: string) => ' '.repeat(/^ *\d{1,3}\. /.exec(line)?.[0].length ?? 0);
    const lines = text.split('\n').flatMap((line) => wrap(line, desk.terminal.width, hang(line)));
    desk.terminal.out(lines.join('\n'));
  },
};

/** `/cite`: the sources as a newspaper cites them, ready to be pasted. */
export const cite: ReplCommand = {
  name: '/cite',
  words: '[序号] [en]',
  tells: '按报社格式写出引用，如《衡阳晚报》2022年9月6日A01版《题》；加 en 写成英文格式',
  complete: async (words, session) => numbers(words, session),
  async run(words, desk) {
    const answer = lastAnswer(desk);
    const given = words.split(/\s+/).filter((word) => word !== '');
    const language = given.some((word) => /^en(?:glish)?$/i.test(word)) ? 'en' : 'zh';
    const [word] = given.filter((one) => !/^(?:en(?:glish)?|zh)$/i.test(one));
    const wanted = word === undefined ? answer.citations : [cited(word, shownSources(desk.session))];
    const lines = wanted.map((citation) => houseCitation(citation, language));
    desk.terminal.out([...new Set(lines)].join('\n') || '上一个答复没有出处。');
  },
};

/** The last answer. Throws a UsageError when nothing was asked yet. */
export function lastAnswer({ session }: Desk) {
  if (session.last) return session.last.answer;
  throw new UsageError('还没有答复', { hint: '请先提一个问题' });
}

/** The one of these citations that a word like `2` or `[2]` means. Throws a UsageError that says which there are. */
export function cited(word: string, citations: readonly Citation[]): Citation {
  const n = Number(/^[[【]?(\d{1,4})[\]】]?$/.exec(word.normalize('NFKC'))?.[1] ?? Number.NaN);
  const citation = citations.find((one) => one.n === n);
  if (citation) return citation;
  if (citations.length === 0) throw new UsageError('上一个答复没有出处', { hint: '换一个问题试试' });
  throw new UsageError(`没有这个序号：${word.slice(0, 20)}`, {
    hint: citations.length === 1 ? '出处只有[1]' : `出处的序号是[1]到[${citations.at(-1)?.n}]`,
  });
}

/** What the last answer cites, or the passages that a refusal comes near to. */
function shownSources({ last }: Session): readonly Citation[] {
  const { citations = [], reason = null } = last?.answer ?? {};
  return citations.length > 0 ? citations : (reason?.nearest ?? []);
}

function numbers(words: string, session: Session): readonly string[] {
  const all = shownSources(session).map(({ n }) => String(n));
  return all.filter((n) => n.startsWith(words));
}
