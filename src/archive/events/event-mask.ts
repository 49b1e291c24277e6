const PAIRS: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』', '《': '》', '(': ')', '"': '"' };
/** A happening whose whole name is quoted shows what it is: 「举办“迎新春书画展”」. */
const NAMED =
  /(?:活动|仪式|典礼|晚会|会议|座谈会|报告会|分享会|音乐会|演唱会|发布会|推介会|运动会|招聘会|故事会|朗诵会|论坛|讲座|[大比竞联决]赛|[画影书作文艺师题主]展|(?<![季环细情章春礼枝关过])节|培训班|训练营|夏令营|嘉年华|马拉松)$/;
/** What stands for a blanked character. */
export const MASK = '\ue000';
const LONGEST_QUOTE = 400;

/**
 * Blanks what stands between a mark and its closing mark on the same line, but for the last word of a quoted name that
 * says what happened.
 */
export function maskQuotes(folded: string): string {
  const out: string[] = [];
  let [at, closed] = [0, -1];
  for (const match of folded.matchAll(/[“「『《("]/g)) {
    if (match.index <= closed) continue;
    const start = match.index + 1;
    const ahead = folded.slice(start, start + LONGEST_QUOTE);
    const length = ahead.indexOf(PAIRS[match[0]] ?? '');
    if (length < 0 || ahead.lastIndexOf('\n', length) >= 0) continue;
    const names = match[0] !== '《' && match[0] !== '(' && length >= 5;
    const shown = names ? (NAMED.exec(ahead.slice(Math.max(0, length - 4), length))?.[0].length ?? 0) : 0;
    out.push(folded.slice(at, start), MASK.repeat(length - shown), ahead.slice(length - shown, length));
    [at, closed] = [start + length, start + length];
  }
  return at === 0 ? folded : out.join('') + folded.slice(at);
}
