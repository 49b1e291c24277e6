import type { IndexReader } from '../domain/archive-index.ts';
import { isSurname } from '../text/surnames.ts';

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

/** The people of that surname who bear that office in the archive, the one most often mentioned with it alone. */
export async function namesByTitle(reader: IndexReader, { surname, title }: Address): Promise<readonly string[]> {
  const counts = new Map<string, number>();
  for (const mention of await reader.mentions({ title })) {
    const bears = mention.titles.some(
      (held) => held.endsWith(title) && (title.startsWith('副') || !held.endsWith(`副${title}`)),
    );
    if (bears && mention.name.startsWith(surname)) counts.set(mention.name, (counts.get(mention.name) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 1)
    .map(([name]) => name);
}
