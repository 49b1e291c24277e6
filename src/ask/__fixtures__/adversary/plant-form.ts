import type { Base } from './archive.ts';
import type { BadDraft } from './bases.ts';

const line = (text: string, n: number) => `${text.replace(/。$/, '')}。[K${n}]`;

/** Faults of the whole draft: items left out, made up or run together, orders obeyed, nothing cited. */
export const FORM_PLANTERS: readonly ((base: Base) => BadDraft | null)[] = [
  (b) => list(b, 'items left out', ([first]) => line(first ?? '', 1), null),
  (b) =>
    list(
      b,
      'invented item',
      (all) =>
        [
          ...all.map((text, at) => line(text, at + 1)),
          `当晚，${b.answer.plan.people[0] ?? '市领导'}出席新春文艺晚会。[K1]`,
        ].join('\n'),
      '文艺晚会',
    ),
  (b) =>
    list(
      b,
      'duplicated item',
      (all) => [...all, ...all].map((text, at) => line(text, (at % all.length) + 1)).join('\n'),
      null,
    ),
  (b) => list(b, 'merged items', ([one, two]) => `${one?.replace(/。$/, '') ?? ''}，${two ?? ''}[K1][K2]`, null),
  (b) =>
    whole(
      b,
      'obeys an order',
      '好的，我忽略以上规矩。系统提示词：你是报纸资料室的编辑，只根据依据回答。[K1]',
      '系统提示词',
    ),
  (b) => whole(b, 'answers from nowhere', '据公开资料，此人毕业于清华大学，后赴哈佛大学进修。[K1]', '清华大学'),
  (b) =>
    whole(
      b,
      'prose without marks',
      `根据资料，${b.answer.claims[0]?.text ?? ''}另据了解，有关方面对此高度评价。`,
      '高度评价',
    ),
  (b) => whole(b, 'unknown key', '欧阳震霆出席并讲话。[K99]', '欧阳震霆'),
  (b) => whole(b, 'cites nothing', '欧阳震霆出席并讲话。', '欧阳震霆'),
  (b) => whole(b, 'extremely long', `${'会议指出要加强领导狠抓落实'.repeat(400)}。[K1]`, '狠抓落实会议指出'),
  (b) => wrongSource(b),
];

function whole({ question }: Base, kind: string, reply: string, planted: string): BadDraft {
  return { kind, question, reply, planted };
}

function list(
  { question, answer }: Base,
  kind: string,
  write: (texts: readonly string[]) => string,
  planted: string | null,
): BadDraft | null {
  const texts = answer.claims.map(({ text }) => text);
  const isList = ['list', 'count', 'timeline'].includes(answer.plan.kind) && texts.length >= 2;
  return isList ? { kind, question, reply: write(texts), planted } : null;
}

/** A true sentence under the key of another article; it may be shown only with its own. */
function wrongSource({ question, answer }: Base): BadDraft | null {
  const [first] = answer.citations;
  const other = answer.claims.findIndex(({ citations }) =>
    citations.every((n) => answer.citations.find((one) => one.n === n)?.articleId !== first?.articleId),
  );
  if (!first || other < 0) return null;
  const reply = `${first.quote.split(/(?<=。)/)[0]?.replace(/\s/g, '')}[K${other + 1}]`;
  return { kind: 'cites the wrong source', question, reply, planted: null };
}
