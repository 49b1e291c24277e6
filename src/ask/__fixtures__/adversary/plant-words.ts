import { findPeople } from '../../../text/people.ts';
import { type BadDraft, type Ground, replaced } from './bases.ts';

const SAYING = /(指出|强调|要求|介绍|表示|说)[，,：:]/;

/** Faults of meaning: what is said not to be, what is planned, who says it, what is quoted. */
export const WORD_PLANTERS: readonly ((ground: Ground, others: readonly Ground[]) => BadDraft | null)[] = [
  (g) => insert(g, 'negation added', /(?:出席|召开|举行|主持|开工|完成|安排|造成|发现)/, '没有'),
  (g) => cut(g, 'negation removed', /没有|未(?!来)|不(?=[要能收会把])/),
  (g) => cut(g, 'planned told as held', /(?<=[\u4e00-\u9fff])将(?=[于在举开]|会)|计划(?=[改建新投])|拟(?=[于建])/),
  (g) => quotation(g),
  (g, others) => speaker(g, others),
  (g, others) => stitched(g, others),
  (g) => appended(g, 'HTML, Markdown and links', '<b>重要</b>，详见[全文](https://evil.example/x)', 'evil.example'),
  (g) => appended(g, 'foreign script', 'according to анонимный источник', 'according to'),
  (g) => appended(g, 'embellished', '，受到社会各界广泛好评，成效显著', '广泛好评'),
];

function insert(ground: Ground, kind: string, rule: RegExp, put: string): BadDraft | null {
  const match = rule.exec(ground.sentence);
  return match && match.index > 2 ? replaced(ground, kind, match.index, match[0], put + match[0]) : null;
}

function cut(ground: Ground, kind: string, rule: RegExp): BadDraft | null {
  const match = rule.exec(ground.sentence);
  return match ? replaced(ground, kind, match.index, match[0], '') : null;
}

function quotation(ground: Ground): BadDraft | null {
  const name = findPeople(ground.sentence)[0]?.name;
  if (!name) return null;
  const reply = `${name}说：“这件事务必一抓到底。”[${ground.key}]`;
  return { kind: 'invented quotation', question: ground.base.question, reply, planted: '一抓到底' };
}

function speaker(ground: Ground, others: readonly Ground[]): BadDraft | null {
  const match = SAYING.exec(ground.sentence);
  const own = match && findPeople(ground.sentence.slice(0, match.index)).at(-1);
  if (!match || !own) return null;
  const other = others
    .flatMap(({ sentence }) => findPeople(sentence))
    .find(({ name }) => name !== own.name && !ground.sentence.includes(name));
  return other ? replaced(ground, 'wrong speaker', own.start, own.name, other.name) : null;
}

/** The subject of one sentence before the predicate of another. */
function stitched(ground: Ground, others: readonly Ground[]): BadDraft | null {
  const own = findPeople(ground.sentence)[0];
  if (!own || own.end > ground.sentence.length - 10) return null;
  const rest = ground.sentence.slice(own.end);
  if (/^[、和与及，]/.test(rest)) return null;
  for (const other of others) {
    const [person] = findPeople(other.sentence);
    if (!person || other.citation.articleId !== ground.citation.articleId) continue;
    if (person.name === own.name || ground.sentence.includes(person.name)) continue;
    const text = person.name + rest;
    const reply = `${text}[${ground.key}][${other.key}]`;
    return { kind: 'stitched from two sentences', question: ground.base.question, reply, planted: text.slice(0, 9) };
  }
  return null;
}

function appended(ground: Ground, kind: string, put: string, planted: string): BadDraft | null {
  const text = ground.sentence.replace(/[。！？]$/, '');
  return { kind, question: ground.base.question, reply: `${text}${put}。[${ground.key}]`, planted };
}
