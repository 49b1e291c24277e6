import type { Article } from '../../domain/article.ts';
import type { Day } from '../../domain/day.ts';
import type { Quote } from '../../domain/draft.ts';
import { findDates } from '../../text/dates.ts';
import { fold } from '../../text/fold.ts';
import { sentences } from '../../text/sentences.ts';

/** What a sentence says became of somebody in an office; `proposed` holds none yet, `acting` holds it for the time being. */
type ChangeKind = 'takes' | 'acting' | 'leaves' | 'proposed';

/** An appointment or removal, with the sentence that tells it. */
export interface OfficeChange {
  readonly name: string;
  readonly kind: ChangeKind;
  /** The day that the sentence tells, else that of the issue. */
  readonly day: Day | null;
  readonly quote: Quote;
}

const TELLS_CHANGE = /任|选|免|辞|卸|接替/;
const VERBS =
  '任命|免去|撤销|罢免|不再担任|不再兼任|当选|选举|推选|选出|辞去|卸任|离任|接任|出任|就任|改任|转任|调任|升任|履新|拟任|提名';
const VERB_LIST = VERBS.split('|');
/** Longest place and list of other offices that may stand between the verb and the office. */
const BETWEEN = '[^。;!?]{0,24}?';
const ANY_OFFICE =
  '(?:书记|[省市县区州镇乡村]长|主席|主任|局长|部长|厅长|处长|科长|所长|校长|院长|行长|秘书长|会长|社长|司令员|政委|检察长|总编辑|经理|厂长)';

/** Whether articles may tell a change in an office, by their words alone: thousands that name it need no reading. */
export function mayTellChange(office: string): (article: Article) => boolean {
  const takes = new RegExp(`任[\\u4e00-\\u9fff]{0,12}${escaped(office)}`);
  // Many short searches are faster than one for any of them.
  return ({ text }) => text.includes(office) && (VERB_LIST.some((verb) => text.includes(verb)) || takes.test(text));
}

/** Whether an article may tell a change of somebody's office. */
function mayConcern(text: string, name: string): boolean {
  if (!text.includes(name)) return false;
  const safe = escaped(name);
  return new RegExp(
    `(?:命|免去|撤销|罢免|选举|推选|选出|接受|决定|提名)${safe}|${safe}[^。]{0,24}?(?:${VERBS}|任)`,
  ).test(text);
}

/** Appointments and removals that an article tells of these people, of one office (市长) or of any. */
export function officeChanges(article: Article, names: ReadonlySet<string>, office: string | null): OfficeChange[] {
  const concerned = [...names].filter((name) => mayConcern(article.text, name));
  if (concerned.length === 0) return [];
  return sentences(article.text, article.body).flatMap(({ start, end }) => {
    const text = fold(article.text.slice(start, end)).replace(/\s+/g, '');
    if (!TELLS_CHANGE.test(text) || (office !== null && !text.includes(office))) return [];
    const changes = concerned.flatMap((name) => {
      const kind = text.includes(name) ? changeOf(text, name, office) : null;
      return kind === null ? [] : [{ name, kind }];
    });
    if (changes.length === 0) return [];
    const reference = article.issueDate?.value ?? null;
    const told = findDates(article.text.slice(start, end), { reference, use: 'article' })[0]?.from ?? reference;
    return changes.map((change) => ({ ...change, day: told, quote: { articleId: article.id, start, end } }));
  });
}

/** What the words beside a name say of it: 「任命甲为市长」, 「甲不再担任市长职务」, 「乙任市长」. */
function changeOf(text: string, name: string, office: string | null): ChangeKind | null {
  const held = office === null ? ANY_OFFICE : `(?<!副)${escaped(office)}`;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, behind] = [text.slice(Math.max(0, at - 8), at), text.slice(at + name.length)];
    for (const { ahead, verb, kind } of WAYS) {
      if (ahead && !ahead.test(before)) continue;
      const match = new RegExp(`^(?:同志)?${verb}(${BETWEEN})(${held})(候选人)?`).exec(behind);
      if (!match) continue;
      const [, between = '', , candidate] = match;
      if (candidate) return kind === 'leaves' ? kind : 'proposed';
      if (/(?:原|前)$/.test(between) || /不再|免去|辞去|[\u4e00-\u9fff]{2,3}(?:任|为)/.test(between)) continue;
      if (/拟$|拟任|提名/.test(before + verb)) return kind === 'leaves' ? kind : 'proposed';
      return kind === 'takes' && /代理?$/.test(between) ? 'acting' : kind;
    }
  }
  return null;
}

/** How a sentence tells a change: the words ahead of the name, where they matter, and the verb behind it. */
const WAYS: readonly { readonly ahead?: RegExp; readonly verb: string; readonly kind: ChangeKind }[] = [
  { verb: '(?:[^。;!?,]{0,6})?(?:不再担任|不再兼任|辞去|卸任|离任)', kind: 'leaves' },
  { ahead: /(?:免去|撤销|罢免|接受)$/, verb: '(?:的|辞去)?', kind: 'leaves' },
  { verb: '[^。;!?]{0,20}?拟(?:任|提名)', kind: 'proposed' },
  { ahead: /(?:任命|选举|推选|选出|决定|通过|提名)$/, verb: '(?:为|任|担任)', kind: 'takes' },
  { verb: ',?(?:提名|推荐)为', kind: 'proposed' },
  {
    verb: '(?:现?已经?)?(?:于[^。;!?,]{1,8})?(?:当选为?|出任|接任|就任|担任|改任|转任|调任|升任|履新|任)',
    kind: 'takes',
  },
];

function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
