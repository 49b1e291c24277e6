import type { IndexFilter, IndexReader, PersonMention } from '../../domain/archive-index.ts';
import { addDays, type DayRange, rangesMeet } from '../../domain/day.ts';
import { isSurname } from '../../text/surnames.ts';
import { holders } from '../find/role-mentions.ts';

/** 「秦书记」: a surname with an office. */
export interface Address {
  readonly surname: string;
  readonly title: string;
}

const ADDRESS =
  /([\u4e00-\u9fff])((?:副)?(?:书记|市长|县长|区长|省长|州长|镇长|乡长|主席|主任|局长|部长|厅长|院长|校长|秘书长|会长|经理|董事长))/g;

/** Surnames with an office in a question that are not the end of a full name already read. */
export function addressesIn(question: string, named: readonly string[]): Address[] {
  return [...question.matchAll(ADDRESS)].flatMap((match) => {
    const [, surname = '', title = ''] = match;
    const before = question.slice(Math.max(0, match.index - 3), match.index + 1);
    if (!isSurname(surname) || /[市县区省委副正]$/.test(surname) || named.some((name) => before.endsWith(name)))
      return [];
    return [{ surname, title }];
  });
}

/** What else a question says of whoever it addresses. */
export interface AddressSetting {
  /** Days asked about; an office changes hands. */
  readonly days: readonly DayRange[];
  /** Cities named: 衡阳 of 「衡阳的秦书记」. */
  readonly localities: readonly string[];
}

/** Days around the asked ones in which somebody bearing the office is taken to bear it then. */
const AROUND = 120;

/**
 * Who of that surname bears that office in the archive: around the asked days and in the papers of the named city, where
 * these tell of anybody; of several the one most often mentioned.
 */
export async function namesByTitle(
  reader: IndexReader,
  address: Address,
  { days, localities }: AddressSetting,
): Promise<readonly string[]> {
  const papers = reader.holdings.issues.flatMap(({ paper }) =>
    paper !== null && localities.some((city) => paper.startsWith(city)) ? [paper] : [],
  );
  const around = termAround(days);
  const then: IndexFilter = around.length > 0 ? { issueDays: around } : {};
  const there = [...new Set(papers)].map((paper): IndexFilter => ({ ...then, paper }));
  for (const filters of [there, [then], [{}]]) {
    const mentions = (
      await Promise.all(filters.map((filter) => reader.mentions({ title: address.title }, filter)))
    ).flat();
    const name = mostNamed(mentions, address);
    if (name !== null) return [name];
  }
  return [];
}

/** Within so many days of the asked ones whoever bears an office bears it then. */
function termAround(days: readonly DayRange[]): DayRange[] {
  return days.map(({ from, to }) => ({ from: addDays(from, -AROUND), to: addDays(to, AROUND) }));
}

/** Who held an office named in a question around the asked days: 「澜川市委书记5月去了哪里」. */
export async function namesByOffice(
  reader: IndexReader,
  title: string,
  { days }: Pick<AddressSetting, 'days'>,
): Promise<readonly string[]> {
  const mentions = await holders(title, reader);
  const articles = await reader.articles([...new Set(mentions.map((mention) => mention.articleId))]);
  const around = termAround(days);
  const then = mentions.filter(({ articleId }) => {
    const day = articles.get(articleId)?.issueDate?.value ?? null;
    return around.length === 0 || (day !== null && around.some((range) => rangesMeet(range, { from: day, to: day })));
  });
  return [...new Set((then.length > 0 ? then : mentions).map(({ name }) => name))];
}

function mostNamed(mentions: readonly PersonMention[], { surname, title }: Address): string | null {
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    const bears = mention.titles.some(
      (held) => held.endsWith(title) && (title.startsWith('副') || !held.endsWith(`副${title}`)),
    );
    if (bears && mention.name.startsWith(surname)) counts.set(mention.name, (counts.get(mention.name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
