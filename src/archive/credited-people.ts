import type { Article } from '../domain/article.ts';
import type { PersonFacet } from '../domain/facet.ts';
import type { Span } from '../domain/span.ts';

/**
 * The people of an article with those that its byline credits, whose role (记者, 通讯员, 摄影 …) is a title there: who wrote
 * something is looked up by name like everybody else. Credits that stand in no line of the text are left out.
 */
export function withCredited(article: Article, people: readonly PersonFacet[]): PersonFacet[] {
  const all = [...people];
  for (const { role, name } of creditsOf(article)) {
    const span = creditIn(article, name);
    if (!span) continue;
    const at = all.findIndex((person) => person.start < span.end && span.start < person.end);
    const known = all[at];
    if (!known) all.push({ ...span, name, titles: [role] });
    else if (known.name === name && !known.titles.some((title) => title.includes(role)))
      all[at] = { ...known, titles: [...known.titles, role] };
  }
  return all.sort((a, b) => a.start - b.start);
}

function creditsOf({ byline }: Article): { readonly role: string; readonly name: string }[] {
  return [
    ...byline.reporters.map((name) => ({ role: '记者', name })),
    ...byline.correspondents.map((name) => ({ role: '通讯员', name })),
    ...byline.others,
  ];
}

/** Where the name is printed outside the body, gaps between its letters allowed; in the body where it stands nowhere else. */
function creditIn({ text, body }: Article, name: string): Span | null {
  const printed = new RegExp(
    [...name].map((char) => char.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')).join('\\s{0,4}'),
    'g',
  );
  const spans = [...text.matchAll(printed)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return spans.find(({ start, end }) => end <= body.start || start >= body.end) ?? spans[0] ?? null;
}
