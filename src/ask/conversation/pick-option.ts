import type { AskedBack } from '../../domain/answer.ts';
import type { Slots } from '../../domain/conversation.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { pairsOf } from '../../text/pairs.ts';
import { numeral } from './told-item.ts';

const NUMBER =
  /^(?:我?(?:问|说|要|选)的?(?:是)?|是)?第?([一二三四五六七八九十]{1,3}|\d{1,2})(?:个|项|条|种|次|场|位)?(?:那个|的|吧|呢)?[。.!)]?$/;
const LAST = /^(?:是)?最后(?:一|那)?(?:个|项|条|种|次|场|位)?(?:的|吧)?[。.!]?$/;
const YES =
  /^(?:是|是的|是啊|对|对的|对啊|对呀|嗯|嗯嗯|没错|正是|就是|就是他|就是她|是他|是她|好|好的|要|可以|行|yes|ok)[,。.! ]*$/i;
/** Words around a label: 「我问的是朔宁的」, 「开港那个」. */
const AROUND =
  /^(?:我?(?:想|要)?(?:问|说|指|选)的?(?:是)?|就?是|那?就|那)|(?:的那?(?:个|次|场|位|种)?|那(?:个|次|场|位)(?:会议?|活动|仪式)?|吧|呢|啊)?[。.!?]?$/g;
/** Longest turn that is read as a pick, in characters. */
const LONGEST = 30;
/** Words that ask: what has them is a question of its own. */
const ASKS =
  /[谁吗么哪]|什么|多少|几[个次名位点]|怎|为何|是否|有没有|[?]$|^(?:还有|再|换|详细|具体|另外|其中|那么)|呢$/;

/**
 * The question that a turn means when it answers what was asked back: 「第2个」, 「湖南的」, 「是的」 where one was offered, or
 * the words that the earlier question left open. Null when nothing was asked back, or the turn is a question of its own.
 */
export function pickedQuestion(question: string, { asked }: Slots): string | null {
  if (asked === undefined || question.length > LONGEST * 2) return null;
  const folded = fold(question).trim();
  const option = optionPicked(folded, asked.options);
  if (option) return option.question;
  if (asked.around === null || folded.length > LONGEST || ASKS.test(folded) || /^不/.test(folded)) return null;
  const words = folded.replace(AROUND, '').trim();
  return words.length < 2 ? null : asked.around[0] + words + asked.around[1];
}

function optionPicked(folded: string, options: readonly AskedBack[]): AskedBack | null {
  const [only, ...others] = options;
  if (only === undefined) return null;
  if (others.length === 0 && YES.test(folded)) return only;
  if (LAST.test(folded)) return options.at(-1) ?? null;
  const number = NUMBER.exec(folded)?.[1];
  if (number !== undefined) return options[numeral(number) - 1] ?? null;
  if (folded.length > LONGEST || ASKS.test(folded) || /^不/.test(folded)) return null;
  return byLabel(searchForm(folded.replace(AROUND, '')), options);
}

/** The one option whose label the words name, whole or by a pair of characters that no other label has. */
function byLabel(words: string, options: readonly AskedBack[]): AskedBack | null {
  if (words.length < 2) return null;
  const labels = options.map((option) => ({ option, label: searchForm(option.label) }));
  const whole = labels.filter(({ label }) => label.includes(words) || words.includes(label));
  if (whole.length === 1) return whole[0]?.option ?? null;
  const pairs = pairsOf(words);
  const shared = labels
    .map(({ option, label }) => ({ option, count: pairs.filter((pair) => label.includes(pair)).length }))
    .filter(({ count }) => count >= Math.max(1, pairs.length / 2))
    .toSorted((a, b) => b.count - a.count);
  const [best, second] = shared;
  return best && best.count > (second?.count ?? 0) ? best.option : null;
}
