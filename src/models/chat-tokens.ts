/**
 * Tokens of a text, estimated from above: 1.1 for a Han character, kana or full-width mark (tokenizers of Chinese models
 * need 0.6 to 0.7, older ones about 1.1), 1 for a digit (Qwen and Llama 3 count each), 0.4 for a Latin letter, 0.5 for
 * white space and ASCII marks, 3 for anything else.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const char of text) tokens += weight(char.codePointAt(0) ?? 0);
  return Math.ceil(tokens);
}

function weight(code: number): number {
  if (code >= 0x30 && code <= 0x39) return 1;
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return 0.4;
  if (code < 0x80) return 0.5;
  if (code < 0x250) return 0.8;
  return (code >= 0x2000 && code <= 0x206f) || (code >= 0x3000 && code <= 0x9fff) || (code >= 0xff00 && code <= 0xffef)
    ? 1.1
    : 3;
}
