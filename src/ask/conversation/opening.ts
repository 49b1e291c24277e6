/** How a turn begins, and what it says after that. */
export interface Opening {
  /** `forget`: 「换个话题」; `correct`: 「不对，我问的是…」. */
  readonly turn: 'plain' | 'forget' | 'correct';
  /** The question without its opening; empty when it is nothing else. */
  readonly rest: string;
  /** What a correction takes back: 他 of 「不是他,是朱健」; empty when it does not say. */
  readonly dropped: string;
}

const FORGET =
  /^(?:好的?|行|嗯|那)?[,。! ]{0,2}(?:(?:我们|咱们)?换(?:一)?个(?:话题|问题)|另外?再?(?:请?问|打听)(?:一下|一个|一件|个|件)(?:别的|其他的?)?(?:问题|事儿?)?|再?(?:问|说|聊)(?:一?个|点|一下)?(?:别的|其他的?|另外的?)(?:问题|事儿?|话题)?|别的(?:话题|问题))(?:吧|了|[:,。! ]){0,3}/;
const WRONG =
  /^(?:(?:不对|不是的?|错了|不|(?:你|我)?(?:搞|弄|说|问|看|答|写|打)错了|更正一下|纠正一下|等等|等一下)[,。!; ]{1,2}){1,2}/;
const I_MEAN =
  /^(?:我|刚才|其实|本来|要|想|是){0,4}(?:问|说|指|讲)(?:的)?(?:其实|应该|应当)?(?:是)?(?!不)|^(?:应该|应当)是|^是指?(?=\S)/;
const NOT_BUT =
  /^(?:我?(?:问|说|指)的)?不是(?:问|说|指)?([^,。吗]{1,16}?)(?:[,。; ]{1,2}(?:而?是|我?(?:问|说|指)的是)|而?是(?!不是|谁|什么|哪))([^,。]{1,60})$/;
const BUT_NOT = /^(?:我?(?:问|说|指)的)?是([^,。]{1,24}),(?:而)?不是([^,。吗]{1,16})$/;

/** What is said for politeness: 「你好,请问」, 「麻烦帮我查一下」. */
const POLITE =
  /^(?:(?:你好呀?|您好|嗨|hello|hi|早上好|上午好|下午好|晚上好)[,。!~ ]{1,2})?(?:(?:请问|请教)(?:一下|下)?|(?:请|麻烦|劳驾)?(?:你|您)?(?:帮我|帮忙|给我|替我)(?:查|找|看|搜)(?:一查|一下|一找|找|查|下)|我想(?:知道|了解|(?:问|查)(?:一下|下))|(?:请)?告诉我)?[,:。 ]{0,2}/i;

/** Reads how a folded question begins. 「不是…吗」 asks and corrects nothing. */
export function openingOf(whole: string): Opening {
  const folded = whole.replace(POLITE, '') || whole;
  const plain = { turn: 'plain', rest: folded, dropped: '' } as const;
  const forget = FORGET.exec(folded);
  if (forget) return forgetting(folded.slice(forget[0].length));
  if (/[吗么][?]?$/.test(folded)) return plain;
  const said = folded.replace(WRONG, '').replace(/[。!]$/, '');
  const notBut = NOT_BUT.exec(said);
  if (notBut) return correction(notBut[2], notBut[1]);
  const butNot = BUT_NOT.exec(said);
  if (butNot) return correction(butNot[1], butNot[2]);
  const meant = I_MEAN.exec(said);
  const wrong = said.length < folded.replace(/[。!]$/, '').length;
  if (wrong) return correction(said.slice(meant?.[0].length ?? 0), '');
  return meant && /^(?:我|刚才|其实|应该|应当)/.test(meant[0]) && /[问说指讲]|应该是|应当是/.test(meant[0])
    ? correction(said.slice(meant[0].length), '')
    : plain;
}

/** 「另外问一下，他是谁」 still speaks of him. */
function forgetting(rest: string): Opening {
  return { turn: /^[他她]/.test(rest) ? 'plain' : 'forget', rest, dropped: '' };
}

function correction(rest = '', dropped = ''): Opening {
  const meant = rest.trim().replace(/^(?:问|说|指)(?=[^题明责导出])/, '');
  return { turn: 'correct', rest: meant, dropped: dropped.trim() };
}
