import { lineWithin } from '../../render/shortened.ts';
import type { BotTools, Routes } from '../bot-context.ts';
import { dayWords } from '../commands/day-words.ts';
import { dayTyped } from './day-typed.ts';
import { inTurn } from './in-turn.ts';
import { say } from './send-messages.ts';

/** Words that lift a limit. */
const OFF = new Set(['off', 'all', 'none', 'today', '全部', '所有', '不限', '今天', '取消']);
/** Papers named in one message. */
const MOST_PAPERS = 60;

/** `/paper` and `/date`: what the questions of a conversation are limited to, and which day they take for today. */
export function addScope(routes: Routes, tools: BotTools): void {
  const { conversations } = tools.state;
  routes.command('paper', (ctx) =>
    inTurn(ctx, tools, async (id) => {
      const wanted = ctx.match.replace(/[《》"“”']/g, '').trim();
      const papers = await tools.archive.papers();
      const memory = conversations.get(id);
      if (wanted === '') {
        const current = memory.paper === null ? 'conversation-paper-list' : 'conversation-paper-now';
        return say(ctx, tools, current, { paper: shown(memory.paper ?? ''), papers: listed(papers) });
      }
      if (OFF.has(wanted.toLowerCase())) {
        conversations.set(id, { ...memory, paper: null });
        return say(ctx, tools, 'conversation-paper-all');
      }
      const fitting = papers.includes(wanted) ? [wanted] : papers.filter((paper) => paper.includes(wanted));
      const [paper, ...others] = fitting;
      if (paper === undefined) {
        return say(ctx, tools, 'conversation-paper-unknown', { paper: shown(wanted), papers: listed(papers) });
      }
      if (others.length > 0) return say(ctx, tools, 'conversation-paper-several', { papers: listed(fitting) });
      conversations.set(id, { ...memory, paper });
      return say(ctx, tools, 'conversation-paper-set', { paper: shown(paper) });
    }),
  );
  routes.command('date', (ctx) =>
    inTurn(ctx, tools, async (id) => {
      const wanted = ctx.match.normalize('NFKC').trim();
      const memory = conversations.get(id);
      if (wanted === '') {
        const key = memory.day === null ? 'conversation-date-real' : 'conversation-date-now';
        return say(ctx, tools, key, { day: dayWords(memory.day ?? tools.today(), ctx.t) });
      }
      const lifted = OFF.has(wanted.toLowerCase());
      const day = lifted ? null : await dayTyped(tools, wanted);
      if (!lifted && day === null) return say(ctx, tools, 'conversation-date-wrong');
      conversations.set(id, { ...memory, day });
      const key = day === null ? 'conversation-date-real' : 'conversation-date-now';
      return say(ctx, tools, key, { day: dayWords(day ?? tools.today(), ctx.t) });
    }),
  );
}

function listed(papers: readonly string[]): string {
  const names = papers.slice(0, MOST_PAPERS).map((paper) => `《${shown(paper)}》`);
  return names.join('') + (papers.length > MOST_PAPERS ? '…' : '');
}

function shown(paper: string): string {
  return lineWithin(paper, 40);
}
