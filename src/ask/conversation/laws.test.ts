import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_SLOTS } from '../../domain/conversation.ts';
import { EMPTY_PLAN } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';
import { memoryIndex } from '../__fixtures__/memory-index.ts';
import { knowledgeOf } from '../understand/archive-knowledge.ts';
import { understand } from '../understand/understand.ts';
import { readTurn } from './read-turn.ts';
import { slotsAfter, slotsBefore, UNANSWERED } from './slots-after.ts';

const known = knowledgeOf(memoryIndex([]));
const PIECES = [
  '那',
  '他',
  '不是',
  '是',
  '我问的是',
  '第二个',
  '会议',
  '换个话题',
  '晚报',
  '呢',
  '9月5日',
  '下午',
  '朱健',
  '学院',
  '为什么',
  '谁',
  '还有',
  '《',
  ',',
  '？',
  '　',
];
const odd = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')),
);

describe('a conversation of odd questions', () => {
  it('never throws, and names nothing that was not said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(odd, { minLength: 1, maxLength: 4 }), async (questions) => {
        let slots = NO_SLOTS;
        for (const question of questions) {
          slots = slotsBefore(question, slots);
          const plan = await understand(question, { askedOn: '2024-07-01', slots, ...known });
          slots = slotsAfter(plan, UNANSWERED, slots);
          const said = fold(questions.join('\n')).replace(/\s/g, '');
          for (const name of plan.people) expect(said).toContain(fold(name).replace(/\s/g, ''));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is read against what was asked back, and a question read is never empty', () => {
    const options = [
      { label: '2023年4月4日上午，全市防火会议', question: '全市防火会议在哪开的' },
      { label: '市政府常务会议', question: '市政府常务会议在哪开的' },
    ];
    const slots = { ...NO_SLOTS, plan: EMPTY_PLAN, asked: { options, around: ['', '在哪开的'] as const } };
    fc.assert(
      fc.property(odd, (turn) => {
        const read = readTurn(turn, slots);
        const said = read.status === 'refused' ? read.refusal.text : read.question;
        expect(said.trim() === '').toBe(turn.trim() === '');
      }),
      { numRuns: 300 },
    );
  });

  it('takes nothing from a conversation that has not begun', async () => {
    await fc.assert(
      fc.asyncProperty(odd, async (question) => {
        const plan = await understand(question, { askedOn: '2024-07-01', slots: NO_SLOTS, ...known });
        expect([plan.carried, plan.context]).toEqual([[], EMPTY_PLAN.context]);
      }),
      { numRuns: 100 },
    );
  });

  it.each(['我问的是', '不是', '还有', '第', '那', '学院', '换个问题'])(
    'reads 20,000 characters of %s at once',
    async (piece) => {
      const begun = performance.now();
      const slots = slotsAfter({ ...EMPTY_PLAN, question: '澜川学院在哪' }, UNANSWERED, NO_SLOTS);
      await understand(piece.repeat(20_000 / piece.length), { askedOn: '2024-07-01', slots, ...known });
      expect(performance.now() - begun).toBeLessThan(15_000);
    },
  );
});
