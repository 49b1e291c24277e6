import type { Article } from '../../domain/article.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { localityOf } from '../understand/localities.ts';

/** One of the people who bear a name, as far as the archive tells them apart. */
export interface Namesake {
  /** Titles printed with the name, as they came. */
  readonly titles: readonly string[];
  readonly articles: ReadonlySet<ArticleId>;
  /** Cities that the papers telling of them are named after. */
  readonly localities: readonly string[];
}

/** What an article tells of somebody; articles of one paper that tell the same share a profile. */
interface Profile {
  readonly articleIds: readonly ArticleId[];
  readonly titles: readonly string[];
  readonly walks: ReadonlySet<string>;
  readonly paper: string | null;
  readonly locality: string | null;
  /** Whether one of its articles names a city or county. */
  readonly names: (place: string) => boolean;
}

/** Walks of life that a title tells. Deputies and members of councils come from all of them and tell nothing. */
const WALKS: readonly (readonly [string, RegExp])[] = [
  [
    'official',
    /(?:书记|[省市县区州镇乡]长|[^院]主席|局长|部长|厅长|秘书长|常委|(?:局|办|委|会)主任|科长|处长|专员|干部|巡视员|检察长)$/,
  ],
  ['medical', /(?:医生|医师|护士|护士长|药师|医院[^法]{0,4}(?:院长|主任))$/],
  ['school', /(?:教师|老师|教授|校长|班主任|学生|同学|辅导员|研究生|博士生)$/],
  ['business', /(?:董事长|总经理|经理|老板|店主|创始人|总裁|厂长|个体户)$/],
  ['villager', /(?:村民|居民|市民|农民|社员|种植户|养殖户|农户|业主|乘客|游客|读者)$/],
  ['law', /(?:民警|警察|交警|法官|审判长|审判员|检察官|律师|被告人?|嫌疑人|原告)$/],
  ['stage', /(?:运动员|选手|教练|队员|球员|演员|歌手|作家|画家|书法家|诗人|导演)$/],
];
const LOCAL_OFFICE = /[市县区镇乡村]/;
const WIDER_OFFICE = /[省国]|中央|全军/;

/**
 * The people behind one name among the participants of events: told apart by walk of life, and local officials by the
 * city of the paper. Two articles that share a title tell of one person; what contradicts nobody joins the person of
 * its own paper, else the one named most often.
 */
export function namesakesOf(
  name: string,
  events: readonly NewsEvent[],
  articles: ReadonlyMap<ArticleId, Article>,
): readonly Namesake[] {
  const people: Profile[][] = [];
  const profiles = profilesOf(name, events, articles);
  for (const profile of profiles.toSorted((a, b) => b.titles.length - a.titles.length)) {
    const open = people.filter((person) => !person.some((known) => contradicts(known, profile)));
    const joined =
      open.find((person) => person.some((known) => sharesTitle(known, profile))) ??
      open.find((person) => person.some((known) => known.paper === profile.paper)) ??
      open.toSorted((a, b) => articlesOf(b).length - articlesOf(a).length)[0];
    if (joined) joined.push(profile);
    else people.push([profile]);
  }
  return people.map((person) => ({
    titles: [...new Set(person.flatMap((profile) => profile.titles))],
    articles: new Set(articlesOf(person)),
    localities: [...new Set(person.flatMap(({ locality }) => locality ?? []))],
  }));
}

function articlesOf(person: readonly Profile[]): ArticleId[] {
  return person.flatMap((profile) => profile.articleIds);
}

/**
 * The namesakes that a question means: by a title beside the name (「医生王伟」, 「王伟医生」), by the city of their paper;
 * all of them when it says neither, none when the title is of another walk of life than theirs.
 */
export function meantNamesakes(question: string, name: string, all: readonly Namesake[]): readonly Namesake[] {
  const walk = walkBeside(question, name);
  const namesakes = all.filter(({ titles }) => {
    const walks = walksOf(titles);
    return walk === null || walks.size === 0 || walks.has(walk);
  });
  const titled = namesakes.filter(({ titles }) => titles.some((title) => standsBeside(question, name, title)));
  const left = titled.length > 0 ? titled : namesakes;
  const there = left.filter(({ localities }) => localities.some((city) => question.includes(city)));
  return there.length > 0 ? there : left;
}

