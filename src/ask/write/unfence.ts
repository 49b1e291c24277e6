/** Format characters nobody sees: zero-width, bidi marks, soft hyphens, tags; and control characters but the line feed. */
const UNSEEN = /[\p{Cf}\p{Variation_Selector}\u0000-\u0009\u000b-\u001f\u007f-\u009f\u115f\u1160\u3164\uffa0]/gu;
/** Whatever looks like an angle bracket, one to a character. */
const ANGLES = '<>＜＞﹤﹥‹›«»≪≫⋘⋙〈〉《》⟨⟩⟪⟫❮❯❰❱˂˃ᐸᐳ⧼⧽︿﹀︽︾〈〉⦑⦒≺≻⪡⪢';
/** Three or more in a row, spaces between them or not: a fence in some form. Nested titles (《〈某〉考》) have two at most. */
const FENCE = new RegExp(`[${ANGLES}](?:[ \\t\\u00a0\\u3000]{0,4}[${ANGLES}]){2,}`, 'g');
const PAIRS: Readonly<Record<string, string>> = {
  '<': '〈',
  '>': '〉',
  '＜': '〈',
  '＞': '〉',
  '﹤': '〈',
  '﹥': '〉',
};

/**
 * Text that is not ours, made safe for a fenced slot of a prompt: no fence of any width or look can be closed or opened
 * by it, no chat-template token (`<|im_end|>`, `[INST]`, `</s>`) and no source key (`[K3]`) can be spelt, and nothing in
 * it is unseen; a lone surrogate, which many servers refuse, becomes U+FFFD. What a reader would read stays, but for the form of brackets.
 */
export function unfence(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(FENCE, ' ')
    .replace(/[<>＜＞﹤﹥]/g, (mark) => PAIRS[mark] ?? ' ')
    .replace(/[[［【](?=\s{0,4}[/A-Za-zＡ-Ｚａ-ｚ])/g, '〔');
}
