import type { Span } from '../../domain/span.ts';
import type { Agenda, Draft, Scope, Switch } from './event-agenda.ts';
import {
  daysBetween,
  isFollowUp,
  isLookedBackTo,
  isOfEarlierTime,
  isVague,
  leadDay,
  nearDay,
  ownDay,
  sameWhen,
  type When,
} from './event-day.ts';
import { closedBy, isNext } from './event-follow.ts';
import type { Mention } from './event-mention.ts';
import { findMentions } from './event-mentions.ts';
import { levelOf, sameName } from './event-merge.ts';
import { findReferences } from './event-references.ts';
import type { Story, Telling } from './event-story.ts';
import { groupRole } from './participants-roles.ts';

const IN_GROUPS =
  /(?:分头|分别|分赴|分组|分片|分路|兵分)[^,。;]{0,8}(?:走访|慰问|看望|调研|督导|检查|督查|督战|深入|赴|到|前往)/;
const STALE_DAYS = 60;
/** More happenings than any article tells; keeps hostile text linear. */
const MOST_DRAFTS = 60;

/** Gathers the mentions of an article into happenings, and says which sentence speaks of which. */
export function gatherDrafts(story: Story): Agenda {
  return new Gathering(story).run();
}

class Gathering {
  readonly #story: Story;
  readonly #drafts: Draft[] = [];
  readonly #scopes = new Map<Telling, Scope>();

  constructor(story: Story) {
    this.#story = story;
  }

