import { fold } from '../../text/fold.ts';

/** Longest term that is asked about, in characters. */
const LONGEST_TERM = 24;

const ASKING =
  /^(?:[^,。]{0,6}(?:介绍|解释|说明|说说|告诉我)(?:一下|下)?|请问|那么?)?(?:到底|究竟)?(?:什么|啥)(?:是|叫做?|才是)|(?:是|到底|究竟)*(?:个|的)?(?:什么|啥)意思|(?:是|究竟|到底)*(?:指|意味着)(?:的是)?(?:什么|啥)(?:样的[^,。]{0,6})?|的?(?:含义|定义|意思|涵义|全称|全名|简称|俗称|别名)(?:是|叫)?(?:什么|啥)|(?:到底|究竟)?是(?:怎样|怎么样|什么样|一个怎样|一个什么样).*$|(?:应该?|该)?(?:如何|怎么)定义|(?:报道|文)[中里]|所谓的?|请问|[?呢吗]|这个词|一词|在[^,。]{1,8}[中里上](?:是|指|$)|么$/g;

/** The thing that is asked about, without quotation marks; null when the question names none. */
export function askedTerm(question: string): string | null {
  const folded = fold(question).trim();
  const quoted = /[“「『"《]([^”」』"》]{2,24})[”」』"》]/.exec(folded)?.[1];
  const term = quoted ?? folded.replace(ASKING, '').replace(/[\s,。、:;“”"「」]/g, '');
  return term.length >= 2 && term.length <= LONGEST_TERM ? term : null;
}
