import { type Day, dayFields, hasYear, makeDay } from '../../domain/day.ts';
import { papersOf } from '../../domain/holdings.ts';
import { UsageError } from '../../errors.ts';
import { dayText } from '../../render/day-text.ts';
import { oneLine } from '../../render/terminal-safe.ts';
import type { ReplCommand } from './repl-command.ts';
import type { Session } from './session.ts';

/** `/date`: pretends that today is another day. */
export const date: ReplCommand = {
  name: '/date',
  words: '[日期]',
  tells: '假定今天是这一天，如 /date 2022-09-06；只写 /date 恢复',
  complete: heldDays,
  async run(words, { session, terminal }) {
    session.day = words === '' ? session.firstDay : dayTyped(words);
    terminal.note(`今天按${dayText(session.day)}算。`);
  },
};

/** `/issue`: what the papers of a day printed. */
export const issue: ReplCommand = {
  name: '/issue',
  words: '日期',
  tells: '这一天的报纸登了什么，如 /issue 2022-09-06',
  complete: heldDays,
  async run(words, { session, ask }) {
    if (words === '') throw new UsageError('/issue 后面要写日期', { hint: '例如：/issue 2022-09-06' });
    const paper = session.paper === null ? '报纸' : `《${session.paper}》`;
    await ask(`${dayText(dayTyped(words))}的${paper}登了什么`);
  },
};

/** `/paper`: limits the questions to one paper. */
export const paper: ReplCommand = {
  name: '/paper',
  words: '[报名]',
  tells: '以后只查这一种报纸；只写 /paper 恢复全部',
  complete: async (words, session) => (await papersHeld(session)).filter((name) => name.startsWith(bare(words))),
  async run(words, { session, terminal }) {
    if (words === '') {
      session.paper = null;
      return terminal.note('以后的问题查全部报纸。');
    }
    const held = await papersHeld(session);
    const wanted = bare(words);
    const [found, ...others] = held.includes(wanted) ? [wanted] : held.filter((name) => name.includes(wanted));
    if (found === undefined || others.length > 0) {
      const which = found === undefined ? held : [found, ...others];
      const all = which.map((name) => `《${name}》`).join('');
      throw new UsageError(found === undefined ? `馆藏里没有《${wanted.slice(0, 30)}》` : `《${wanted}》不止一种`, {
        hint: held.length === 0 ? '馆藏里的报纸都没有读到报名' : `${found === undefined ? '馆藏有' : '请写明是'}${all}`,
      });
    }
    session.paper = found;
    terminal.note(`以后的问题只查《${oneLine(found)}》，问题里写明别的报纸时除外；只写 /paper 恢复全部。`);
  },
};

/** Papers held, by name. */
export async function papersHeld({ asking }: Session): Promise<readonly string[]> {
  return papersOf(await asking.holdings());
}

function bare(words: string): string {
  return words.replace(/[《》"“”']/g, '').trim();
}

/** Days of the issues held that begin with what was typed, the latest first. */
async function heldDays(words: string, { asking }: Session): Promise<readonly string[]> {
  const { issues } = await asking.holdings();
  const days = issues.flatMap(({ day }) => (day !== null && hasYear(day) && day.startsWith(words) ? day : []));
  return [...new Set(days)].sort().reverse();
}

/** `2022-09-06`, `2022/9/6` or 「2022年9月6日」. */
function dayTyped(words: string): Day {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(words.normalize('NFKC'));
  const day = match && makeDay(Number(match[1]), Number(match[2]), Number(match[3]));
  if (day && dayFields(day)) return day;
  throw new UsageError(`不是日期：${words.slice(0, 20)}`, { hint: '请写成 2022-09-06 的样子' });
}