  run(): Agenda {
    const { tellings } = this.#story;
    let current: readonly Draft[] = [];
    for (const [n, telling] of tellings.entries()) {
      if (telling.headline) continue;
      const mentions = telling.toldEnd > telling.start ? this.#mentions(telling) : [];
      const switches: Switch[] = this.#switches(telling, n, current, mentions);
      this.#scopes.set(telling, { switches, current, names: namesOf(mentions) });
      current = switches.at(-1)?.drafts ?? current;
    }
    this.#headlines(tellings.filter((telling) => telling.headline));
    return { drafts: this.#drafts, scopes: this.#scopes };
  }

  /** A lead that sums up who went where (分头走访) leaves the visits themselves to the paragraphs below. */
  #mentions(telling: Telling): Mention[] {
    const mentions = findMentions(this.#story, telling);
    if (mentions.length === 0) return mentions;
    const last = this.#story.tellings.findLast((one) => !one.headline);
    if (telling.paragraph !== 0 || (last?.paragraph ?? 0) < 2) return mentions;
    const text = this.#story.masked.slice(telling.start, telling.toldEnd);
    return IN_GROUPS.test(text)
      ? mentions.filter(({ shape, places }) => shape !== 'visit' || places.length > 0)
      : mentions;
  }

  #switches(telling: Telling, n: number, current: readonly Draft[], mentions: readonly Mention[]): Switch[] {
    const switches: Switch[] = [];
    let latest = current[0] ?? null;
    let together: Draft[] = [];
    for (const mention of mentions) {
      const draft = this.#place(mention, telling, n, latest);
      if (!draft) continue;
      if (!mention.joint) together = [draft];
      else if (!together.includes(draft)) together.push(draft);
      switches.push({ at: mention.reach.start, drafts: together, mention });
      latest = draft;
    }
    switches.push(...findReferences(this.#story, telling, this.#drafts, current, switches));
    return switches.sort((a, b) => a.at - b.at);
  }

  /** The draft that a mention of the body belongs to, made when it tells of something new; null when it only refers. */
  #place(mention: Mention, telling: Telling, n: number, latest: Draft | null): Draft | null {
    const own = ownDay(this.#story, telling, mention);
    const known = this.#drafts.find((draft) => this.#isSame(draft, mention, telling, own));
    if (known) return this.#join(known, mention, telling, own);
    const closed = own && closedBy(this.#story, this.#drafts, mention, own);
    if (closed) return closed;
    if (mention.generic && mention.how === 'scene') return latest;
    if (latest && this.#isSpokenOn(latest, mention, own)) return this.#join(latest, mention, telling, own);
    const when = own ?? this.#inherited(mention, telling, n);
    if (!when || this.#drafts.length >= MOST_DRAFTS || !this.#counts(mention, telling, when)) return null;
    return this.#open(mention, telling, when);
  }

  /** 「会议在市会议中心举行」 behind the sentence that names the meeting tells where it was. */
  #isSpokenOn(latest: Draft, mention: Mention, own: When | null): boolean {
    const { shape, weak } = latest.named.mention;
    const bare = mention.generic && mention.deed === null && mention.holder === '' && length(mention.name) <= 4;
    return bare && !weak && shape === mention.shape && (!own || sameWhen(latest.when, own));
  }

  #inherited(mention: Mention, telling: Telling, n: number): When | null {
    const last = this.#drafts.at(-1);
    const followUp = isFollowUp(this.#story, telling, mention);
    if (last && followUp && mention.how !== 'attended') return { ...last.when, dayPart: null, source: 'follow-up' };
    const near = nearDay(this.#story, this.#story.tellings, n, mention);
    if (near) return followUp ? { ...near, dayPart: null } : near;
    if (mention.shape === 'visit' && this.#tellsOfSeveral(telling)) return leadDay(this.#story);
    if (telling.paragraph > 1 || this.#drafts.length > 0) return null;
    if (isVague(this.#story, telling, mention)) return { from: null, to: null, dayPart: null, source: 'vague' };
    return leadDay(this.#story);
  }

  /** 「昨日，市领导分头走访慰问…」: the lead's day is the day of every visit told below. */
  #tellsOfSeveral(telling: Telling): boolean {
    const lead = this.#story.tellings.filter((one) => one.paragraph === 0);
    return (
      telling.paragraph > 0 && lead.some((one) => IN_GROUPS.test(this.#story.masked.slice(one.start, one.toldEnd)))
    );
  }

  /** Whether a mention that is like no draft tells of a happening of its own. */
  #counts(mention: Mention, telling: Telling, when: When): boolean {
    const own = when.source === 'own';
    if ((mention.status === 'planned' || isLookedBackTo(this.#story, telling, mention)) && !own) return false;
    if (mention.weak && !this.#standsOut(mention, telling, when)) return false;
    if (mention.alone && this.#drafts.length > 0) return false;
    if (mention.generic && mention.shape === 'activity') return false;
    if (
      mention.generic &&
      this.#drafts.length > 0 &&
      !own &&
      mention.deed !== '主持' &&
      !isNext(this.#story, telling, mention, when)
    )
      return false;
    // Whoever is going to another's meeting makes no event of it here.
    if (mention.status === 'planned' && mention.how === 'attended') return false;
    if (this.#namesOtherYear(mention, when)) return false;
    if (!own && isOfEarlierTime(this.#story, telling, mention, when)) return false;
    // 「同村干部座谈」 is a part of the visit told before it.
    const inTelling = this.#drafts.some((draft) => draft.mentions.some((part) => part.telling === telling));
    if ((!own || inTelling) && mention.kind === '座谈' && mention.shape === 'talk' && this.#drafts.length > 0)
      return false;
    if (!own && mention.how === 'attended' && this.#drafts.length > 0) return false;
    if (!own && mention.how === 'scene' && when.source !== 'follow-up') return false;
    if (!own && mention.shape === 'visit' && this.#drafts.length > 0 && !this.#newVisitor(mention, telling, when))
      return false;
    return !this.#isStale(when);
  }

  /** What is told weakly counts at the article's head, with a day of its own or, when it leads to a place, of the lead. */
  #standsOut(mention: Mention, telling: Telling, when: When): boolean {
    if (when.source === 'own') return telling.paragraph <= 1;
    if (mention.shape !== 'visit' || mention.places.length === 0) return false;
    if (this.#drafts.length === 0) return telling.paragraph === 0;
    const rounds = this.#drafts.every((draft) => draft.named.mention.shape === 'visit');
    return rounds && this.#newVisitor(mention, telling, when);
  }

  /** A round-up tells of several people's visits under one date. */
  #newVisitor(mention: Mention, telling: Telling, when: When): boolean {
    const actors = this.#actors(mention, telling);
    const known = this.#drafts.some((draft) => actors.some((name) => draft.actors.has(name)));
    const placed = mention.places.length > 0 || this.#tellsOfSeveral(telling);
    // 「会前，甲到老码头察看」
    if (when.source === 'follow-up' && mention.places.length > 0 && actors.length > 0)
      return !this.#drafts.some((draft) => actors.some((name) => draft.actors.has(name)));
    return when.source === 'near' && actors.length > 0 && !known && placed;
  }

  /** 「2018年…运动会」 told in another year is looked back to. */
  #namesOtherYear(mention: Mention, when: When): boolean {
    const named = /(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])/.exec(this.#nameOf(mention))?.[1];
    const year = when.from === null ? Number.NaN : Number(when.from.slice(0, 4));
    return named !== undefined && Math.abs(Number(named) - year) > 1;
  }

  #isStale(when: When): boolean {
    const reference = this.#story.article.issueDate?.value ?? this.#drafts[0]?.when.from ?? null;
    if (!reference || !when.to) return false;
    const age = daysBetween(when.to, reference);
    return age !== null && age > STALE_DAYS;
  }

  #open(mention: Mention, telling: Telling, when: When): Draft {
    const part = { telling, mention };
    const draft: Draft = { mentions: [part], named: part, when, actors: new Set(this.#actors(mention, telling)) };
    this.#drafts.push(draft);
    return draft;
  }

  #join(draft: Draft, mention: Mention, telling: Telling, own: When | null): Draft {
    const part = { telling, mention };
    draft.mentions.push(part);
    for (const name of this.#actors(mention, telling)) draft.actors.add(name);
    if (own && (draft.when.source !== 'own' || (draft.when.dayPart === null && own.dayPart !== null))) draft.when = own;
    if (this.#isFuller(draft.named.mention, mention)) draft.named = part;
    return draft;
  }

  #isFuller(old: Mention, mention: Mention): boolean {
    if (mention.shape === 'visit' || mention.generic || old.shape === 'visit') return false;
    if (old.generic) return true;
    return mention.how !== 'scene' && !mention.weak && length(mention.name) > length(old.name);
  }

  #isSame(draft: Draft, mention: Mention, telling: Telling, own: When | null): boolean {
    if (own && !sameWhen(draft.when, own)) return false;
    const named = draft.named.mention;
    if ((named.shape === 'visit') !== (mention.shape === 'visit')) return false;
    if (mention.shape === 'visit') return this.#isSameVisit(draft, mention, telling, own);
    if (mention.generic || named.generic)
      return mention.generic && named.generic && mention.how === 'held' && own !== null;
    const [a, b] = [this.#nameOf(mention), this.#nameOf(named)];
    const [x, y] = [levelOf(a, mention.holder), levelOf(b, named.holder)];
    return (x === null || y === null || x === y) && sameName(a, b);
  }

  #isSameVisit(draft: Draft, mention: Mention, telling: Telling, own: When | null): boolean {
    const actors = this.#actors(mention, telling);
    if (actors.length === 0 || draft.actors.size === 0) return own !== null || telling.headline;
    return actors.some((name) => draft.actors.has(name));
  }

  /** Who goes: the people of the telling that stand before the verb and act. */
  #actors(mention: Mention, telling: Telling): string[] {
    if (mention.shape !== 'visit') return [];
    const acting = telling.groups.filter(
      (group) => group.end <= mention.reach.start && groupRole(this.#story.masked, telling.start, group) === 'subject',
    );
    return acting.at(-1)?.people.map((person) => person.name) ?? [];
  }

  #nameOf(mention: Mention): string {
    return this.#story.folded.slice(mention.name.start, mention.name.end);
  }

  /** Headline lines: they confirm what the body tells, and name it where the body does not. */
  #headlines(lines: readonly Telling[]): void {
    const found = lines.map((line) => {
      const mentions = findMentions(this.#story, line);
      return { line, names: namesOf(mentions), switches: this.#headlineSwitches(line, mentions) };
    });
    const main = found.flatMap(({ switches }) => switches)[0]?.drafts ?? this.#drafts.slice(0, 1);
    this.#fillScopes(main);
    for (const { line, switches, names } of found) {
      const references = switches.length > 0 ? [] : findReferences(this.#story, line, this.#drafts, main, []);
      this.#scopes.set(line, { switches: [...switches, ...references], current: main, names });
    }
  }

  /** What only the headline names is what the body speaks of. */
  #fillScopes(main: readonly Draft[]): void {
    if (!main[0]?.mentions[0]?.telling.headline) return;
    for (const [telling, scope] of this.#scopes)
      if (scope.current.length === 0 && scope.switches.length === 0 && this.#drafts.length === 1)
        this.#scopes.set(telling, { ...scope, current: main });
  }

  #headlineSwitches(line: Telling, mentions: readonly Mention[]): Switch[] {
    const switches: Switch[] = [];
    for (const mention of mentions) {
      const own = ownDay(this.#story, line, mention);
      const known = this.#drafts.find((draft) => this.#isSame(draft, mention, line, own)) ?? this.#bareDraft(mention);
      if (known) {
        known.mentions.push({ telling: line, mention });
        if (known.named.mention.generic && !mention.generic) known.named = { telling: line, mention };
        switches.push({ at: mention.reach.start, drafts: [known], mention });
      } else if (this.#drafts.length === 0 && !mention.generic) {
        const when = own ?? leadDay(this.#story);
        if (when && !this.#isStale(when))
          switches.push({ at: mention.reach.start, drafts: [this.#open(mention, line, when)], mention });
      }
    }
    return switches;
  }

  /** The only happening of the body when that has no name of its own. */
  #bareDraft(mention: Mention): Draft | null {
    const [only, second] = this.#drafts;
    const fits = only && !second && only.named.mention.generic && only.named.mention.shape === mention.shape;
    return fits ? only : null;
  }
}

function namesOf(mentions: readonly Mention[]): Span[] {
  // A visit's name holds its own deed, and so do 「与…座谈」 and 「作学术报告」.
  return mentions
    .filter(({ shape, kind, alone }) => shape !== 'visit' && !alone && !(shape === 'talk' && kind === '座谈'))
    .map((mention) => mention.name);
}

function length(span: Span): number {
  return span.end - span.start;
}
