import { describe, expect, it } from 'vitest';
import { NO_SLOTS } from '../../domain/conversation.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { memoryIndex } from '../__fixtures__/memory-index.ts';
import { slotsAfter, UNANSWERED } from '../conversation/slots-after.ts';
import { knowledgeOf } from './archive-knowledge.ts';
import type { RewriteTask } from './rewrite-question.ts';
import { understandTurn } from './understand-turn.ts';

const askedOn = '2024-07-01';
const known = knowledgeOf(memoryIndex([]));
const FIRST = '朱健10月5日去了哪些地方';

/** The plan of a follow-up to FIRST, when a model rewrites it so; and what the model was asked. */
async function plan(question: string, rewrite: string | null): Promise<{ plan: QueryPlan; asked: RewriteTask[] }> {
  const asked: RewriteTask[] = [];
  const context = { askedOn, signal: undefined, ...known };
  const rewriter = async (task: RewriteTask) => {
    asked.push(task);
    return rewrite;
  };
  const first = await understandTurn(FIRST, { ...context, slots: NO_SLOTS, rewriter });
  const slots = slotsAfter(first, UNANSWERED, NO_SLOTS);
  return { plan: await understandTurn(question, { ...context, slots, rewriter }), asked };
}

describe('understandTurn', () => {
  it('takes the rewrite of a follow-up that says what question and slots say', async () => {
    const { plan: taken, asked } = await plan('那7日呢', '朱健10月7日去了哪些地方');
    expect(asked).toMatchObject([{ question: '那7日呢' }]);
    expect(taken).toMatchObject({ question: '朱健10月7日去了哪些地方', people: ['朱健'], kind: 'list' });
    expect(taken.times.map(({ range }) => range.from.slice(5))).toEqual(['10-07']);
    expect(taken.carried).toContain('people');
  });

  it.each([
    ['another name', '秦国文10月7日去了哪些地方'],
    ['another day', '朱健10月8日去了哪些地方'],
    ['another number', '朱健10月7日去了哪3个地方'],
    ['another place', '朱健10月7日去了常宁市哪些地方'],
    ['an answer', '朱健10月7日出席国庆假期值班值守工作视频调度会'],
    ['nothing', null],
  ])('falls back to the rules when the rewrite brings in %s', async (_, rewrite) => {
    const { plan: taken } = await plan('那7日呢', rewrite);
    expect(taken).toMatchObject({ question: '朱健7日去了哪些地方', people: ['朱健'], kind: 'list' });
    expect(taken.times.map(({ range }) => range.from.slice(5))).toEqual(['10-07']);
  });

  it('falls back to the rules when the rewrite leaves out whom the question names', async () => {
    expect((await plan('那刘越高呢', '朱健10月5日去了哪些地方')).plan.people).toEqual(['刘越高']);
  });

  it('never asks about a question that stands by itself', async () => {
    const { plan: taken, asked } = await plan('秦国文9月5日出席了哪些会议', '朱健10月5日出席了哪些会议');
    expect(asked).toEqual([]);
    expect(taken.people).toEqual(['秦国文']);
  });
});