/** The walk of life that a title beside the name tells. */
function walkBeside(question: string, name: string): string | null {
  const at = question.indexOf(name);
  if (at < 0) return null;
  const [before, behind] = [question.slice(Math.max(0, at - 6), at), question.slice(at + name.length)];
  const words = [before, ...[2, 3, 4].map((length) => behind.slice(0, length))];
  return WALKS.find(([, pattern]) => words.some((word) => word.length >= 2 && pattern.test(word)))?.[0] ?? null;
}

/** The last two to four letters of a title beside the name: 内科主任王伟 for 市第三人民医院内科主任. */
function standsBeside(question: string, name: string, title: string): boolean {
  return [4, 3, 2].some((length) => {
    const tail = title.slice(-length);
    return tail.length >= 2 && (question.includes(tail + name) || question.includes(name + tail));
  });
}

function profilesOf(name: string, events: readonly NewsEvent[], articles: ReadonlyMap<ArticleId, Article>): Profile[] {
  const titles = new Map<ArticleId, Set<string>>();
  for (const { articleId, participants } of events) {
    for (const person of participants) {
      if (person.name !== name) continue;
      const known = titles.get(articleId) ?? new Set();
      for (const title of person.titles) known.add(title);
      titles.set(articleId, known);
    }
  }
  const profiles = new Map<string, Profile & { readonly articleIds: ArticleId[] }>();
  for (const [articleId, held] of titles) {
    const paper = articles.get(articleId)?.paper?.value ?? null;
    const key = JSON.stringify([paper, [...held].sort()]);
    const known = profiles.get(key);
    if (known) known.articleIds.push(articleId);
    else {
      const locality = paper && localityOf(paper);
      const articleIds = [articleId];
      const names = (place: string) => articleIds.some((id) => articles.get(id)?.text.includes(place) ?? false);
      profiles.set(key, { articleIds, titles: [...held], walks: walksOf(held), paper, locality, names });
    }
  }
  return [...profiles.values()];
}

function walksOf(titles: Iterable<string>): ReadonlySet<string> {
  return new Set([...titles].flatMap((title) => WALKS.find(([, pattern]) => pattern.test(title))?.[0] ?? []));
}

function contradicts(a: Profile, b: Profile): boolean {
  if (sharesTitle(a, b) && (a.locality === b.locality || !a.titles.some((title) => b.titles.includes(title))))
    return false;
  if (a.walks.size > 0 && b.walks.size > 0 && ![...a.walks].some((walk) => b.walks.has(walk))) return true;
  if (a.locality === null || b.locality === null || a.locality === b.locality) return false;
  // A city's paper tells of its counties: the county's own head is no other person there.
  if (a.names(b.locality) || b.names(a.locality)) return false;
  return isLocal(a) && isLocal(b);
}

function isLocal({ walks, titles, locality }: Profile): boolean {
  const names = titles.some((title) => locality !== null && title.includes(locality));
  return (
    walks.has('official') &&
    (names || titles.some((title) => LOCAL_OFFICE.test(title))) &&
    !titles.some((title) => WIDER_OFFICE.test(title))
  );
}

/** One title in common; 「青石县委书记」 is the 「县委书记」 of a paper of 青石. */
function sharesTitle(a: Profile, b: Profile): boolean {
  return a.titles.some((title) => b.titles.some((other) => isSameOffice(title, other, a, b)));
}

function isSameOffice(title: string, other: string, a: Profile, b: Profile): boolean {
  if (title === other) return true;
  const [long, short, own] = title.length > other.length ? [title, other, b] : [other, title, a];
  const place = long.endsWith(short) ? long.slice(0, -short.length).replace(/[省市县区]$/, '') : '';
  return place !== '' && own.locality !== null && place === own.locality;
}
