/** What may be done by one of two people, at one of two places or times. */
const DEED =
  '主持|宣布|讲话|致辞|出席|参加|带队|陪同|提出|强调|要求|介绍|通报|说|讲|写|采写|拍|拍摄|负责|承建|当选|担任';
const HELD = '召开|举行|举办|开|办|动工|开工|通车|开幕|闭幕|发生|成立|揭牌|见报|刊登';
const DAY =
  '(?:\\d{4}年)?\\d{1,2}(?:月\\d{0,2})?[日号月]?|[一二三四五六七八九十]{1,3}[月日号]|昨天|今天|前天|去年|今年|前年';
const PART = '上午|下午|晚上|早上|中午|夜里|晚间';

/** Rules on folded text: two things to choose from, and what is asked in their place, made of the words in between. */
const CHOICES: readonly (readonly [RegExp, (...words: string[]) => string])[] = [
  [
    new RegExp(`(是|由)[一-龥]{2,4}?(${DEED})([^,还]{0,12}?)的?,?还是(?:是|由)?[一-龥]{2,4}?\\2[^,?]{0,12}?(?=[,?]|$)`),
    (by = '', deed = '', object = '') => `${by}谁${deed}${object}的`,
  ],
  [
    new RegExp(`(${DEED})([^,还]{0,12}?)的(?:是|为)[一-龥]{2,4}还是[一-龥]{2,4}(?=[,?]|$)`),
    (deed = '', object = '') => `${deed}${object}的是谁`,
  ],
  [
    new RegExp(`(?:${DAY}|${PART})(${HELD})?的?,?还是(?:在|是)?(?:${DAY}|${PART})(${HELD})?的?(?=[,?]|$)`),
    (held, again = '') => `什么时候${held ?? again}的`,
  ],
  [
    new RegExp(`在[^,还在]{2,12}?(${HELD})?的?,?还是在[^,?在]{2,12}?(${HELD})?的?(?=[,?]|$)`),
    (held, again = '') => `在哪里${held ?? again}的`,
  ],
];

/**
 * 「是甲主持的还是乙主持的」 asks who hosted: a question that offers two answers is asked as the one that it comes to, for
 * either may be wrong. Any other question as it is. Of folded text.
 */
export function withoutChoices(question: string): string {
  if (!question.includes('还是')) return question;
  for (const [pattern, asked] of CHOICES) {
    const found = pattern.exec(question);
    if (found) return question.replace(found[0], asked(...found.slice(1)));
  }
  return question;
}
