import { type Day, dayFields } from '../../domain/day.ts';
import type { ConversationMemory } from '../../state/conversations.ts';
import type { Words } from '../answer/frame.ts';
import type { BotContext, BotTools, Routes } from '../bot-context.ts';
import { editHere } from '../conversation/edit-here.ts';
import { conversationId, placeOf } from '../conversation/place.ts';
import { type Outgoing, plainMessage, sendMessages, updateKey } from '../conversation/send-messages.ts';
import { dayWords, inChinese } from './day-words.ts';
import { issueMessage } from './issue-message.ts';
import { daysAround, heldDays, issuesOf, issueWanted, newestDay, paperKey } from './issues-held.ts';
import { onceAnswered, tellingFailure } from './tell-failure.ts';

/** Papers of a day that are shown at once; the others are reached by their name. */
const MOST_ISSUES = 5;
/** Buttons of days, and how many stand in a row. */
const MOST_DAYS = 12;
const DAYS_IN_ROW = 3;

/** `/today`: what the newest issue says. `/issue 2022-09-06`: what was printed that day. Both keep to the paper of `/paper`. */
export function addIssues(routes: Routes, tools: BotTools): void {
  routes.command('today', (ctx) => answering(ctx, tools, async () => newest(tools, ctx.t, paperOf(ctx, tools))));
  routes.command('issue', (ctx) => answering(ctx, tools, async () => wanted(ctx, tools, ctx.match)));
}

/** Buttons that turn the pages of an issue (`m:i`) and that open the issues of a day (`m:d`). */
export function addIssueButtons(routes: Routes, tools: BotTools): void {
  routes.callbackQuery(/^m:i:([\dX]{4}-\d\d-\d\d):([0-9a-f]{8}):(\d{1,3})$/, (ctx) =>
    onceAnswered(ctx, tools, async () => {
      const [, day = '', key = '', at = '0'] = ctx.match;
      const issues = issuesOf(await tools.archive.issue(day, null));
      const issue = issues.find((one) => one.day === day && paperKey(one.paper) === key);
      if (issue === undefined) return ctx.t('commands-issue-gone');
      await editHere(ctx, tools, issueMessage(issue, ctx.t, Number(at)));
      return null;
    }),
  );
  routes.callbackQuery(/^m:d:([\dX]{4}-\d\d-\d\d)$/, (ctx) =>
    onceAnswered(ctx, tools, async () => {
      const messages = await ofDay(tools, ctx.match[1] ?? '', ctx.t, paperOf(ctx, tools));
      if (ctx.msg) await sendMessages(tools, placeOf(ctx.msg), messages, updateKey(ctx));
      return null;
    }),
  );
}

function answering(ctx: BotContext, tools: BotTools, make: () => Promise<readonly Outgoing[]>): Promise<void> {
  return tellingFailure(ctx, tools, async () => {
    const messages = await make();
    if (ctx.msg) await sendMessages(tools, placeOf(ctx.msg), messages, updateKey(ctx));
  });
}

function paperOf(ctx: BotContext, tools: BotTools): string | null {
  return memoryOf(ctx, tools)?.paper ?? null;
}

function memoryOf(ctx: BotContext, { state }: BotTools): ConversationMemory | null {
  return ctx.msg ? state.conversations.get(conversationId(placeOf(ctx.msg))) : null;
}

async function newest(tools: BotTools, words: Words, paper: string | null): Promise<readonly Outgoing[]> {
  const holdings = await tools.archive.holdings();
  const day = newestDay(heldDays(holdings, paper));
  if (day !== null) return ofDay(tools, day, words, paper);
  return [plainMessage(words(holdings.issues.length === 0 ? 'commands-nothing-held' : 'commands-no-day-held'))];
}

async function wanted(ctx: BotContext, tools: BotTools, match: string): Promise<readonly Outgoing[]> {
  const words: Words = ctx.t;
  const papers = await tools.archive.papers();
  const askedOn = memoryOf(ctx, tools)?.day ?? tools.today();
  const { day, paper: named } = issueWanted(inChinese(match), papers, (line) => tools.archive.timesIn(line, askedOn));
  const paper =
    named === '' ? null : (papers.find((one) => one === named) ?? papers.find((one) => one.includes(named)));
  if (paper === undefined && day !== null) return [plainMessage(words('commands-issue-no-paper'))];
  const limit = paper ?? paperOf(ctx, tools);
  const days = heldDays(await tools.archive.holdings(), limit);
  if (paper === undefined) return [dayButtons('commands-issue-unclear', days, words)];
  if (day === null) return [dayButtons('commands-issue-usage', days, words)];
  if (typeof day === 'string') return ofDay(tools, day, words, limit);
  const fitting = days.filter(day);
  const [only] = fitting;
  if (only === undefined) return [dayButtons('commands-issue-none-then', days, words)];
  return fitting.length === 1 ? ofDay(tools, only, words, limit) : [dayButtons('commands-issue-days', fitting, words)];
}

async function ofDay(tools: BotTools, day: Day, words: Words, paper: string | null): Promise<readonly Outgoing[]> {
  const issues = issuesOf(await tools.archive.issue(day, paper));
  const exact = issues.filter((issue) => issue.day === day);
  const found = exact.length > 0 ? exact : issues;
  if (dayFields(day) === null || found.length === 0) {
    const around = daysAround(heldDays(await tools.archive.holdings(), paper), day);
    const key = around.length > 0 ? 'commands-issue-not-held' : 'commands-issue-not-held-alone';
    return [dayButtons(key, around, words, day)];
  }
  const shown = found.slice(0, MOST_ISSUES).map((issue) => issueMessage(issue, words, 0));
  const more = found.length - shown.length;
  return more > 0 ? [...shown, plainMessage(words('commands-issue-more-papers', { more, day }))] : shown;
}

/** A line with buttons to days, the latest first. */
function dayButtons(key: string, days: readonly Day[], words: Words, day: Day | null = null): Outgoing {
  const shown = days.toReversed().slice(0, MOST_DAYS);
  const buttons = shown.map((one) => ({ text: dayWords(one, words), callback_data: `m:d:${one}` }));
  const rows = Array.from({ length: Math.ceil(buttons.length / DAYS_IN_ROW) }, (_, at) =>
    buttons.slice(at * DAYS_IN_ROW, (at + 1) * DAYS_IN_ROW),
  );
  return { text: words(key, { day: day === null ? '' : dayWords(day, words) }), entities: [], keyboard: rows };
}
