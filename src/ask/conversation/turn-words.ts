import type { QueryPlan } from '../../domain/plan.ts';
import { dropQuestionWords } from '../../text/search-text.ts';
import { contentWords } from '../understand/topic.ts';

/** Words for somebody named before. */
export const PRONOUN = /[他她](?:们|的)?|其(?!他|它|中|实|余|次)|此人|这位|该(?:领导|同志)|这个人/;
const ENDS_ELLIPTIC = /呢[?]?$/;
/** Words that open a turn and add nothing to it. */
export const OPENS_ELLIPTIC = /^(?:那么?|还有|以及|另外|换成|如果是|改成)/;
const EVENT_HEAD = '(?:会议?|活动|仪式|典礼|调研|督导|座谈会?|调度会|推进会|动员会|大会)';
/** 「这个会」, 「会上」, 「当天」: the question speaks of what was told. */
export const SAME_EVENT = new RegExp(
  `(?:这|那|该|本|此)(?:个|次|场|项)?${EVENT_HEAD}(?:上|中)?|^(?:在)?(?:会议?上|会上|会议|仪式上?|活动中?)(?!室)`,
);
/** The day spoken of. */
export const SAME_DAY = /^(?:当天|当日|当时|那天|同一天|同日)/;
/** 「这条新闻」: the report spoken of. */
export const SAME_REPORT =
  /(?:这|那|该|本|此|上面?)(?:个|条|篇|起|则|一条|一篇)?(?:报道|稿件|稿子|新闻|消息|文章|事故?)/;
/** 「10月6日去了哪里」 tells what somebody did and leaves out who. */
const NO_DOER =
  /^(?:还|又|也|都|分别|一共)*(?:去|到|出席|参加|主持|强调|指出|要求|讲|说|做|干|忙|走访|看望|会见|调研|检查|慰问)了?/;
/** 「跟他一起」, 「陪她」: somebody beside the one spoken of. */
export const WITH_SOMEBODY =
  /(?:跟|和|与|同|随|陪)[他她]们?(?:一起|一同|一道|一块|同行|去)[^,。]{0,12}(?:谁|哪[位些个]|有)/;
/** 「还有别人吗」. */
export const OTHERS =
  /^(?:那)?(?:除此之外|此外|另外)?[,]?还?有(?:没有)?(?:别的?人|其他人|别人|谁|哪些人|其他领导|别的领导|哪些领导)(?:吗|没有)?(?:(?:也)?(?:参加|出席|到场|陪同|在场|列席)了?)?(?:吗)?[?]?$/;

/** Whether a turn asks something itself; 「那下午呢」 and 「是朱健」 do not. */
export function asksSomething(plan: QueryPlan, folded: string): boolean {
  return plan.kind !== 'what' || /什么|怎[么样]|为何|如何|[哪谁啥]|多少|吗[?]?$/.test(folded);
}

/** A turn that asks nothing by itself, 「那下午呢」, or of nothing by itself, 「谁主持的」. */
export function isElliptic(plan: QueryPlan, folded: string): boolean {
  const named = plan.people.length + plan.times.length + plan.places.length + plan.titles.length + plan.papers.length;
  if (!asksSomething(plan, folded)) return ENDS_ELLIPTIC.test(folded) || OPENS_ELLIPTIC.test(folded);
  return named === 0 && !PRONOUN.test(folded) && ownWords(plan, folded) <= FEW;
}

/** Characters of its own up to which a question is about what was spoken of: 起火 of 「为什么起火」. */
export const FEW = 2;

/** Characters of what a question says besides asking, for events and deeds. */
export function ownWords({ eventWords, deeds }: QueryPlan, folded: string): number {
  const bare = [...eventWords, ...deeds].reduce((text, word) => text.replaceAll(word, ' '), folded);
  return new Set(contentWords(dropQuestionWords(bare.replace(OPENS_ELLIPTIC, ''))).join('')).size;
}

/** The words of 「那二桥呢」 that name something: 二桥. */
export function bareWords(folded: string): string {
  return folded
    .replace(OPENS_ELLIPTIC, '')
    .replace(ENDS_ELLIPTIC, '')
    .replace(/[?,。!]/g, '')
    .trim();
}

/** Whether a question is about somebody it does not name: 「他…」, or 「10月6日去了哪里」. */
export function speaksOfSomebody(plan: QueryPlan, folded: string): boolean {
  const at = PRONOUN.exec(folded)?.index ?? -1;
  const first = Math.min(
    ...plan.people.map((name) => folded.indexOf(name)).filter((index) => index >= 0),
    folded.length,
  );
  if (at >= 0) return at < first;
  if (plan.people.length + plan.titles.length + plan.places.length > 0) return false;
  const bare = plan.times.reduce((text, time) => text.replace(time.text, ''), folded);
  const asks = ['list', 'count', 'summary'].includes(plan.kind);
  return asks && NO_DOER.test(bare.replace(OPENS_ELLIPTIC, '').replace(/^[,. ]*(?:[上下]午|晚上|当天|那天)/, ''));
}
