/** Simplified radicals that fonts name in place of the letters that look the same (U+2E80 has no NFKC for them). */
const RADICALS =
  '⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⼾户';
const plain = new Map<string, string>();
for (let i = 0; i + 1 < RADICALS.length; i += 2) plain.set(RADICALS.charAt(i), RADICALS.charAt(i + 1));

/** The text with radicals (U+2E80–U+2FD5), which some PDF writers put for plain letters, as those letters. */
export function plainRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fd5]/g, (radical) => plain.get(radical) ?? radical.normalize('NFKC'));
}

/** What a Chinese newspaper prints: ASCII, signs, common Han, kana, full-width forms; what else comes in numbers are glyph numbers. */
const PRINTED =
  /[\s!-~°±·×÷§©®\u02c6-\u02d9\u2000-\u206f\u20a0-\u20bf\u2100-\u27bf\u2e80-\u2fdf\u3000-\u312f\u3200-\u33ff\u4e00-\u9fff\uf900-\ufaff\ufe10-\ufe4f\uff00-\uffef]/g;

/** How many letters are none of any newspaper (private use, control, foreign scripts), and how many there are, white space aside. */
export function oddLetters(text: string): { readonly odd: number; readonly all: number } {
  return { odd: text.replace(PRINTED, '').length, all: text.replace(/\s+/g, '').length };
}
