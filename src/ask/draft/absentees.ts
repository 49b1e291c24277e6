import type { Article } from '../../domain/article.ts';
import type { Quote } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import { findPeople } from '../../text/people.ts';
import { sentences } from '../../text/sentences.ts';

/** Somebody of whom a report says that they stayed away, in its own clause. */
interface Absentee {
  /** Null where nobody can be told apart from the title. */
  readonly name: string | null;
  /** 「市政府秘书长冉光因公出差请假」 */
  readonly text: string;
  readonly quote: Quote;
}

const AWAY =
  /请假|缺席|(?:未|没|没有|不)能?(?:出席|参加|到会|到场|与会)|委托[^，。；]{0,24}(?:出席|参加|主持|代表|宣读|与会)/;

/** Somebody's office stands before what they did. */
const TITLED =
  /(?:书记|[省市县区州镇乡局部厅院校]长|主席|主任|秘书长|代表|委员|同志)[\u4e00-\u9fff]{2,4}?(?:因|请假|缺席|未)/;

/** People whom a report of an event tells to have stayed away: 请假, 缺席, or in whose stead another came. */
export function absenteesOf(event: NewsEvent, article: Article, others: readonly NewsEvent[]): Absentee[] {
  if (!AWAY.test(article.text)) return [];
  const names = [...new Set(findPeople(article.text).map(({ name }) => name))];
  return sentences(article.text, article.body).flatMap(({ start, end }) => {
    const text = article.text.slice(start, end);
    if (!AWAY.test(text) || !isOf(event, start, others)) return [];
    return clausesOf(text, names).flatMap((clause) => {
      if (!AWAY.test(clause)) return [];
      const people = names
        .filter((name) => clause.includes(name))
        .sort((a, b) => clause.indexOf(a) - clause.indexOf(b));
      const name = /委托/.test(clause) && !/请假|缺席/.test(clause) ? whoSent(clause, people) : people[0];
      if (name === undefined && !TITLED.test(clause)) return [];
      return [
        { name: name ?? null, text: clause.replace(/[，,。；;]$/, ''), quote: { articleId: article.id, start, end } },
      ];
    });
  });
}

/** A sentence belongs to the event told last before it in its article. */
function isOf(event: NewsEvent, start: number, others: readonly NewsEvent[]): boolean {
  const before = others
    .filter(({ articleId, quote }) => articleId === event.articleId && quote.start <= start)
    .sort((a, b) => b.quote.start - a.quote.start)[0];
  return before === undefined || before.id === event.id || before.quote.start === event.quote.start;
}

/** 「受市委书记林向北委托，沈知秋出席会议」 is one clause; 「冉光请假，范大勇发言」 are two. */
function clausesOf(sentence: string, names: readonly string[]): string[] {
  const parts = sentence.split(/(?<=[，,；;])/);
  const clauses: string[] = [];
  for (const part of parts) {
    const last = clauses.at(-1);
    const goesOn = /委托[，,]$/.test(last ?? '') || !names.some((name) => part.includes(name));
    if (last !== undefined && goesOn) clauses[clauses.length - 1] = last + part;
    else clauses.push(part);
  }
  return clauses;
}

/** 「受甲委托，乙出席」, 「甲委托乙出席」: who was not there himself. */
function whoSent(clause: string, people: readonly string[]): string | undefined {
  const at = clause.indexOf('委托');
  return people.filter((name) => clause.indexOf(name) < at).at(-1);
}
