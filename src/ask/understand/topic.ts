import type { QueryPlan } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';
import { pairsOf } from '../../text/pairs.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words that a question uses and an article need not: verbs of asking and attending, measure words, filler. */
const FILLER = new Set(
  (
    '都有 那个 这个 还有 大家 以外 单位 企业 社区 因为 所以 关于 如果 共有 一共有 共设 多长 是在 提到 处 内 至 底 初 多 户 元 起 名 请问 一下 告诉 哪些 哪个 哪里 什么 多少 几个 几次 怎么 怎样 如何 为何 为什么 是否 有没有 有无 什么时候 何时 何地 时候 时间 地方 地点 谁 哪位 ' +
    '一共 总共 共 都 全部 所有 分别 主要 重要 具体 公开 有关 关于 相关 方面 情况 内容 人员 领导 领导人 干部 人 名单 次 场 个 位 名 项 条 起 ' +
    '出席 参加 主持 召开 举行 举办 开展 进行 开 参与 到场 列席 陪同 去 到 来 在 做 干 有 是 的 了 过 和 与 及 或 对 为 把 被 将 由 从 向 于 会议 活动 会 ' +
    '强调 指出 要求 提出 表示 说 讲 谈 讲话 发言 吗 呢 吧 啊 那 这 该 他 她 它 其 他们 自己 我们 报道 新闻 报纸 文章 稿件 当天 当日 当时 上午 下午 晚上 中午 ' +
    '年 月 日 号 天 今年 去年 昨天 昨日 今天 今日 目前 现在 曾 曾经 已经 还 也 就 又 担任 职务 身份 叫 名字 哪 几 些 后 前 中 里 上 下'
  ).split(' '),
);

/** Single characters of grammar and of everyday verbs: joined to a neighbour they would make words that no article has. */
const FUNCTION =
  /^[看说讲去来开办做干问拿用给让叫是有在要会能可就还都也又再最更很多少几个这那哪谁什么怎样因为所以如果但而且或和与及跟同对向从到于由被把将了着过的地得们她他它我你您咱只才没不别该请才]$/;

/**
 * Content words of a question in order, folded and in lower case; fillers and words of asking are left out. A run of
 * characters that the dictionary does not join (a name, 二桥总) is given pair by pair.
 */
export function contentWords(question: string): string[] {
  const found: string[] = [];
  let single = ''; // characters that the dictionary does not join: 林|长, and most names
  const flush = () => {
    if (single.length > 2) found.push(...pairsOf(single));
    else if (single !== '') found.push(single);
    single = '';
  };
  for (const { segment, isWordLike } of segmenter.segment(fold(question).toLowerCase())) {
    const content = isWordLike && !FILLER.has(segment) && !FUNCTION.test(segment);
    if (content && /^[\u4e00-\u9fff]$/.test(segment)) single += segment;
    else flush();
    if (content && (segment.length > 1 || /^[a-z0-9]$/.test(segment))) found.push(segment);
  }
  flush();
  return found;
}

/** Whether the dictionary has the text as one word. */
export function isWord(text: string): boolean {
  return [...segmenter.segment(text)].length === 1;
}

const TITLE =
  /(?:市委|县委|省委|区委|镇委|党委)?(?:副)?(?:书记|市长|县长|区长|省长|镇长|乡长|主席|主任|局长|部长|秘书长|同志)/g;
/** Words of asking that no article needs to say. */
const ABOUT_ASKING =
  /^(?:一起|一同|跟着|又去|都有|还有|哪个|那个|大家|以外|除了|之外|全市|全县|市里|县里|一天|当中|其中|先后|分别|公务|日程|行程|安排|活动|会议)$/;

/**
 * What a list question narrows by besides person, day, place and kind of event: 「朱健出席了哪些关于疫情的会议」 → 疫情.
 * Empty when it narrows by nothing more.
 */
export function topicWords(plan: QueryPlan): string[] {
  let text = fold(plan.question);
  for (const piece of [
    ...plan.times.map((time) => time.text),
    ...plan.people,
    ...plan.places,
    ...plan.eventWords,
    ...plan.deeds,
    ...plan.titles,
  ]) {
    text = text.replaceAll(fold(piece), ' ');
  }
  return contentWords(text.replace(TITLE, ' ')).filter((word) => word.length >= 2 && !ABOUT_ASKING.test(word));
}
